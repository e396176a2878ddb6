-- Every load that has rows.
SELECT DISTINCT load FROM delivery ORDER BY load

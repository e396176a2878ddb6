-- Every load that has rows.
SELECT DISTINCT load
FROM (SELECT load FROM delivery UNION ALL SELECT load FROM campaign_day UNION ALL SELECT load FROM reach)
ORDER BY load

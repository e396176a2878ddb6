-- How many rows each load has.
SELECT load, toUInt64(count()) AS row_count
FROM delivery
GROUP BY load
ORDER BY load

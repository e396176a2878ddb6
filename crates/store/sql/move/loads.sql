-- How many rows each load has in a table.
SELECT load, count() AS row_count FROM {table:Identifier} GROUP BY load ORDER BY load

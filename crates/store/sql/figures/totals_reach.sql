-- Reach of totals rows for exactly one window.
SELECT load, entity, reach
FROM reach
WHERE load IN ({loads:Array(UInt64)}) AND from = {from:Date} AND to = {to:Date}
ORDER BY load, entity

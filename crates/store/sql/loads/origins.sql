-- Where kept rows were copied from.
SELECT DISTINCT load, origin
FROM delivery
WHERE load IN ({loads:Array(UInt64)}) AND origin != 0
ORDER BY load, origin

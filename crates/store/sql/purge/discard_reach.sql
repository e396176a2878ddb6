-- Removes all rows of some loads.
DELETE FROM reach WHERE load IN ({loads:Array(UInt64)})

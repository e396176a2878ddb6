-- Removes all rows of some loads.
DELETE FROM delivery WHERE load IN ({loads:Array(UInt64)})

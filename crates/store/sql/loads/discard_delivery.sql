-- Removes what a load left behind.
DELETE FROM delivery WHERE load = {load:UInt64}

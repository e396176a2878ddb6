-- Removes what a load left behind.
DELETE FROM reach WHERE load = {load:UInt64}

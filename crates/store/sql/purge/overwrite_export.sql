-- The name in backticks, since the engine refuses the bare word in an ALTER.
-- Writes the parts that hold hidden rows anew, without them.
ALTER TABLE `export` APPLY DELETED MASK SETTINGS mutations_sync = 2

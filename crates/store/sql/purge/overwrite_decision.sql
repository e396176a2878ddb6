-- Writes the parts that hold hidden rows anew, without them.
ALTER TABLE decision APPLY DELETED MASK SETTINGS mutations_sync = 2

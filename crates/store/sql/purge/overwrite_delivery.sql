-- Writes the parts that hold hidden rows anew, without them.
ALTER TABLE delivery APPLY DELETED MASK SETTINGS mutations_sync = 2

-- Writes the parts that hold hidden rows anew, without them.
ALTER TABLE campaign_day APPLY DELETED MASK SETTINGS mutations_sync = 2

-- Of two closers that publish the same version at once, only one row is taken.
ALTER TABLE publication MODIFY SETTING non_replicated_deduplication_window = 1000

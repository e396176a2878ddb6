-- A numbered statement has run.
INSERT INTO schema_version SELECT {version:UInt32}, now64(3)

-- The lines of the journal after a version.
SELECT version, line FROM publication WHERE version > {after:UInt32} ORDER BY version

-- The last version of the journal; 0 before the first.
SELECT max(version) FROM publication

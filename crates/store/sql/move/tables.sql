-- The tables of the books, but for the version of the schema; the journal last, so that nothing is
-- visible before the rows behind it are there.
SELECT name FROM system.tables
WHERE database = currentDatabase() AND name != 'schema_version' AND endsWith(engine, 'MergeTree')
ORDER BY name = 'publication', name

-- How many rows the tables of a database hold, but for the version of the schema.
SELECT toUInt64(sum(ifNull(total_rows, 0))) FROM system.tables
WHERE database = currentDatabase() AND name != 'schema_version' AND endsWith(engine, 'MergeTree')

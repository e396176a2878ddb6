-- How many of the books' tables are held by replicas: all, or none. The journal speaks for them.
SELECT count() FROM system.tables
WHERE database = currentDatabase() AND name = 'publication' AND startsWith(engine, 'Replicated')

-- The tables that are there.
SELECT name FROM system.tables WHERE database = currentDatabase() ORDER BY name

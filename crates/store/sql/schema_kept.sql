-- How the books' tables are kept. The journal speaks for them.
SELECT engine FROM system.tables WHERE database = currentDatabase() AND name = 'publication'

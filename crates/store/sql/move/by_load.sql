-- The tables whose rows lie under a load.
SELECT table FROM system.columns WHERE database = currentDatabase() AND name = 'load' ORDER BY table

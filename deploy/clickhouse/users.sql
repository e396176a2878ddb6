-- Database and users of Reachline on a ClickHouse server; docs/server.md says which command needs
-- which. Run it as an administrator, once:
--
--     clickhouse-client --multiquery < users.sql
--
-- Put the SHA-256 of each password in first (printf %s "$PASSWORD" | sha256sum): as it is, the
-- server refuses it. On a cluster, add ON CLUSTER to each statement that creates or grants.

CREATE DATABASE IF NOT EXISTS reachline;

-- `migrate` and `move`: creates tables, changes their settings, and fills them once. Where the server
-- says `table_engines_require_grant`, add TABLE ENGINE ON MergeTree (or ReplicatedMergeTree).
CREATE USER IF NOT EXISTS reachline_migrator IDENTIFIED WITH sha256_hash BY 'SHA-256 of the password';
GRANT CREATE TABLE, ALTER SETTINGS, SELECT, INSERT ON reachline.* TO reachline_migrator;
GRANT CLUSTER ON *.* TO reachline_migrator;
GRANT SELECT ON system.tables TO reachline_migrator;
GRANT SELECT ON system.columns TO reachline_migrator;

-- What takes exports in, closes and decides: adds rows, and removes those that a purge or a sending
-- that was cut short leaves behind. It creates and drops nothing.
CREATE USER IF NOT EXISTS reachline_writer IDENTIFIED WITH sha256_hash BY 'SHA-256 of the password';
GRANT SELECT, INSERT, ALTER DELETE ON reachline.* TO reachline_writer;
GRANT SELECT ON system.tables TO reachline_writer;
GRANT SELECT ON system.parts TO reachline_writer;

-- Questions: the books' tables by name, so that a new one is closed until somebody opens it; `token`
-- is not among them. It may set how its own questions run, and change nothing.
CREATE USER IF NOT EXISTS reachline_reader IDENTIFIED WITH sha256_hash BY 'SHA-256 of the password'
SETTINGS readonly = 2;
GRANT SELECT ON reachline.schema_version TO reachline_reader;
GRANT SELECT ON reachline.publication TO reachline_reader;
GRANT SELECT ON reachline.export TO reachline_reader;
GRANT SELECT ON reachline.decision TO reachline_reader;
GRANT SELECT ON reachline.delivery TO reachline_reader;
GRANT SELECT ON reachline.campaign_day TO reachline_reader;
GRANT SELECT ON reachline.reach TO reachline_reader;
GRANT SELECT ON reachline.outcome TO reachline_reader;
GRANT SELECT ON system.tables TO reachline_reader;

-- The schema's version; 0 where there is none.
SELECT max(version) AS version FROM schema_version

-- Which numbered statements of this folder have run. The greatest number is the schema's version.
CREATE TABLE IF NOT EXISTS schema_version
(
    version UInt32,
    applied_at DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY version

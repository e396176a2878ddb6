-- The journal: one row a version, inserted whole. A row here is what makes figures visible.
CREATE TABLE IF NOT EXISTS publication
(
    version UInt32,
    visible_at DateTime64(6, 'UTC'),
    line String CODEC(ZSTD(1))
)
ENGINE = MergeTree
ORDER BY version

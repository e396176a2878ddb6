-- What is known of each export; the word with the greatest number is the last one.
CREATE TABLE IF NOT EXISTS export
(
    id String,
    word UInt64,
    export String CODEC(ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (id, word)

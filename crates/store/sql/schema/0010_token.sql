-- What is known of each token that lets somebody ask; the word with the greatest number is the last
-- one. It holds a hash of the token, never the token.
CREATE TABLE IF NOT EXISTS token
(
    id String,
    word UInt64,
    token String CODEC(ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (id, word)

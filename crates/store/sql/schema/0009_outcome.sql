-- What became of each sending, for the ingester that waits for it. Nothing is lost with it: the
-- journal and the exports' records say the same.
CREATE TABLE IF NOT EXISTS outcome
(
    sending UInt64,
    said_at DateTime('UTC'),
    outcome String CODEC(ZSTD(1))
)
ENGINE = MergeTree
ORDER BY sending
TTL said_at + INTERVAL 30 DAY

-- Reach of totals rows: a figure of the whole account for one window. Never added to anything.
CREATE TABLE IF NOT EXISTS reach
(
    load UInt64,
    from Date,
    to Date,
    entity String,
    reach UInt64
)
ENGINE = MergeTree
ORDER BY (load, from, to)

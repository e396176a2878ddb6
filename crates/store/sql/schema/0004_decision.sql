-- What people decided about entities that a newer export lacks, remembered for the report.
CREATE TABLE IF NOT EXISTS decision
(
    source LowCardinality(String),
    account LowCardinality(String),
    report LowCardinality(String),
    word UInt64,
    decision String
)
ENGINE = MergeTree
ORDER BY (source, account, report, word)

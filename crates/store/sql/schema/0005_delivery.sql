-- Rows of exports as they were read, stored once under their load and never changed. Which of
-- them count is for the journal to say. `origin` is the load that a kept row was copied from,
-- 0 for an export's own rows.
CREATE TABLE IF NOT EXISTS delivery
(
    load UInt64 CODEC(ZSTD(1)),
    from Date,
    to Date,
    campaign_id LowCardinality(String),
    campaign LowCardinality(String),
    adset_id String CODEC(ZSTD(1)),
    adset String CODEC(ZSTD(1)),
    ad_id String CODEC(ZSTD(1)),
    ad String CODEC(ZSTD(1)),
    age LowCardinality(String),
    gender LowCardinality(String),
    country LowCardinality(String),
    region LowCardinality(String),
    dma LowCardinality(String),
    platform LowCardinality(String),
    placement LowCardinality(String),
    device_platform LowCardinality(String),
    impression_device LowCardinality(String),
    objective LowCardinality(String),
    impressions Int64 CODEC(T64, ZSTD(1)),
    clicks Int64 CODEC(T64, ZSTD(1)),
    clicks_all Int64 CODEC(T64, ZSTD(1)),
    outbound_clicks Int64 CODEC(T64, ZSTD(1)),
    landing_page_views Int64 CODEC(T64, ZSTD(1)),
    views Int64 CODEC(T64, ZSTD(1)),
    thruplays Int64 CODEC(T64, ZSTD(1)),
    video_25 Int64 CODEC(T64, ZSTD(1)),
    video_50 Int64 CODEC(T64, ZSTD(1)),
    video_75 Int64 CODEC(T64, ZSTD(1)),
    video_100 Int64 CODEC(T64, ZSTD(1)),
    engagements Int64 CODEC(T64, ZSTD(1)),
    spend Decimal(38, 10) CODEC(ZSTD(1)),
    reach Nullable(UInt64) CODEC(T64, ZSTD(1)),
    origin UInt64 CODEC(ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (load, from, to, campaign_id, campaign)

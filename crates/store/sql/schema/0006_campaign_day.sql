-- The same rows added up by campaign-day and platform: what most questions need.
CREATE TABLE IF NOT EXISTS campaign_day
(
    load UInt64 CODEC(ZSTD(1)),
    from Date,
    to Date,
    campaign_id LowCardinality(String),
    campaign LowCardinality(String),
    platform LowCardinality(String),
    rows UInt64 CODEC(T64, ZSTD(1)),
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
    referrals Int64 CODEC(T64, ZSTD(1)),
    key_events Int64 CODEC(T64, ZSTD(1)),
    contacts Int64 CODEC(T64, ZSTD(1)),
    contacts_withheld Int64 CODEC(T64, ZSTD(1)),
    spend Decimal(38, 10) CODEC(ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (load, from, to, campaign_id, campaign, platform)

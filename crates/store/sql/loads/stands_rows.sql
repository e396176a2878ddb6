-- What stands in the books for a load.
SELECT
    toUInt64(count()) AS row_count,
    array(
        sum(row.impressions),
        sum(row.clicks),
        sum(row.clicks_all),
        sum(row.outbound_clicks),
        sum(row.landing_page_views),
        sum(row.views),
        sum(row.thruplays),
        sum(row.video_25),
        sum(row.video_50),
        sum(row.video_75),
        sum(row.video_100),
        sum(row.engagements),
        sum(row.referrals),
        sum(row.key_events),
        sum(row.contacts),
        sum(row.contacts_withheld)
    ) AS counts,
    sum(row.spend) AS total_spend
FROM delivery AS row
WHERE row.load = {load:UInt64}

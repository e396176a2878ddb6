-- What the rows of a load add up to that go.
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
    AND (row.to < {before:Date}
        OR (row.from, row.to, row.campaign_id, row.campaign) IN
        (
            SELECT arrayJoin(arrayZip({froms:Array(Date)}, {tos:Array(Date)}, {campaign_ids:Array(String)}, {campaigns:Array(String)}))
        )
        OR (row.from, row.to, row.campaign_id, row.campaign, row.adset_id, row.adset) IN
        (
            SELECT arrayJoin(arrayZip({visit_froms:Array(Date)}, {visit_tos:Array(Date)}, {link_ids:Array(String)}, {links:Array(String)}, {origin_ids:Array(String)}, {origins:Array(String)}))
        ))

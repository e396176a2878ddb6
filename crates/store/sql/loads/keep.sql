-- Copies the rows of some entities into a load of kept rows.
INSERT INTO delivery
WITH
    slice AS
    (
        SELECT
            slice.1 AS slice_load, slice.2 AS slice_from, slice.3 AS slice_to, slice.4 AS slice_by_day
        FROM (SELECT arrayJoin(arrayZip({loads:Array(UInt64)}, {froms:Array(Date)}, {tos:Array(Date)}, {by_day:Array(UInt8)})) AS slice)
    )
SELECT
    {into:UInt64} AS load, row.from, row.to,
    row.campaign_id, row.campaign, row.adset_id, row.adset, row.ad_id, row.ad,
    row.age, row.gender, row.country, row.region, row.dma, row.platform, row.placement, row.device_platform, row.impression_device, row.objective, row.contact_channel, row.nation, row.heard_about,
    row.impressions, row.clicks, row.clicks_all, row.outbound_clicks, row.landing_page_views, row.views, row.thruplays, row.video_25, row.video_50, row.video_75, row.video_100, row.engagements, row.referrals, row.key_events, row.contacts, row.contacts_withheld,
    row.spend, row.reach, if(row.origin = 0, row.load, row.origin) AS origin
FROM delivery AS row
INNER JOIN slice ON row.load = slice.slice_load
WHERE row.load IN ({loads:Array(UInt64)})
    AND row.from >= arrayMin({froms:Array(Date)})
    AND row.to <= arrayMax({tos:Array(Date)})
    AND if(slice_by_day = 1, row.from = row.to AND row.from BETWEEN slice_from AND slice_to, row.from = slice_from AND row.to = slice_to)
    AND (row.campaign_id, row.campaign, row.adset_id, row.adset, row.ad_id, row.ad) IN
    (
        SELECT arrayJoin(arrayZip({campaign_ids:Array(String)}, {campaigns:Array(String)}, {adset_ids:Array(String)}, {adsets:Array(String)}, {ad_ids:Array(String)}, {ads:Array(String)}))
    )

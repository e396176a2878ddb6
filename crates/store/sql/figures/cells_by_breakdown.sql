-- Campaign-days by the breakdown column that `breakdown` names.
WITH
    slice AS
    (
        SELECT
            slice.1 AS slice_load, slice.2 AS slice_from, slice.3 AS slice_to, slice.4 AS slice_by_day
        FROM (SELECT arrayJoin(arrayZip({loads:Array(UInt64)}, {froms:Array(Date)}, {tos:Array(Date)}, {by_day:Array(UInt8)})) AS slice)
    )
SELECT
    row.load AS load, row.from AS unit_from, row.to AS unit_to, row.campaign_id AS campaign_id, row.campaign AS campaign,
    '' AS value_id, multiIf(
        {breakdown:String} = 'age', row.age,
        {breakdown:String} = 'gender', row.gender,
        {breakdown:String} = 'country', row.country,
        {breakdown:String} = 'region', row.region,
        {breakdown:String} = 'dma', row.dma,
        {breakdown:String} = 'platform', row.platform,
        {breakdown:String} = 'placement', row.placement,
        {breakdown:String} = 'device_platform', row.device_platform,
        {breakdown:String} = 'impression_device', row.impression_device,
        {breakdown:String} = 'objective', row.objective,
        {breakdown:String} = 'contact_channel', row.contact_channel,
        {breakdown:String} = 'nation', row.nation,
        {breakdown:String} = 'heard_about', row.heard_about,
        '') AS value_name,
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
INNER JOIN slice ON row.load = slice.slice_load
WHERE row.load IN ({loads:Array(UInt64)})
    AND row.from >= arrayMin({froms:Array(Date)})
    AND row.to <= arrayMax({tos:Array(Date)})
    AND if(slice_by_day = 1, row.from = row.to AND row.from BETWEEN slice_from AND slice_to, row.from = slice_from AND row.to = slice_to)
GROUP BY load, unit_from, unit_to, campaign_id, campaign, value_id, value_name
ORDER BY load, unit_from, unit_to, campaign_id, campaign, value_id, value_name

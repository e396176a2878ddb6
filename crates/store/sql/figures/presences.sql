-- What each entity delivered in each unit.
WITH
    slice AS
    (
        SELECT
            slice.1 AS slice_load, slice.2 AS slice_from, slice.3 AS slice_to, slice.4 AS slice_by_day
        FROM (SELECT arrayJoin(arrayZip({loads:Array(UInt64)}, {froms:Array(Date)}, {tos:Array(Date)}, {by_day:Array(UInt8)})) AS slice)
    )
SELECT
    row.campaign_id AS campaign_id, row.campaign AS campaign, row.adset_id AS adset_id, row.adset AS adset,
    row.ad_id AS ad_id, row.ad AS ad, row.from AS unit_from, row.to AS unit_to,
    sum(row.impressions) + sum(row.referrals) + sum(row.contacts) AS total_impressions,
    sum(row.spend) AS total_spend
FROM delivery AS row
INNER JOIN slice ON row.load = slice.slice_load
WHERE row.load IN ({loads:Array(UInt64)})
    AND row.from >= arrayMin({froms:Array(Date)})
    AND row.to <= arrayMax({tos:Array(Date)})
    AND if(slice_by_day = 1, row.from = row.to AND row.from BETWEEN slice_from AND slice_to, row.from = slice_from AND row.to = slice_to)
GROUP BY campaign_id, campaign, adset_id, adset, ad_id, ad, unit_from, unit_to
ORDER BY campaign_id, campaign, adset_id, adset, ad_id, ad, unit_from, unit_to

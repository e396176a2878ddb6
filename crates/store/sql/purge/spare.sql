-- Copies the rows of a load that stay into one that takes its place.
INSERT INTO delivery
SELECT * REPLACE({into:UInt64} AS load)
FROM delivery AS row
WHERE row.load = {load:UInt64}
    AND NOT (row.to < {before:Date}
        OR (row.from, row.to, row.campaign_id, row.campaign) IN
        (
            SELECT arrayJoin(arrayZip({froms:Array(Date)}, {tos:Array(Date)}, {campaign_ids:Array(String)}, {campaigns:Array(String)}))
        )
        OR (row.from, row.to, row.campaign_id, row.campaign, row.adset_id, row.adset) IN
        (
            SELECT arrayJoin(arrayZip({visit_froms:Array(Date)}, {visit_tos:Array(Date)}, {link_ids:Array(String)}, {links:Array(String)}, {origin_ids:Array(String)}, {origins:Array(String)}))
        ))

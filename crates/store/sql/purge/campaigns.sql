-- Which campaigns loads have rows of, and in which units; where rows name none, the empty one.
SELECT DISTINCT load, from AS unit_from, to AS unit_to, campaign_id, campaign
FROM campaign_day
WHERE load IN ({loads:Array(UInt64)})
ORDER BY load, unit_from, unit_to, campaign_id, campaign

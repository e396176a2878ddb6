-- The campaign names with ids that loads give, in units that touch a range.
SELECT DISTINCT load, from AS unit_from, to AS unit_to, campaign_id, campaign
FROM campaign_day
WHERE load IN ({loads:Array(UInt64)}) AND campaign_id != '' AND from <= {to:Date} AND to >= {from:Date}
ORDER BY load, unit_from, unit_to, campaign_id, campaign

-- Removes all rows of some loads.
DELETE FROM campaign_day WHERE load IN ({loads:Array(UInt64)})

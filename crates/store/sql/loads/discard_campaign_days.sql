-- Removes what a load left behind.
DELETE FROM campaign_day WHERE load = {load:UInt64}

-- How much stands in a table under some loads, and a sum that tells its content from any other.
-- A hash of columns is null where one is; of a tuple it is not.
SELECT count() AS row_count, sum(cityHash64(tuple(*))) AS fingerprint FROM campaign_day WHERE load IN ({loads:Array(UInt64)})

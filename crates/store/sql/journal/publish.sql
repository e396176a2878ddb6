-- One line of the journal: one row, one block, and only as the next one after the last.
INSERT INTO publication (version, visible_at, line)
SELECT {version:UInt32}, fromUnixTimestamp64Micro({visible_at:Int64}, 'UTC'), {line:String}
FROM (SELECT max(version) AS last FROM publication)
WHERE last + 1 = {version:UInt32}

-- One line of the journal: one row, one block.
INSERT INTO publication (version, visible_at, line)
SELECT {version:UInt32}, fromUnixTimestamp64Micro({visible_at:Int64}, 'UTC'), {line:String}

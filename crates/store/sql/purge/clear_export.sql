-- The name in backticks, since the engine refuses the bare word in an ALTER.
-- Dropping a partition that is not there removes nothing but the files of parts that were
-- written anew, at once and not at some later time.
ALTER TABLE `export` DROP PARTITION ID 'none'

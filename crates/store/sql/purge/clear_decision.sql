-- Dropping a partition that is not there removes nothing but the files of parts that were
-- written anew, at once and not at some later time.
ALTER TABLE decision DROP PARTITION ID 'none'

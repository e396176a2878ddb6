-- What stands under a version.
SELECT line FROM publication WHERE version = {version:UInt32}

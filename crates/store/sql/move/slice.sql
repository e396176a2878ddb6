-- The rows of some loads.
SELECT * FROM {table:Identifier} WHERE load BETWEEN {first:UInt64} AND {last:UInt64}

-- Reach of a totals row.
INSERT INTO reach (load, from, to, entity, reach)
SELECT {load:UInt64}, {from:Date}, {to:Date}, {entity:String}, {reach:UInt64}

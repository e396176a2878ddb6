-- The same of reach of totals rows.
INSERT INTO reach
SELECT * REPLACE({into:UInt64} AS load)
FROM reach AS row
WHERE row.load = {load:UInt64}
    AND NOT (row.to < {before:Date}
        OR arrayExists((first, last) -> row.from <= last AND row.to >= first, {total_froms:Array(Date)}, {total_tos:Array(Date)}))

-- The last word about every export.
SELECT argMax(export, word) AS export FROM export GROUP BY id ORDER BY id

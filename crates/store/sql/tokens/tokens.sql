-- The last word about every token.
SELECT argMax(token, word) AS token FROM token GROUP BY id ORDER BY id

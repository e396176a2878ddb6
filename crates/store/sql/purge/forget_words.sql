-- Removes what was said of some exports before the last word.
DELETE FROM export
WHERE id IN ({ids:Array(String)})
    AND (id, word) NOT IN (SELECT id, max(word) FROM export WHERE id IN ({ids:Array(String)}) GROUP BY id)

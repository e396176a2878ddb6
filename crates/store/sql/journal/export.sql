-- The last word about one export.
SELECT export FROM export WHERE id = {id:String} ORDER BY word DESC LIMIT 1

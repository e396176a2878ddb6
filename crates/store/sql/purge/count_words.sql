-- How many words about some exports are not the last.
SELECT toUInt64(count() - uniqExact(id)) FROM export WHERE id IN ({ids:Array(String)})

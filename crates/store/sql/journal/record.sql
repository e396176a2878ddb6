-- A new word about an export.
INSERT INTO export (id, word, export)
SELECT {id:String}, (SELECT max(word) + 1 FROM export), {export:String}

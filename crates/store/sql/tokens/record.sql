-- A new word about a token.
INSERT INTO token (id, word, token)
SELECT {id:String}, (SELECT max(word) + 1 FROM token), {token:String}

-- Removes what was decided about entities of an account.
DELETE FROM decision WHERE source = {source:String} AND account = {account:String}

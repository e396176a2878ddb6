-- What was decided for a report, the latest last.
SELECT decision FROM decision
WHERE source = {source:String} AND account = {account:String} AND report = {report:String}
ORDER BY word

-- A decision, remembered.
INSERT INTO decision (source, account, report, word, decision)
SELECT {source:String}, {account:String}, {report:String}, (SELECT max(word) + 1 FROM decision), {decision:String}

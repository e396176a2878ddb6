-- What became of a sending.
INSERT INTO outcome (sending, said_at, outcome)
SELECT {sending:UInt64}, now('UTC'), {outcome:String}

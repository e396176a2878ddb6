-- What became of a sending. The first word stays: a sending that is delivered and closed once
-- more would be called a duplicate of itself.
INSERT INTO outcome (sending, said_at, outcome)
SELECT {sending:UInt64}, now('UTC'), {outcome:String}
WHERE {sending:UInt64} NOT IN (SELECT sending FROM outcome WHERE sending = {sending:UInt64})

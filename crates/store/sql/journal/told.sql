-- What is said of a sending.
SELECT outcome FROM outcome WHERE sending = {sending:UInt64} LIMIT 1

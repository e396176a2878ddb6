-- What is said of a sending; said twice, it is the same.
SELECT outcome FROM outcome WHERE sending = {sending:UInt64} LIMIT 1

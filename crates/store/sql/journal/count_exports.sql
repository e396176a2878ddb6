-- How many exports are known.
SELECT uniqExact(id) FROM export

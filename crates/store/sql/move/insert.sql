-- Rows that were read elsewhere.
INSERT INTO {table:Identifier} FORMAT Native

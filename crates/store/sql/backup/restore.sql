-- Brings every table back from there; none may hold anything.
RESTORE DATABASE default FROM File('books')

-- Copies every table as it stands into the folder `books` among the engine's backups.
BACKUP DATABASE default TO File('books')

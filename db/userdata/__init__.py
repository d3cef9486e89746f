"""The reader's own, in one SQLite file: bookmarks and history, their backups and migrations."""

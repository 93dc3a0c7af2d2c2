"""What is kept on the machine: the database, settings and script files. The one place for SQL."""

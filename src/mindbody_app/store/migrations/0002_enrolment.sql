-- Programmes that were begun. Nothing is ever deleted, and steps are only added.

CREATE TABLE enrolment (
    id TEXT PRIMARY KEY NOT NULL,
    programme_id TEXT NOT NULL,
    steps TEXT NOT NULL,             -- JSON: [[turn, local time with its UTC offset, practice day, part from 0], ...]
    checksum INTEGER NOT NULL
) STRICT;

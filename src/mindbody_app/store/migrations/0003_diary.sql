-- The diary: check-ins, the weekly ones, excused days, and when an entry was written by hand, changed
-- and taken out. Nothing is ever deleted: what was taken out stays, with the moment of it.
-- The new columns of practice are NULL in the rows that were there; trailing NULLs are no part of a
-- row's checksum, so that those rows keep theirs.

ALTER TABLE practice ADD COLUMN entered_at TEXT;  -- local time with its UTC offset, ISO 8601; NULL where the app recorded it
ALTER TABLE practice ADD COLUMN changed_at TEXT;  -- the last change by hand; NULL where there was none
ALTER TABLE practice ADD COLUMN removed_at TEXT;  -- NULL while it counts

CREATE TABLE check_in (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,                -- local time with its UTC offset, ISO 8601
    at_utc TEXT NOT NULL,            -- the same moment in UTC, ISO 8601
    day TEXT NOT NULL,               -- the practice day that it counts for, ISO 8601
    pain INTEGER CHECK (pain BETWEEN 0 AND 10),          -- NULL is left open, here and below
    regions TEXT NOT NULL,           -- JSON: [[region, 0 to 10], ...]
    sleep INTEGER CHECK (sleep BETWEEN 0 AND 10),
    mood INTEGER CHECK (mood BETWEEN 0 AND 10),
    activity INTEGER CHECK (activity BETWEEN 0 AND 10),
    triggers TEXT NOT NULL,          -- JSON: [words, ...]
    treatments TEXT NOT NULL,        -- JSON: [words, ...]
    note TEXT NOT NULL,
    entered_at TEXT,                 -- as in practice, these three
    changed_at TEXT,
    removed_at TEXT,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE weekly_check_in (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    day TEXT NOT NULL,               -- it tells of the seven days up to this one
    pain INTEGER CHECK (pain BETWEEN 0 AND 10),          -- these three are PEG
    enjoyment INTEGER CHECK (enjoyment BETWEEN 0 AND 10),
    general_activity INTEGER CHECK (general_activity BETWEEN 0 AND 10),
    own_activity TEXT NOT NULL,      -- as the person named it then; empty where there was none
    own_rating INTEGER CHECK (own_rating BETWEEN 0 AND 10),
    note TEXT NOT NULL,
    entered_at TEXT,
    changed_at TEXT,
    removed_at TEXT,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE excused (
    id TEXT PRIMARY KEY NOT NULL,
    first_day TEXT NOT NULL,         -- ISO 8601
    last_day TEXT NOT NULL,
    reason TEXT NOT NULL,            -- flare, rest, away
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    checksum INTEGER NOT NULL
) STRICT;

-- A few days of twenty years are asked for, and at every start what a crash left running.
CREATE INDEX practice_by_day ON practice (practice_day);
CREATE INDEX check_in_by_day ON check_in (day);
CREATE INDEX practice_running ON practice (ended) WHERE ended IS NULL;
CREATE INDEX practice_removed ON practice (removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX check_in_removed ON check_in (removed_at) WHERE removed_at IS NOT NULL;

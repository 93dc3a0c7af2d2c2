-- Practices and plans. Nothing is ever deleted.
-- checksum: CRC-32 over the row's other values, since SQLite's own checks miss most single-bit flips.
-- There is no index but the primary keys: a lifetime of rows is scanned in milliseconds.

CREATE TABLE practice (
    id TEXT PRIMARY KEY NOT NULL,
    script_id TEXT NOT NULL,
    title TEXT NOT NULL,
    practice TEXT NOT NULL,
    started_at TEXT NOT NULL,        -- local time with its UTC offset, ISO 8601
    started_utc TEXT NOT NULL,       -- the same moment in UTC, ISO 8601
    practice_day TEXT NOT NULL,      -- the day that it counts for, ISO 8601
    planned_seconds INTEGER NOT NULL,
    practised_seconds INTEGER NOT NULL,
    paused_seconds INTEGER NOT NULL,
    ended TEXT,                      -- completed, stopped_early, interrupted; NULL while it runs
    before_pain INTEGER CHECK (before_pain BETWEEN 0 AND 10),
    before_distress INTEGER CHECK (before_distress BETWEEN 0 AND 10),
    after_pain INTEGER CHECK (after_pain BETWEEN 0 AND 10),
    after_distress INTEGER CHECK (after_distress BETWEEN 0 AND 10),
    note TEXT NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE plan (
    starts_on TEXT PRIMARY KEY NOT NULL,
    items TEXT NOT NULL,             -- JSON: [[script id, minutes, days a week], ...]
    checksum INTEGER NOT NULL
) STRICT;

-- A plan may come from a clinic. NULL in the rows that were there and in one's own plans; trailing
-- NULLs are no part of a row's checksum, so that those rows keep theirs.

ALTER TABLE plan ADD COLUMN from_whom TEXT;  -- the clinic, as it calls itself

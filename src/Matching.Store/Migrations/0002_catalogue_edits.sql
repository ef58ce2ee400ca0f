-- Times of a row: unknown (NULL) for what was imported before they were kept. delete_time is NULL while the row is not deleted.
ALTER TABLE enterprise ADD COLUMN create_time INTEGER;
ALTER TABLE enterprise ADD COLUMN update_time INTEGER;
ALTER TABLE enterprise ADD COLUMN delete_time INTEGER;

ALTER TABLE institution ADD COLUMN create_time INTEGER;
ALTER TABLE institution ADD COLUMN update_time INTEGER;
ALTER TABLE institution ADD COLUMN delete_time INTEGER;

-- From this moment on it is never ranked; NULL means without end.
ALTER TABLE institution ADD COLUMN valid_until INTEGER;

-- The moment whose candidates the pages rank; NULL (published before it was kept) means published_at.
ALTER TABLE generation ADD COLUMN ranked_at INTEGER;

-- Sectors that users have put below a built-in one. The built-in ones stand in the program.
CREATE TABLE custom_sector (
    sector_id   TEXT PRIMARY KEY,
    parent_id   TEXT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    name_zh     TEXT NOT NULL,
    aliases     TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    update_time INTEGER NOT NULL,
    delete_time INTEGER
) STRICT, WITHOUT ROWID;

-- What was answered to a request that carried an id, so that a repeat is answered the same. Keys rise, so the oldest are the lowest.
CREATE TABLE answered_request (
    answer_key  INTEGER PRIMARY KEY,
    request_id  TEXT NOT NULL UNIQUE,
    digest      BLOB NOT NULL,
    answer      BLOB NOT NULL,
    answered_at INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 2;

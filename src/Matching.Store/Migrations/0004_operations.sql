-- Work that takes longer than a call may: what was asked, how far it is, what it gave. AUTOINCREMENT: the order of asking, never reused.
CREATE TABLE operation (
    operation_key    INTEGER PRIMARY KEY AUTOINCREMENT,
    operation_id     TEXT NOT NULL UNIQUE,
    kind             INTEGER NOT NULL CHECK (kind > 0),
    request          TEXT NOT NULL,
    request_id       TEXT UNIQUE,
    state            INTEGER NOT NULL CHECK (state > 0),
    stage            TEXT NOT NULL DEFAULT '',
    progress         REAL,
    attempts         INTEGER NOT NULL DEFAULT 0,
    cancel_requested INTEGER NOT NULL DEFAULT 0,
    created_at       INTEGER NOT NULL,
    started_at       INTEGER,
    ended_at         INTEGER,
    result           TEXT,
    error_reason     TEXT,
    error_message    TEXT
) STRICT;

CREATE INDEX operation_by_state ON operation (state, operation_key);

PRAGMA user_version = 4;

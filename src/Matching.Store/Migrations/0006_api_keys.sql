-- Keys by which programs show who they are. Of a key only its SHA-256 is kept: it is shown once, when it is made. Rows are never deleted,
-- so that an id always means the same key.
CREATE TABLE api_key (
    key_id     TEXT PRIMARY KEY,
    name       TEXT NOT NULL CHECK (name <> ''),
    roles      TEXT NOT NULL CHECK (roles <> ''),
    hash       BLOB NOT NULL CHECK (length(hash) = 32),
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 6;

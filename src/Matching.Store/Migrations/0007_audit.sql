-- Who changed what, when. A row is written in the transaction of its change and never after; each carries the hash of the one before it, so
-- that a row changed, removed or put in between shows. Hashes are SHA-256; before_hash is NULL for what was not there, after_hash for what is gone.
CREATE TABLE audit_entry (
    entry_number  INTEGER PRIMARY KEY,
    happened_at   INTEGER NOT NULL,
    principal     TEXT NOT NULL CHECK (principal <> ''),
    action        TEXT NOT NULL CHECK (action <> ''),
    resource      TEXT NOT NULL,
    request_id    TEXT NOT NULL,
    before_hash   BLOB,
    after_hash    BLOB,
    details       TEXT NOT NULL,
    previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
    entry_hash    BLOB NOT NULL CHECK (length(entry_hash) = 32)
) STRICT;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN
    SELECT raise(ABORT, 'audit entries are never changed');
END;

CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
BEGIN
    SELECT raise(ABORT, 'audit entries are never removed');
END;

-- Who asked for an operation; empty for those asked before it was kept.
ALTER TABLE operation ADD COLUMN asked_by TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 7;

-- What an event says beyond where and when, and the ranking it came from.
ALTER TABLE event ADD COLUMN decline_reason INTEGER NOT NULL DEFAULT 0 CHECK (decline_reason >= 0);
ALTER TABLE event ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN generation INTEGER;
ALTER TABLE event ADD COLUMN data_revision INTEGER;

-- The pipeline of one enterprise; impressions are many and seldom asked for.
CREATE INDEX event_by_enterprise ON event (enterprise_key, kind);

-- Answers, and what followed them (accepted and beyond): few, and all that learning reads.
CREATE INDEX event_by_pair ON event (enterprise_key, institution_key, event_key) WHERE kind >= 6;

-- Random keys of the service, made at first use: the same for every replica and after a restart.
CREATE TABLE service_key (
    purpose TEXT PRIMARY KEY,
    key     BLOB NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;

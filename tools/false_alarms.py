"""Runs `check` on clean texts and prints the findings per thousand words: what is found there is mostly a false alarm.

    python tools/false_alarms.py [--per 2] [--skip 0] [--alone] [--show]

The texts are chosen by rule, not by hand: of each official corpus beside the project the longest texts whose title
tells of a joint or ministerial statement, a speech or a release, and our own longest explanations. `--per` texts a
source are taken, `--skip` of the longest left out. `false_alarms_judged.csv` says which of the findings are real
slips of the text; they are no alarms. Without the corpora only our own texts are read.
"""

import argparse
import csv
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora import SHARED, read_corpus

from techplomacy.audit.against.review import name_findings
from techplomacy.model import Finding
from techplomacy.workbench.checking import check_paper

ROOT = Path(__file__).parents[1]
JUDGED = Path(__file__).with_name("false_alarms_judged.csv")
TITLES = {
    "white_house": re.compile(r"\bjoint (?:statement|declaration|vision)|\bfact sheet\b", re.I),
    "singapore_environment": re.compile(r"\bspeech|statement|release|launch", re.I),
    "singapore_law": re.compile(r"\bspeech|statement|release|sign", re.I),
}
LONGEST = 40_000  # characters; longer ones are whole strategies


@dataclass(frozen=True)
class Text:
    source: str
    name: str
    body: str


def choose_texts(per: int, skip: int) -> Iterator[Text]:
    """The longest texts of each source, `skip` of them left out."""
    for name, pattern in TITLES.items() if (SHARED / "corpora").is_dir() else ():
        found = [one for _, one in read_corpus(name) if pattern.search(one.title) and len(one.text) <= LONGEST]
        found.sort(key=lambda one: (-len(one.text), one.title))
        for one in found[skip : skip + per]:
            yield Text(name, one.title, f"# {one.title}\n\n{one.text}\n")
    own = [
        *(ROOT / "docs" / "explanation").glob("*.md"),
        ROOT / "docs" / "architecture.md",
        ROOT / "docs" / "tutorial.md",
    ]
    for path in sorted(own, key=lambda path: (-path.stat().st_size, path.name))[skip : skip + per]:
        yield Text("own", path.name, path.read_text(encoding="utf-8"))


def find_alarms(text: Text, folder: Path, *, alone: bool) -> list[tuple[str, Finding]]:
    path = folder / "text.md"
    path.write_text(text.body, encoding="utf-8")
    findings = check_paper(path, alone=alone).findings
    named = zip(name_findings(findings), findings, strict=True)
    return [(name, f) for name, f in named if f.verdict in ("contradicted", "not_found")]


def read_real() -> frozenset[str]:
    """The ids of findings that are real slips of their texts."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return frozenset(row["id"] for row in csv.DictReader(file) if row["judged"] == "right")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--per", type=int, default=2)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--alone", action="store_true", help="against themselves only")
    parser.add_argument("--show", action="store_true", help="show each finding")
    wanted = parser.parse_args()
    real = read_real()
    words = alarms = slips = 0
    with tempfile.TemporaryDirectory() as name:
        for text in choose_texts(wanted.per, wanted.skip):
            found = find_alarms(text, Path(name), alone=wanted.alone)
            false = [(key, f) for key, f in found if key not in real]
            count = len(text.body.split())
            words, alarms, slips = words + count, alarms + len(false), slips + len(found) - len(false)
            print(
                f"{text.source:22} {text.name[:57]:57} {count:6,} words{len(false):2} = {1000 * len(false) / count:.2f}"
            )
            for key, f in found if wanted.show else ():
                mark = "slip" if key in real else "ALARM"
                print(f"   {mark} {key} {f.kind} | {' '.join(f.quote.split())[:110]} | {f.explanation[:170]}")
    print(
        f"{alarms} false alarms in {words:,} words = {1000 * alarms / max(words, 1):.2f} per 1,000; {slips} real slips"
    )


if __name__ == "__main__":
    main()

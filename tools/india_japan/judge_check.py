"""Prints how right `check` was on the published paper, by class, from the judgements of a reader.

    python tools/india_japan/judge_check.py [PAPER.md]

`check_judged.csv` has one row a finding: its id (class and letters of the passage, so that it holds while the passage
does), class, verdict, line of the paper, and what a reader made of it: right, wrong or doubtful. With the paper at hand
it also tells which judged findings are still made, and which findings nobody has judged.
"""

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

TABLE = Path(__file__).parent / "check_judged.csv"


def read_judgements() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tell_precision(rows: list[dict[str, str]]) -> list[str]:
    """One line a class and verdict, then the whole; what is doubtful counts as not right."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        groups[f"{row['class']} ({row['verdict'].replace('_', ' ')})"][row["judged"]] += 1
    lines = [f"{name:42} {_tell(count)}" for name, count in sorted(groups.items())]
    for verdicts in (("contradicted", "not_found"), ("supported",)):
        count = Counter(row["judged"] for row in rows if row["verdict"] in verdicts)
        lines.append(f"{' or '.join(v.replace('_', ' ') for v in verdicts):42} {_tell(count)}")
    return lines


def _tell(count: Counter[str]) -> str:
    whole = count.total()
    words = f"{count['right']:3} of {whole:3} right = {count['right'] / max(whole, 1):.2f}"
    return words + (f"  ({count['doubtful']} doubtful, {count['wrong']} wrong)" if count["right"] < whole else "")


def list_findings(paper: Path) -> dict[tuple[str, str], str]:
    """The findings of today on the paper: id and verdict to class, those that nothing was compared with left out."""
    from techplomacy.audit.against.review import name_findings
    from techplomacy.workbench.checking import check_paper

    findings = [*check_paper(paper).findings]
    named = zip(name_findings(findings), findings, strict=True)
    return {
        (name, f.verdict): f"{f.kind}, {f.verdict}: {f.explanation}" for name, f in named if f.verdict != "not_checked"
    }


def main() -> None:
    rows = read_judgements()
    papers = [Path(word) for word in sys.argv[1:]]
    known = {(row["id"], row["verdict"]) for row in rows}
    for paper in papers:
        today = list_findings(paper)
        gone = [row for row in rows if (row["id"], row["verdict"]) not in today]
        rows = [row for row in rows if (row["id"], row["verdict"]) in today]
        for row in gone:
            print(f"no longer made: {row['class']} ({row['verdict']}), judged {row['judged']}, line {row['line']}")
        for name in sorted(set(today) - known):
            print(f"not judged: {name[0]} {today[name]}")
    print("\n".join(tell_precision(rows)))


if __name__ == "__main__":
    main()

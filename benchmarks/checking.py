"""How long `check` takes on a paper of forty pages, beside reading its text alone, for text and for PDF.

Usage: python benchmarks/checking.py [PAPER] [--pages N] [--study STUDY] [--from BUILD]

The paper is made of the repository's own texts, told again until it is long enough; a real one can be named. It prints
and judges nothing. Loading and mapping the study are left out; a first check has warmed the program up.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from material import make_own
from printing import write_prints

from techplomacy.corpus import make_document, read_document
from techplomacy.workbench.checking import check_paper

PAGE = 3000  # characters of a page
ROUNDS = 3


def make_paper(pages: int) -> str:
    """Sections of own texts, as Markdown."""
    pieces, size = ["# A paper of many pages"], 0
    for n, document in enumerate(make_own(), 1):
        if size >= pages * PAGE:
            break
        pieces.append(f"## {n}. Section\n\n{document.text}")
        size += len(document.text)
    return "\n\n".join(pieces)[: pages * PAGE]


def measure(work: Callable[[], object]) -> float:
    """The shortest of some rounds, in seconds."""
    laps = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        laps.append(time.perf_counter() - start)
    return min(laps)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paper", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--study")
    parser.add_argument("--from", dest="built", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        papers = [wanted.paper] if wanted.paper else _print_papers(make_paper(wanted.pages), folder)
        built = wanted.built or folder / "build"
        check_paper(papers[0], study=wanted.study, built=built)
        for paper in papers:
            size = len(read_document(paper).text)
            reading = measure(lambda paper=paper: read_document(paper))
            alone = measure(lambda paper=paper: check_paper(paper, alone=True))
            whole = measure(lambda paper=paper: check_paper(paper, study=wanted.study, built=built))
            found = len(check_paper(paper, study=wanted.study, built=built).findings)
            print(
                f"{paper.suffix[1:]:5} {size:>8,} characters  reading {reading:6.2f} s  against itself {alone:6.2f} s  "
                f"whole check {whole:6.2f} s = {whole / reading:5.1f} × reading  {found:,} findings"
            )


def _print_papers(text: str, folder: Path) -> list[Path]:
    plain = folder / "paper.md"
    plain.write_text(text, encoding="utf-8")
    printed = write_prints([make_document(text, name="paper")], folder)
    return [plain, *printed]


if __name__ == "__main__":
    main()

"""Where the time of extraction goes: cProfile over documents of one corpus, by function and by module.

Usage: python benchmarks/profile_extraction.py [CORPUS] [--megabytes N] [--reading] [--top N]

cProfile slows small functions more than long ones: read the order, not the seconds.
"""

import argparse
import cProfile
import pstats
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from extraction import extract, read, write_lines
from material import ROOT, list_corpora, make_own, read_corpus

from techplomacy.workbench import reading

PACKAGE = f"{ROOT}/src/techplomacy/"


def shorten(place: tuple[str, int, str]) -> str:
    """A function as a person finds it."""
    path, line, name = place
    inside = path.partition("/site-packages/")[2] or path.removeprefix(PACKAGE)
    return f"{name}  {inside}:{line}" if line else name


def print_profile(profile: cProfile.Profile, top: int) -> None:
    """The functions and the modules with the most time of their own, what they call left out."""
    stats = pstats.Stats(profile)
    rows = stats.stats  # type: ignore[attr-defined]
    total = sum(own for _, _, own, _, _ in rows.values())
    print(f"\n{'own':>6} {'share':>6} {'with calls':>10} {'calls':>9}  function")
    for place, (_, calls, own, whole, _) in sorted(rows.items(), key=lambda row: -row[1][2])[:top]:
        print(f"{own:6.2f} {own / total:6.1%} {whole:10.2f} {calls:9,}  {shorten(place)}")
    modules = defaultdict[str, float](float)
    for place, (_, _, own, _, callers) in rows.items():
        if place[0].startswith(PACKAGE):
            modules[place[0].removeprefix(PACKAGE)] += own
            continue
        # What the standard library and C do is counted where this package calls for it.
        for caller, told in callers.items():
            modules[caller[0].removeprefix(PACKAGE) if caller[0].startswith(PACKAGE) else "(elsewhere)"] += told[2]
    print(f"\n{'own':>6} {'share':>6}  module, with the library calls that it makes")
    for name, own in sorted(modules.items(), key=lambda row: -row[1])[:top]:
        print(f"{own:6.2f} {own / total:6.1%}  {name}")


def main() -> None:
    """Read the arguments, run once for the clock and once for the profile."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="?", default=next(iter(list_corpora()), "own texts"))
    parser.add_argument("--megabytes", type=float, default=6.0, help="of text; 0 for all of it")
    parser.add_argument("--reading", action="store_true", help="also JSON, blocks and language (read_files, one core)")
    parser.add_argument("--top", type=int, default=15)
    args = parser.parse_args()
    documents = make_own() if args.corpus == "own texts" else read_corpus(args.corpus, args.megabytes)
    reading.count_workers = lambda _: 1  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        write_lines(documents, path)
        run = (lambda: read([path])) if args.reading else (lambda: extract(documents))
        extract(documents[:1])
        started = time.process_time()
        run()
        seconds, size = time.process_time() - started, sum(len(document.text) for document in documents) / 1e6
        print(f"{args.corpus}: {len(documents):,} documents, {size:.1f} MB in {seconds:.1f} CPU s")
        profile = cProfile.Profile()
        profile.runcall(run)
    print_profile(profile, args.top)


if __name__ == "__main__":
    main()

"""Makes small folders of statistics, written for these tests, and reads them."""

from pathlib import Path

from techplomacy.sources.statistics import Statistics, read_statistics
from techplomacy.vocabulary import load_vocabulary

PAIR = ("KOR", "KEN")


def read_files(folder: Path, files: dict[str, str], *, countries: tuple[str, ...] = PAIR) -> Statistics:
    """The statistics of these files; each is the source `src`, unless it brings its own imprint."""
    place = folder / "statistics"
    place.mkdir(parents=True)
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")
    named = {f"statistics/{name}": "src" for name in files}
    return read_statistics(
        place, root=folder, vocabulary=load_vocabulary(), sources={"src"}, countries=countries, named=named
    )


def list_codes(read: Statistics) -> list[str]:
    return [issue.code for issue in read.issues]

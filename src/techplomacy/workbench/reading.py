"""`read`: records straight from files, without a study; streaming, on every core, never stopped by one file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from techplomacy.corpus import Line, list_lines, read_documents, read_line, reader_version
from techplomacy.errors import DocumentError, InvalidValueError
from techplomacy.extraction import find_gaps, read_events
from techplomacy.model import Document, Issue, When
from techplomacy.text.dates import parse_date
from techplomacy.vocabulary import load_vocabulary
from techplomacy.workbench.engine import count_workers, run_parts
from techplomacy.workbench.harvest import Harvest

BATCH = 200_000  # characters of text in one part, where texts come many to a file
Part = tuple[Path, ...] | tuple[Line | Issue, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader is told about all files: who speaks (alpha-3), when, and the lowest confidence to show."""

    side: str | None = None
    published: When | None = None
    floor: float = 0.0


def make_options(*, side: str | None = None, published: str | None = None, floor: float = 0.0) -> Options:
    """Options from words as people write them; InvalidValueError where one cannot be understood."""
    vocabulary = load_vocabulary()
    country = vocabulary.find_country(side) if side else None
    if side and country is None:
        raise InvalidValueError(f"{side!r} is no country that is known here; write its name or ISO 3166-1 code.")
    day = parse_date(published) if published else None
    if published and day is None:
        raise InvalidValueError(f"{published!r} is no date; write e.g. 2018-10-29, 2018-10 or 29 October 2018.")
    if not 0.0 <= floor <= 1.0:
        raise InvalidValueError(f"A confidence runs from 0 to 1, not {floor}.")
    return Options(country.alpha3 if country else None, day, floor)


def read_files(paths: Sequence[Path], options: Options | None = None) -> Iterator[Harvest | Issue]:
    """What each document of the files tells, in order, and an Issue for each file or text that cannot be read.

    A folder stands for all files in it. Files of many texts (`.jsonl`, `.jsonl.gz`) are streamed.
    """
    files = list(_expand(paths))
    size = sum(path.stat().st_size for path in files if path.is_file())
    work = partial(_read_part, options or Options())
    for made in run_parts(work, _make_parts(files), workers=count_workers(size), on_crash=_tell_crash):
        yield from made


def _expand(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path


def _make_parts(files: Iterable[Path]) -> Iterator[Part]:
    for path in files:
        if not _holds_many(path):
            yield (path,)
            continue
        batch: list[Line | Issue] = []
        size = 0
        for item in _list_lines(path):
            batch.append(item)
            size += len(item.text) if isinstance(item, Line) else 0
            if size >= BATCH:
                yield tuple(batch)
                batch, size = [], 0
        if batch:
            yield tuple(batch)


def _list_lines(path: Path) -> Iterator[Line | Issue]:
    """The lines of a file of many texts; only their checks are made here, the rest where the part is read."""
    try:
        yield from list_lines(path)
    except DocumentError as error:
        yield Issue(error.code, str(path), str(error), error.remedy)


def _holds_many(path: Path) -> bool:
    try:
        return reader_version(path).startswith("jsonl/")
    except DocumentError:
        return False


def _read_part(options: Options, part: Part) -> list[Harvest | Issue]:
    found: list[Harvest | Issue] = []
    for item in part:
        try:
            found.extend(made for document in _read_item(item) for made in _read_document(document, options))
        except Exception as error:  # one poisonous file must not stop the others
            found.append(_make_issue(item, f"{type(error).__name__}: {error}"))
    return found


def _read_item(item: Path | Line | Issue) -> Iterable[Document | Issue]:
    if isinstance(item, Path):
        return read_documents([item])
    return (item,) if isinstance(item, Issue) else (read_line(item), *item.issues)


def _read_document(document: Document | Issue, options: Options) -> Iterator[Harvest | Issue]:
    if isinstance(document, Issue):
        yield document
        return
    told = replace(document, side=options.side or document.side, published=options.published or document.published)
    made = read_events(told, load_vocabulary())
    events = tuple(event for event in made["events"] if event.get("confidence", 1.0) >= options.floor)
    yield Harvest(made["doc_id"], document.title, events)
    yield from find_gaps(told)


def _tell_crash(part: Part) -> list[Harvest | Issue]:
    return [_make_issue(item, "the process that worked on it died") for item in part]


def _make_issue(item: Path | Line | Issue, what: str) -> Issue:
    if isinstance(item, Issue):
        return item
    place = str(item) if isinstance(item, Path) else item.metadata.name or f"{item.path}:{item.number}"
    remedy = "Report it with this message; the other files were read."
    return Issue("document-crashed", place, f"Nothing was found here, because of a fault: {what}.", remedy)

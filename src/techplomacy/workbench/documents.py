"""Finds the files of a study's documents folder and says which source each one is; it does not read their text."""

import json
from pathlib import Path
from typing import Any

import yaml

from techplomacy.errors import InvalidValueError
from techplomacy.model import Issue, Source, Tier, When
from techplomacy.sources.bibliography import Bibliography
from techplomacy.vocabulary import Vocabulary
from techplomacy.workbench.material import StudyFile

TEXTS = (".pdf", ".html", ".htm", ".docx", ".txt", ".md")
MANY = (".jsonl", ".jsonl.gz")
STATISTICS = "statistics"


def find_documents(
    root: Path, bibliography: Bibliography, vocabulary: Vocabulary
) -> tuple[tuple[StudyFile, ...], tuple[Source, ...], tuple[Issue, ...]]:
    """The files to read, the sources that their front matter describes, and the Issues, all sorted by path.

    A file is the source whose `file` names it in the bibliography, else the one that its front matter names as
    `source`, else one made of its front matter (title, publisher, url, published, side, tier).
    """
    known = {source.id for source in bibliography.sources}
    # Tables of statistics and activity files have a source as well, and a reader of their own.
    named = {
        place: source for place, source in bibliography.files if not (root / place).is_relative_to(root / STATISTICS)
    }
    files: list[StudyFile] = []
    made: dict[str, Source] = {}
    issues: list[Issue] = []
    folder = root / "documents"
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    for path in paths if folder.is_dir() else []:
        place = path.relative_to(root).as_posix()
        if path.name.endswith(MANY):
            files.append(StudyFile(path, named.pop(place, None)))
            continue
        identifier = named.pop(place, None)
        if identifier is None:
            front = read_front(path)
            identifier = front.get("source")
            if identifier not in known:
                source, found = _make_source(place, path, front, vocabulary)
                issues += found
                identifier = made.setdefault(source.id, source).id
        files.append(StudyFile(path, identifier))
    issues += [_miss(place, source) for place, source in sorted(named.items())]
    return tuple(files), tuple(made.values()), tuple(issues)


def _miss(place: str, source: str) -> Issue:
    return Issue(
        "missing-file",
        f"{place}:1",
        f"The source {source!r} names the file {place}, which is not there.",
        "Put the file in place, or take `file` out of the source.",
    )


def read_front(path: Path) -> dict[str, str]:
    """The front matter of a Markdown or text file; empty where there is none."""
    if path.suffix.lower() not in (".md", ".txt"):
        return {}
    text = path.read_bytes()[:8192].decode("utf-8", errors="replace")
    if not text.startswith("---\n") or "\n---" not in text[4:]:
        return {}
    try:
        front: Any = yaml.load(text[4:].split("\n---", 1)[0], Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return {}
    return {key: str(value) for key, value in front.items() if value} if isinstance(front, dict) else {}


def _make_source(place: str, path: Path, front: dict[str, str], vocabulary: Vocabulary) -> tuple[Source, list[Issue]]:
    issues: list[Issue] = []
    tier, side = front.get("tier"), front.get("side")
    if tier not in set(Tier):
        told = f"the tier {tier!r} is unknown" if tier else "nothing says what kind of publisher speaks"
        issues.append(
            Issue("unknown-tier", f"{place}:1", f"{told[0].upper()}{told[1:]}; it counts as media.", _DESCRIBE)
        )
    country = vocabulary.find_country(side) if side else None
    if side and country is None:
        issues.append(Issue("unknown-country", f"{place}:1", f"side: {side!r} is no country.", _DESCRIBE))
    if not front.get("url"):
        issues.append(
            Issue("source-without-address", f"{place}:1", "The document has no address.", f"Add `url`. {_DESCRIBE}")
        )
    published = _find_published(place, front.get("published"), issues)
    title = front.get("title") or path.stem
    item = {"id": path.stem, "type": "document", "title": title}
    item |= {key: front[name] for key, name in (("publisher", "publisher"), ("URL", "url")) if front.get(name)}
    source = Source(
        id=front.get("source") or path.stem,
        csl=json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        title=title,
        publisher=front.get("publisher", ""),
        tier=Tier(tier) if tier in set(Tier) else Tier.MEDIA,
        side=country.alpha3 if country else None,
        address=front.get("url"),
        published=published,
    )
    return source, issues


_DESCRIBE = "Describe the file in its front matter, or in sources.json with `file`."


def _find_published(place: str, written: str | None, issues: list[Issue]) -> When | None:
    if not written:
        return None
    try:
        return When(written)
    except InvalidValueError as error:
        issues.append(Issue("bad-date", f"{place}:1", f"published: {error}", _DESCRIBE))
        return None

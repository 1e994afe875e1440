"""Opens a study folder: reads every part of it in order and gathers the Issues; only study.toml can stop it."""

from importlib.resources import files
from pathlib import Path

from techplomacy.errors import StudyError
from techplomacy.model import Issue, Source
from techplomacy.sources.arguments import Arguments, read_arguments
from techplomacy.sources.bibliography import Bibliography, read_sources
from techplomacy.sources.coded import Coded, read_records
from techplomacy.sources.searches import Searches, read_searches
from techplomacy.sources.statistics import Statistics, read_statistics
from techplomacy.sources.verdicts import read_verdicts
from techplomacy.sources.works import read_works
from techplomacy.vocabulary import Vocabulary, load_vocabulary
from techplomacy.workbench.documents import find_documents
from techplomacy.workbench.material import Material
from techplomacy.workbench.settings import FILE, read_settings

STUDIES = Path(str(files("techplomacy"))) / "studies"
DEFAULT_STUDY = STUDIES / "india_japan"
BIBLIOGRAPHIES = ("sources.json", "sources.bib", "sources.ris")


def list_studies() -> tuple[str, ...]:
    """The names of the shipped studies, sorted."""
    return tuple(sorted(path.parent.name for path in STUDIES.glob(f"*/{FILE}")))


def find_study(name_or_path: str | Path | None = None) -> Path:
    """The folder of a study: the default, a shipped one by its name, or a folder; StudyError where there is none."""
    if name_or_path is None:
        return DEFAULT_STUDY
    path = Path(name_or_path)
    if (path / FILE).is_file():
        return path
    if path.name == FILE and path.is_file():
        return path.parent
    if str(name_or_path).replace("-", "_") in list_studies():
        return STUDIES / str(name_or_path).replace("-", "_")
    raise StudyError(
        f"{name_or_path}: there is no study here (no {FILE}). Name a study folder, or one of the shipped studies: "
        f"{', '.join(list_studies())}."
    )


def open_study(path: Path) -> Material:
    """All that a study folder holds. Each defect is an Issue with file and line; StudyError only for study.toml."""
    root = find_study(path)
    codebook = root / "codebook"
    vocabulary = load_vocabulary(codebook if codebook.is_dir() else None)
    study, issues = read_settings(root / FILE, vocabulary)
    bibliography = _read_bibliography(root, vocabulary)
    documents, described, found = find_documents(root, bibliography, vocabulary)
    sources = (*bibliography.sources, *described)
    ids = {source.id for source in sources}
    coded = read_records(root / "records", root=root, vocabulary=vocabulary, sources=ids, countries=study.countries)
    files = dict(bibliography.files)
    statistics = read_statistics(
        root / "statistics", root=root, vocabulary=vocabulary, sources=ids, countries=study.countries, named=files
    )
    searches = _read_log(root, vocabulary, coded)
    arguments = _read_claims(root, sources, coded, statistics)
    works = read_works(root / "works", root=root, vocabulary=vocabulary, sources=ids)
    verdicts = read_verdicts(root / "verdicts", root=root)
    parts = (bibliography, coded, statistics, searches, arguments, works, verdicts)
    return Material(
        study=study,
        root=root,
        vocabulary=vocabulary,
        sources=sources,
        records=(*coded.records, *statistics.records),
        initiatives=coded.initiatives,
        series=statistics.series,
        observations=statistics.observations,
        searches=searches.searches,
        arguments=arguments.arguments,
        works=works.works,
        files=documents,
        verdicts=verdicts.verdicts,
        codings=coded.codings,
        issues=tuple(sorted({*issues, *found, *(i for part in parts for i in part.issues)}, key=_sort_key)),
        accounting=tuple(account for part in parts for account in part.accounts),
    )


def _sort_key(issue: Issue) -> tuple[str, int, str, str]:
    file, _, line = issue.place.rpartition(":")
    return (file or issue.place, int(line) if line.isdigit() else 0, issue.code, issue.message)


def _read_bibliography(root: Path, vocabulary: Vocabulary) -> Bibliography:
    read = [
        read_sources(root / name, root=root, vocabulary=vocabulary)
        for name in BIBLIOGRAPHIES
        if (root / name).is_file()
    ]
    sources: dict[str, Source] = {}
    for part in read:
        for source in part.sources:
            sources.setdefault(source.id, source)
    return Bibliography(
        tuple(sources.values()),
        tuple(pair for part in read for pair in part.files),
        tuple(issue for part in read for issue in part.issues),
        tuple(account for part in read for account in part.accounts),
    )


def _read_log(root: Path, vocabulary: Vocabulary, coded: Coded) -> Searches:
    path = root / "searches.csv"
    if not path.is_file():
        return Searches()
    threads = {thread.id for thread in coded.initiatives}
    return read_searches(path, root=root, vocabulary=vocabulary, initiatives=threads)


def _read_claims(root: Path, sources: tuple[Source, ...], coded: Coded, statistics: Statistics) -> Arguments:
    path = root / "arguments.toml"
    if not path.is_file():
        return Arguments()
    series = {item.id for item in statistics.series}
    known = series | {source.id for source in sources}
    known |= {record.id for record in (*coded.records, *statistics.records)} | {
        thread.id for thread in coded.initiatives
    }
    return read_arguments(path, root=root, known=known, series=series)

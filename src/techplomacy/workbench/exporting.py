"""`export`: what a study's evidence base holds, in a format that other programs read.

Each writer imports what it needs when it runs: a bibliography needs no tables.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.errors import InvalidValueError
from techplomacy.evidence import EvidenceBase
from techplomacy.vocabulary import load_vocabulary
from techplomacy.workbench.folder import STUDIES, find_study
from techplomacy.workbench.mapping import find_build
from techplomacy.workbench.outcome import EVIDENCE
from techplomacy.workbench.swap import finish_swap

FORMATS = {
    "bibtex": "the bibliography for LaTeX",
    "coding": "the coded acts as a workbook, to edit and put back as records/events.xlsx",
    "csl": "the bibliography as CSL-JSON, for Zotero",
    "csv": "one CSV file a table",
    "datapackage": "the CSV files with a data package descriptor",
    "gexf": "the network of actors and sectors, for Gephi",
    "graphml": "the network of actors and sectors, for other graph programs",
    "json-ld": "events and statements as linked data",
    "ris": "the bibliography as RIS, for reference managers",
    "sqlite": "the evidence base itself",
    "xlsx": "one workbook with a sheet a table",
}
LICENCE = "MIT"  # of the studies that ship with the program


def export_study(study: Path | str | None, *, form: str, to: Path, built: Path | None = None) -> list[Path]:
    """Write a mapped study in one of FORMATS into the folder `to`; the files made, sorted.

    `built` is the build folder where it is not the study's own. InvalidValueError for an unknown format, EvidenceError
    where the study was never mapped.
    """
    if form not in FORMATS:
        raise InvalidValueError(f"{form!r} is no format; choose one of {', '.join(FORMATS)}.")
    root = find_study(study)
    folder = built if built is not None else find_build(root)
    finish_swap(folder)
    with EvidenceBase.open(folder / EVIDENCE) as base:
        to.mkdir(parents=True, exist_ok=True)
        return sorted(_WRITERS[form](base, root, to))


def _write_csl(base: EvidenceBase, root: Path, to: Path) -> list[Path]:
    from techplomacy.presentation.bibliography import write_csl

    return _write(to / "sources.json", [write_csl(base.sources().values())])


def _write_bibtex(base: EvidenceBase, root: Path, to: Path) -> list[Path]:
    from techplomacy.presentation.bibtex import write_bibtex

    return _write(to / "sources.bib", [write_bibtex(base.sources().values())])


def _write_ris(base: EvidenceBase, root: Path, to: Path) -> list[Path]:
    from techplomacy.presentation.ris import write_ris

    return _write(to / "sources.ris", [write_ris(base.sources().values())])


def _write_coding(base: EvidenceBase, root: Path, to: Path) -> list[Path]:
    from techplomacy.presentation.tables.coding import write_coding

    write_coding(_open_view(base, root), to / "events.xlsx")
    return [to / "events.xlsx"]


def _write_graphml(base: EvidenceBase, root: Path, to: Path) -> list[Path]:
    from techplomacy.presentation.graph import write_graphml

    return _write(to / "network.graphml", [write_graphml(_open_view(base, root))])


def _write_gexf(base: EvidenceBase, root: Path, to: Path) -> list[Path]:
    from techplomacy.presentation.graph import write_gexf

    return _write(to / "network.gexf", [write_gexf(_open_view(base, root))])


def _write_linked(base: EvidenceBase, root: Path, to: Path) -> list[Path]:
    from techplomacy.presentation.linked import write_linked

    return _write(to / "evidence.jsonld", write_linked(_open_view(base, root)))


def _copy_base(base: EvidenceBase, root: Path, to: Path) -> list[Path]:
    return [Path(shutil.copyfile(base.path, to / EVIDENCE))]


def _write_tables(base: EvidenceBase, root: Path, to: Path, *, endings: tuple[str, ...]) -> list[Path]:
    from techplomacy.presentation.tables import write_tables

    licence = LICENCE if root.is_relative_to(STUDIES) else None
    with tempfile.TemporaryDirectory() as made:
        written = write_tables(_open_view(base, root), Path(made), licence=licence)
        wanted = [path for path in written if path.suffix in endings]
        return [_copy(path, to / path.relative_to(Path(made) / "tables")) for path in wanted]


def _copy(path: Path, to: Path) -> Path:
    to.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(path, to))


def _open_view(base: EvidenceBase, root: Path) -> View:
    """The evidence with the words of the study: its own where it has a codebook."""
    codebook = root / "codebook"
    return View(base, vocabulary=load_vocabulary(codebook if codebook.is_dir() else None))


def _write(path: Path, pieces: Iterable[str]) -> list[Path]:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(pieces)
    return [path]


_WRITERS: dict[str, Callable[[EvidenceBase, Path, Path], list[Path]]] = {
    "bibtex": _write_bibtex,
    "coding": _write_coding,
    "csl": _write_csl,
    "csv": partial(_write_tables, endings=(".csv",)),
    "datapackage": partial(_write_tables, endings=(".csv", ".json")),
    "gexf": _write_gexf,
    "graphml": _write_graphml,
    "json-ld": _write_linked,
    "ris": _write_ris,
    "sqlite": _copy_base,
    "xlsx": partial(_write_tables, endings=(".xlsx",)),
}

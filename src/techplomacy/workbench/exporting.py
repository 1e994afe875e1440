"""`export`: what a study's evidence base holds, in a format that other programs read."""

import json
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from techplomacy.errors import InvalidValueError
from techplomacy.evidence import EvidenceBase
from techplomacy.workbench.folder import find_study
from techplomacy.workbench.mapping import find_build
from techplomacy.workbench.outcome import EVIDENCE
from techplomacy.workbench.swap import finish_swap

FORMATS = {
    "csv": "one CSV file a table",
    "csl": "the bibliography as CSL-JSON, for Zotero",
    "datapackage": "the CSV files with a data package descriptor",
    "sqlite": "the evidence base itself",
    "xlsx": "one workbook with a sheet a table",
}


def export_study(study: Path | str | None, *, form: str, to: Path, built: Path | None = None) -> list[Path]:
    """Write a mapped study in one of FORMATS into the folder `to`; the files made, sorted.

    `built` is the build folder where it is not the study's own. InvalidValueError for an unknown format, EvidenceError
    where the study was never mapped.
    """
    if form not in FORMATS:
        raise InvalidValueError(f"{form!r} is no format; choose one of {', '.join(FORMATS)}.")
    folder = built if built is not None else find_build(find_study(study))
    finish_swap(folder)
    with EvidenceBase.open(folder / EVIDENCE) as base:
        to.mkdir(parents=True, exist_ok=True)
        return sorted(_WRITERS[form](base, to))


def _write_csl(base: EvidenceBase, to: Path) -> list[Path]:
    items = [source.item for source in base.sources().values()]
    path = to / "sources.json"
    path.write_text(json.dumps(items, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [path]


def _copy_base(base: EvidenceBase, to: Path) -> list[Path]:
    return [Path(shutil.copyfile(base.path, to / EVIDENCE))]


def _copy_tables(base: EvidenceBase, to: Path, *, endings: tuple[str, ...]) -> list[Path]:
    # Only a table export needs the room that draws figures, too.
    from techplomacy.presentation import write_tables

    with tempfile.TemporaryDirectory() as made:
        write_tables(base, Path(made))
        wanted = [path for path in sorted(Path(made).rglob("*")) if path.is_file() and path.suffix in endings]
        return [Path(shutil.copyfile(path, to / path.name)) for path in wanted]


_WRITERS: dict[str, Callable[[EvidenceBase, Path], list[Path]]] = {
    "csl": _write_csl,
    "csv": partial(_copy_tables, endings=(".csv",)),
    "datapackage": partial(_copy_tables, endings=(".csv", ".json")),
    "sqlite": _copy_base,
    "xlsx": partial(_copy_tables, endings=(".xlsx",)),
}

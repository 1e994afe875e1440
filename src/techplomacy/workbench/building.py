"""The stages in order: open, read, extract, resolve, link, fold, write the evidence, answer.

Each stage is a function of another room that takes nouns and yields nouns; this file only hands them on.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.corpus import find_copies, group_copies
from techplomacy.evidence import Contents, FreshBase, write_evidence
from techplomacy.model import Document, Issue, Link, Record
from techplomacy.presentation import (
    Rows,
    answer_in_one_paragraph,
    make_outline,
    write_evidence_tables,
    write_figures,
    write_outline,
    write_tables,
)
from techplomacy.resolution import Assembly, Linker, anchor_verdicts, assemble, resolve_actors
from techplomacy.vocabulary import Vocabulary
from techplomacy.workbench.attribution import make_sources
from techplomacy.workbench.cache import Cache
from techplomacy.workbench.clock import Clock
from techplomacy.workbench.expectations import check_expectations
from techplomacy.workbench.folder import open_study
from techplomacy.workbench.forking import count_copies, run_at_once, run_beside
from techplomacy.workbench.history import write_snapshot
from techplomacy.workbench.intake import File, extract_all, read_texts
from techplomacy.workbench.material import Material
from techplomacy.workbench.outcome import EVIDENCE, ISSUES, MapOutcome, find_outputs
from techplomacy.workbench.progress import Progress


def build_study(root: Path, folder: Path, *, cache: Cache, progress: Progress) -> MapOutcome:
    """Make all outputs of a study in an empty folder; parts that `cache` holds are not made again."""
    clock = Clock(progress)
    clock.start("Opening the study")
    material = open_study(root)
    codebook = root / "codebook" if (root / "codebook").is_dir() else None
    sources = {source.id: source for source in material.sources}
    files = [File(file.path, sources.get(file.source_id or "")) for file in material.files]
    documents, unread = read_texts(files, cache=cache, progress=clock, codebook=codebook)
    found, unclear = extract_all(documents, codebook=codebook, cache=cache, progress=clock)
    told = tuple(_shorten(issue, root) for issue in (*material.issues, *unread, *unclear))
    contents = _fold(material, documents, found, told, clock)
    title, vocabulary = material.study.title, material.vocabulary
    del material, documents, found  # a large study's rows as they were read need not stay while it is answered
    paragraph = _answer(folder, contents, vocabulary, clock)
    _write_issues(folder / ISSUES, contents.issues)
    cache.prune()
    clock.stop()
    return MapOutcome(
        study=title,
        folder=folder,
        paths=find_outputs(folder),
        paragraph=paragraph,
        issues=tuple(contents.issues),
        timings=clock.timings,
    )


def _fold(
    material: Material,
    documents: Sequence[Document],
    found: Sequence[Record],
    told: Sequence[Issue],
    clock: Clock,
) -> Contents:
    """Records of coders and of the extractor to one evidence base's contents."""
    clock.start("Resolving names")
    records, actors, actor_links, unresolved = resolve_actors(
        (*material.records, *found), vocabulary=material.vocabulary, countries=material.study.countries
    )
    clock.start("Linking records")
    copies, links = find_copies(documents), _link(records, material.vocabulary)
    clock.start("Folding events")
    verdicts, lost = anchor_verdicts(material.verdicts, records, documents)
    sources, untold = make_sources(documents, material.sources, copies=group_copies(copies))
    assembly = assemble(records, links, verdicts, material.initiatives, sources=sources, vocabulary=material.vocabulary)
    return Contents(
        study=material.study,
        build={"vocabulary": _describe_vocabulary(material.vocabulary)},
        sources=sources,
        documents=documents,
        records=records,
        events=assembly.events,
        members=assembly.members,
        chosen=assembly.chosen,
        actors=actors,
        links=(*actor_links, *copies, *links),
        verdicts=verdicts,
        codings=material.codings,
        initiatives=material.initiatives,
        series=material.series,
        observations=material.observations,
        searches=material.searches,
        arguments=material.arguments,
        works=material.works,
        issues=sorted({*told, *unresolved, *lost, *untold, *_judge(material, assembly)}, key=_find_order),
        accounts=material.accounting,
    )


def _link(records: Sequence[Record], vocabulary: Vocabulary) -> tuple[Link, ...]:
    """The links between records, on as many cores as are worth it."""
    linker, shares = Linker(records, vocabulary), count_copies(len(records))
    parts = run_at_once([partial(linker.link, share=n, shares=shares) for n in range(shares)], copies=shares)
    links = {(link.left, link.right): link for link in chain(*parts)}  # a pair that meets twice may be in two shares
    return tuple(links[pair] for pair in sorted(links))


def _judge(material: Material, assembly: Assembly) -> Iterable[Issue]:
    """What the fold could not settle, and what the study expected and did not get."""
    return (*assembly.issues, *check_expectations(material.study.expectations, assembly.events))


def _answer(folder: Path, contents: Contents, vocabulary: Vocabulary, clock: Clock) -> str:
    """Evidence base and its tables, figures, report and answers; the former beside the rest, given a second core."""
    copies = count_copies(len(contents.members))
    with run_beside(partial(_write_proof, folder, contents, vocabulary), copies=copies) as wait:
        if copies == 1:
            clock.start("Writing the evidence base")
            wait()
        with FreshBase(folder / EVIDENCE, contents, wait=wait) as base:
            view = View(base, vocabulary=vocabulary)
            clock.start("Drawing figures")
            figures = write_figures(view, folder)
            clock.start("Writing the report")
            outline = make_outline(view, figures)
            paragraph = answer_in_one_paragraph(view)
            write_snapshot(view, folder)
            written = wait()  # before another copy is made: three would hold a third more than two
            with run_beside(partial(write_outline, outline, folder, view.as_of), copies=copies) as write:
                if copies == 1:
                    write()
                clock.start("Writing tables")
                write_tables(view, folder, written=written)
                write()
    return paragraph


def _write_proof(folder: Path, contents: Contents, vocabulary: Vocabulary) -> dict[str, Rows]:
    """The evidence base, and the tables that repeat it; of each of these what the workbook needs."""
    write_evidence(folder / EVIDENCE, contents)
    with FreshBase(folder / EVIDENCE, contents) as base:
        return write_evidence_tables(View(base, vocabulary=vocabulary), folder)


def _describe_vocabulary(vocabulary: Vocabulary) -> str:
    return "; ".join(f"{name} {header.version}" for name, header in sorted(vocabulary.headers.items()))


def _shorten(issue: Issue, root: Path) -> Issue:
    """The same, told from the study folder: where somebody keeps a study is no part of its results."""
    prefix = re.compile(rf"(?<![\w/]){re.escape(str(root))}/")
    return replace(issue, place=prefix.sub("", issue.place), message=prefix.sub("", issue.message))


def _find_order(issue: Issue) -> tuple[str, int, Issue]:
    """By file, then line as a number."""
    file, _, line = issue.place.rpartition(":")
    return (file, int(line), issue) if line.isdigit() else (issue.place, 0, issue)


def _write_issues(path: Path, issues: Iterable[Issue]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["code", "place", "message", "remedy"])
        table.writerows([issue.code, issue.place, issue.message, issue.remedy] for issue in issues)

"""The coded records of the shipped study, resolved and folded once, and the same with some of its searches left out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from techplomacy.analysis import View
from techplomacy.evidence import Contents, EvidenceBase, write_evidence
from techplomacy.model import Search
from techplomacy.resolution import assemble, link_records, resolve_actors
from techplomacy.workbench.folder import DEFAULT_STUDY, open_study


@pytest.fixture(scope="session")
def contents() -> Contents:
    material = open_study(DEFAULT_STUDY)
    records, actors, proposed, _ = resolve_actors(
        material.records, vocabulary=material.vocabulary, countries=material.study.countries
    )
    links = link_records(records)
    made = assemble(records, links, (), material.initiatives)
    return Contents(
        study=material.study,
        sources=tuple(material.sources),
        records=tuple(records),
        events=tuple(made.events),
        members=made.members,
        chosen=made.chosen,
        actors=tuple(actors),
        links=(*proposed, *links),
        codings=tuple(material.codings),
        initiatives=tuple(material.initiatives),
        series=tuple(material.series),
        observations=tuple(material.observations),
        searches=tuple(material.searches),
        arguments=tuple(material.arguments),
        works=tuple(material.works),
    )


@pytest.fixture(scope="session")
def shipped(contents: Contents, tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path = tmp_path_factory.mktemp("shipped") / "evidence.sqlite"
    write_evidence(path, contents)
    with EvidenceBase.open(path) as base:
        yield View(base)


@pytest.fixture
def without_searches(contents: Contents, tmp_path: Path) -> Iterator[Callable[[Callable[[Search], bool]], View]]:
    """Makes the shipped study without the searches that a test names."""
    opened: list[EvidenceBase] = []

    def make(is_dropped: Callable[[Search], bool]) -> View:
        from dataclasses import replace

        kept = tuple(search for search in contents.searches if not is_dropped(search))
        write_evidence(tmp_path / "evidence.sqlite", replace(contents, searches=kept))
        opened.append(EvidenceBase.open(tmp_path / "evidence.sqlite"))
        return View(opened[-1])

    yield make
    for base in opened:
        base.close()

"""Graphs, bibliographies and linked data: well-formed, complete, and read back without loss where that is promised."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from tables_making import TEXT, open_shipped, open_small

from techplomacy.analysis import View
from techplomacy.presentation.bibliography import write_csl
from techplomacy.presentation.bibtex import write_bibtex
from techplomacy.presentation.graph import GEXF, GRAPHML, write_gexf, write_graphml
from techplomacy.presentation.linked import write_linked
from techplomacy.sources.bibliography import read_sources
from techplomacy.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> View:
    return open_shipped(tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> View:
    return open_small(tmp_path_factory.mktemp("small"))


def read_graph(text: str, space: str) -> tuple[set[str], list[tuple[str, str]]]:
    root = ElementTree.fromstring(text.encode())
    names = {"x": space}
    nodes = {node.attrib["id"] for node in root.iterfind(".//x:node", names)}
    return nodes, [(edge.attrib["source"], edge.attrib["target"]) for edge in root.iterfind(".//x:edge", names)]


def test_both_graphs_are_one_network(shipped: View) -> None:
    nodes, edges = read_graph(write_graphml(shipped), GRAPHML)
    assert (nodes, edges) == read_graph(write_gexf(shipped), GEXF)
    assert {end for edge in edges for end in edge} <= nodes
    assert len({tuple(sorted(edge)) for edge in edges}) == len(edges)
    acting = {body.actor for event in shipped.events for body in event.participants if body.actor}
    assert {node for node in nodes if not node.startswith("sector:")} == acting
    assert {node.removeprefix("sector:") for node in nodes if node.startswith("sector:")} == {
        sector for event in shipped.events for sector in event.sectors
    }


def test_an_edge_counts_its_events(small: View) -> None:
    root = ElementTree.fromstring(write_graphml(small).encode())
    told = {
        data.attrib["key"]: data.text
        for edge in root.iter(f"{{{GRAPHML}}}edge")
        if edge.attrib["id"] == "together-0"
        for data in edge
    }
    assert told["edge_weight"] == "1"
    assert told["edge_events"] == "act-7"
    assert told["edge_first"] == "2021-05-03"


@pytest.mark.parametrize("name", ["shipped", "small"])
def test_csl_reads_back_without_loss(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    view: View = request.getfixturevalue(name)
    path = tmp_path / "sources.json"
    path.write_text(write_csl(view.sources.values()), encoding="utf-8")
    again = {source.id: source for source in read_sources(path, vocabulary=load_vocabulary()).sources}
    assert list(again) == list(view.sources)
    for identifier, source in view.sources.items():
        other = again[identifier]
        told = ("title", "publisher", "tier", "side", "address", "published", "votes", "copies")
        assert [getattr(other, field) for field in told] == [getattr(source, field) for field in told]
        assert {**other.item, "custom": None} == {**other.item, **source.item, "custom": None}
        assert {**other.item["custom"], **source.item.get("custom", {})} == other.item["custom"]


def test_bibtex_reads_back_as_the_same_works(shipped: View, tmp_path: Path) -> None:
    path = tmp_path / "sources.bib"
    path.write_text(write_bibtex(shipped.sources.values()), encoding="utf-8")
    again = {source.id: source for source in read_sources(path, vocabulary=load_vocabulary()).sources}
    assert list(again) == list(shipped.sources)
    for identifier, source in shipped.sources.items():
        other = again[identifier]
        assert other.title.replace("\\", "") == source.title
        assert (other.tier, other.side, other.address, other.published) == (
            source.tier, source.side, source.address, source.published,
        )  # fmt: skip


def test_bibtex_cannot_break_out_of_its_fields(small: View) -> None:
    text = write_bibtex(small.sources.values())
    assert r"title = {{A \& B\_C \{100\%\}}}," in text
    assert "url = {https://example.org/a?x=1&y=2}," in text
    assert text.count("@") == 2


def test_linked_data_lead_to_the_exact_words(small: View) -> None:
    data = json.loads("".join(write_linked(small)))
    nodes: dict[str, Any] = {node["id"]: node for node in data["@graph"]}
    assert len(nodes) == len(data["@graph"])
    statement = nodes["urn:techplomacy:s%20s:statement:rec-1%3Aparticipant%3A0"]
    words, offsets = statement["target"]["selector"]
    assert TEXT[offsets["start"] : offsets["end"]] == words["exact"] == "Astria"
    assert TEXT.startswith(words["prefix"] + words["exact"] + words["suffix"])
    assert statement["target"]["source"] in nodes
    assert nodes[statement["wasAttributedTo"]]["type"] == "prov:SoftwareAgent"
    event = nodes["urn:techplomacy:s%20s:event:act-7"]
    assert set(event["wasDerivedFrom"]) <= set(nodes)
    assert event["money"][0]["amount"] == "5.50"
    assert all(key in data["@context"] for node in nodes.values() for key in node)


def test_every_reference_of_the_linked_data_is_there(shipped: View) -> None:
    nodes = json.loads("".join(write_linked(shipped)))["@graph"]
    known = {node["id"] for node in nodes}
    for node in nodes:
        for name in ("wasDerivedFrom", "wasAttributedTo", "target"):
            told = node.get(name, [])
            named = [told] if isinstance(told, str) else [part for part in told if name != "target"]
            assert set(named) <= known, node["id"]

"""The network of actors and sectors as GraphML and GEXF, for Gephi, Cytoscape, yEd and networkx."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from techplomacy.analysis import View
from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.partners import answer_fields, answer_partners
from techplomacy.model import Cell
from techplomacy.presentation.tables.cells import replace_illegal
from techplomacy.presentation.tables.table import LIST

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://gexf.net/1.3"
SECTOR = "sector:"  # before the id of a sector, so that no actor can have it
_NODE = {"label": "string", "type": "string", "country": "string", "kind": "string"}
_EDGE = {"relation": "string", "weight": "int", "first": "string", "last": "string", "events": "string"}
_GEXF_TYPES = {"int": "integer", "string": "string"}


@dataclass(frozen=True)
class Node:
    """An actor or a sector."""

    id: str
    values: dict[str, str]


@dataclass(frozen=True)
class Edge:
    """Two actors that meet in the same events, or an actor and a field of its events; the weight counts events."""

    id: str
    source: str
    target: str
    values: dict[str, str]


def write_graphml(view: View) -> str:
    """The network as GraphML; undirected, every value in a data element."""
    root = ElementTree.Element("graphml", {"xmlns": GRAPHML})
    for place, names in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in names.items():
            key = {"id": f"{place}_{name}", "for": place, "attr.name": name, "attr.type": kind}
            ElementTree.SubElement(root, "key", key)
    graph = ElementTree.SubElement(root, "graph", {"id": replace_illegal(view.study.id), "edgedefault": "undirected"})
    for node in list_nodes(view):
        _add_data(ElementTree.SubElement(graph, "node", {"id": node.id}), "node", node.values)
    for edge in list_edges(view):
        ends = {"id": edge.id, "source": edge.source, "target": edge.target}
        _add_data(ElementTree.SubElement(graph, "edge", ends), "edge", edge.values)
    return _write(root)


def write_gexf(view: View) -> str:
    """The network as GEXF 1.3. It bears the study's own day as its date, and no clock."""
    root = ElementTree.Element("gexf", {"xmlns": GEXF, "version": "1.3"})
    meta = ElementTree.SubElement(root, "meta", {"lastmodifieddate": view.as_of.isoformat()})
    ElementTree.SubElement(meta, "description").text = replace_illegal(view.study.title)
    graph = ElementTree.SubElement(root, "graph", {"defaultedgetype": "undirected", "mode": "static"})
    for place, names in (("node", _NODE), ("edge", _EDGE)):
        attributes = ElementTree.SubElement(graph, "attributes", {"class": place})
        for name, kind in names.items():
            if name not in ("label", "weight"):
                key = {"id": name, "title": name, "type": _GEXF_TYPES[kind]}
                ElementTree.SubElement(attributes, "attribute", key)
    nodes = ElementTree.SubElement(graph, "nodes")
    for node in list_nodes(view):
        named = {"id": node.id, "label": node.values["label"]}
        _add_values(ElementTree.SubElement(nodes, "node", named), node.values)
    edges = ElementTree.SubElement(graph, "edges")
    for edge in list_edges(view):
        ends = {"id": edge.id, "source": edge.source, "target": edge.target, "weight": edge.values["weight"]}
        _add_values(ElementTree.SubElement(edges, "edge", ends), edge.values)
    return _write(root)


def list_nodes(view: View) -> Iterator[Node]:
    """The actors that take part in an event, then the sectors in which they do."""
    fields, partners = read_rows(answer_fields(view)), read_rows(answer_partners(view))
    ids = {str(row["actor"].value) for row in fields}
    ids |= {str(row[end].value) for row in partners for end in ("left", "right")}
    for identifier in sorted(ids):
        actor = view.actors.get(identifier)
        told = (actor.name, actor.country, actor.kind) if actor else (identifier, None, None)
        yield Node(replace_illegal(identifier), _clean(label=told[0], type="actor", country=told[1], kind=told[2]))
    for sector in sorted({str(row["sector"].value) for row in fields}):
        yield Node(replace_illegal(SECTOR + sector), _clean(label=view.name_sector(sector), type="sector"))


def list_edges(view: View) -> Iterator[Edge]:
    """The pairs of actors, then the actors with their fields."""
    for n, row in enumerate(read_rows(answer_partners(view))):
        yield _make_edge(f"together-{n}", "together", str(row["left"].value), str(row["right"].value), row)
    for n, row in enumerate(read_rows(answer_fields(view))):
        yield _make_edge(f"field-{n}", "field", str(row["actor"].value), f"{SECTOR}{row['sector'].value}", row)


def _make_edge(identifier: str, relation: str, source: str, target: str, row: dict[str, Cell]) -> Edge:
    first, last = (str(row[end].value) if row[end].value else None for end in ("first", "last"))
    events = row["events"]
    values = _clean(relation=relation, weight=str(events.value), first=first, last=last, events=LIST.join(events.ids))
    return Edge(identifier, replace_illegal(source), replace_illegal(target), values)


def _clean(**values: str | None) -> dict[str, str]:
    return {name: replace_illegal(value) for name, value in values.items() if value}


def _add_data(element: ElementTree.Element, place: str, values: dict[str, str]) -> None:
    for name, value in values.items():
        ElementTree.SubElement(element, "data", {"key": f"{place}_{name}"}).text = value


def _add_values(element: ElementTree.Element, values: dict[str, str]) -> None:
    told = {name: value for name, value in values.items() if name not in ("label", "weight")}
    if told:
        holder = ElementTree.SubElement(element, "attvalues")
        for name, value in told.items():
            ElementTree.SubElement(holder, "attvalue", {"for": name, "value": value})


def _write(root: ElementTree.Element) -> str:
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'

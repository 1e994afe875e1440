"""Events and statements as linked data: JSON-LD with W3C Web Annotations for passages and PROV for what came of what.

The file carries its own context, so that no program has to fetch one.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from techplomacy.analysis import View
from techplomacy.model import Event, Passage, Record, Source, Statement
from techplomacy.presentation.tables.events import find_origin
from techplomacy.presentation.tables.values import write_money, write_value

AROUND = 32  # characters on either side of a quote, by which it is found again in another rendition
_REFERENCE = {"@type": "@id"}
_CONTEXT: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "tp": "urn:techplomacy:terms:",
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "title": "dcterms:title",
    "publisher": "dcterms:publisher",
    "issued": "dcterms:issued",
    "address": {"@id": "rdfs:seeAlso", **_REFERENCE},
    "body": "oa:hasBody",
    "target": {"@id": "oa:hasTarget", **_REFERENCE},
    "source": {"@id": "oa:hasSource", **_REFERENCE},
    "selector": "oa:hasSelector",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "value": "rdf:value",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", **_REFERENCE},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", **_REFERENCE},
    **{
        name: f"tp:{name}"
        for name in (
            "kind", "step", "date", "participants", "role", "country", "sectors", "money", "stage", "amount",
            "currency", "bound", "place", "initiative", "about", "field", "basis", "chosen", "tier",
            "side",
        )
    },
    "actor": {"@id": "tp:actor", **_REFERENCE},
    "steps": {"@id": "tp:steps", "@container": "@list"},
    "confidence": {"@id": "tp:confidence", "@type": "xsd:double"},
}  # fmt: skip


def write_linked(view: View) -> Iterator[str]:
    """The JSON-LD text, a line a node: study, sources, documents, actors, makers, records, statements, events."""
    yield f'{{"@context": {_encode(_CONTEXT)},\n"@graph": [\n'
    before = ""
    for node in _list_nodes(view):
        yield before + _encode(node)
        before = ",\n"
    yield "\n]}\n"


def _list_nodes(view: View) -> Iterator[dict[str, Any]]:
    study = view.study
    yield {"id": _name(view, "study", study.id), "type": "prov:Collection", "title": study.title}
    for source in view.sources.values():
        yield _describe_source(view, source)
    for header in view.base.documents():
        yield _drop({
            "id": _name(view, "document", header.id),
            "type": "prov:Entity",
            "title": header.title or header.name,
            "wasDerivedFrom": _name(view, "source", header.source),
        })  # fmt: skip
    for actor in view.actors.values():
        told = {"id": _name(view, "actor", actor.id), "type": "prov:Agent", "label": actor.name, "kind": actor.kind}
        yield _drop({**told, "country": actor.country})
    for maker in sorted({record.maker for record in view.records.values()}):
        kind = "prov:Person" if maker.startswith("coder") else "prov:SoftwareAgent"
        yield {"id": _name(view, "maker", maker), "type": kind, "label": maker}
    for record in view.records.values():
        yield _describe_record(view, record)
        for statement in record.statements:
            yield _describe_statement(view, record, statement)
    for event in view.events:
        yield _describe_event(view, event)


def _describe_source(view: View, source: Source) -> dict[str, Any]:
    return _drop({
        "id": _name(view, "source", source.id),
        "type": "prov:Entity",
        "title": source.title,
        "publisher": source.publisher,
        "issued": source.published.edtf if source.published else None,
        "tier": source.tier.value,
        "side": source.side,
        "address": source.address,
        "wasDerivedFrom": _name(view, "source", source.copies) if source.copies else None,
    })  # fmt: skip


def _describe_record(view: View, record: Record) -> dict[str, Any]:
    origin = _name(view, "document", record.document) if record.document else _name(view, "source", record.source)
    named = [_name(view, "source", str(value)) for value in record.values("source")]
    return _drop({
        "id": _name(view, "record", record.id),
        "type": ["tp:Record", "prov:Entity"],
        "about": record.about.value,
        "wasDerivedFrom": list(dict.fromkeys((origin, *named))),
        "wasAttributedTo": _name(view, "maker", record.maker),
        "target": _describe_place(view, record.passage) if record.passage else None,
    })  # fmt: skip


def _describe_statement(view: View, record: Record, statement: Statement) -> dict[str, Any]:
    """A Web Annotation: the body is the value, the target the passage, or the source as a whole."""
    key = f"{record.id}:{statement.field}:{statement.n}"
    whole = _name(view, "source", record.source)
    body = {"type": "oa:TextualBody", "field": statement.field, "value": write_value(statement.value)}
    return _drop({
        "id": _name(view, "statement", key),
        "type": ["oa:Annotation", "prov:Entity"],
        "body": body,
        "target": _describe_place(view, statement.passage) if statement.passage else whole,
        "basis": statement.basis.value,
        "confidence": statement.confidence,
        "chosen": (record.id, statement.field, statement.n) in view.base.chosen(),
        "wasDerivedFrom": _name(view, "record", record.id),
        "wasAttributedTo": _name(view, "maker", record.maker),
    })  # fmt: skip


def _describe_place(view: View, passage: Passage) -> dict[str, Any]:
    text = view.base.document(passage.document).text
    words = {
        "type": "oa:TextQuoteSelector",
        "exact": passage.quote,
        "prefix": text[max(0, passage.start - AROUND) : passage.start],
        "suffix": text[passage.end : passage.end + AROUND],
    }
    offsets = {"type": "oa:TextPositionSelector", "start": passage.start, "end": passage.end}
    return {
        "type": "oa:SpecificResource",
        "source": _name(view, "document", passage.document),
        "selector": [words, offsets],
    }


def _describe_event(view: View, event: Event) -> dict[str, Any]:
    steps = [_drop({"step": step.name, "date": step.when.edtf if step.when else None}) for step in event.steps]
    money = [
        {"amount": f"{f.money.amount:f}", "currency": f.money.currency, "bound": f.money.bound.value,
         "stage": f.stage, "label": write_money(f.money)}
        for f in event.money
    ]  # fmt: skip
    bodies = [
        _drop({
            "actor": _name(view, "actor", body.actor) if body.actor else None,
            "label": body.name,
            "role": body.role,
            "country": body.country,
            "basis": find_origin(view, event, "participant", body)[0],
        })
        for body in event.participants
    ]  # fmt: skip
    records = [_name(view, "record", record) for record in event.records]
    return _drop({
        "id": _name(view, "event", event.id),
        "type": ["tp:Event", "prov:Entity"],
        "title": event.title,
        "kind": event.kind,
        "steps": steps,
        "participants": bodies,
        "sectors": list(event.sectors),
        "money": money,
        "place": event.place,
        "initiative": event.initiative,
        "basis": view.find_basis(event).value,
        "wasDerivedFrom": records,
    })  # fmt: skip


def _name(view: View, kind: str, identifier: str) -> str:
    """A URN of our own: it says which study, what kind of thing, and its id."""
    return f"urn:techplomacy:{quote(view.study.id, safe='')}:{kind}:{quote(identifier, safe='')}"


def _drop(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _encode(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)

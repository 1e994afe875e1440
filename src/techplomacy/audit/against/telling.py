"""Words and addresses of findings: how an event, a body or a place in the paper is told; it judges nothing."""

from techplomacy.analysis import View
from techplomacy.audit.against.phrases import list_rows
from techplomacy.audit.against.prose import Sentence
from techplomacy.model import Document, Event, Finding, Tier, skeleton

_SOURCES = 3  # sources named beside an event
CLASSES = "comparison_classes"
_FRONT = 800  # characters in which a paper's title stands
_LINE = 240  # characters of a line that may be a title
_TITLE = 16  # letters of a title that can be told from common words


def describe_event(view: View, event: Event) -> str:
    """An event in a few words: title, steps with dates, number of sources."""
    steps = view.vocabulary.steps
    dated = [f"{steps[s.name].label if s.name in steps else s.name} {s.when}" for s in event.steps if s.when]
    told = f" ({', '.join(dated[:3])})" if dated else ""
    return f"“{event.title}”{told}"


def cite_event(view: View, event: Event, own: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The id of an event and those of its first sources, official ones first; none that is the paper itself."""
    known = [source for source in event.sources if source in view.sources and source not in own]
    return (event.id, *sorted(known, key=lambda source: list(Tier).index(view.sources[source].tier))[:_SOURCES])


def find_own_sources(view: View, document: Document) -> frozenset[str]:
    """The sources of the evidence that are the paper under check: their title is a line of its first page."""
    front = [block for block in document.blocks if block.start < _FRONT and block.end - block.start < _LINE]
    lines = {skeleton(document.text[block.start : block.end]) for block in front} | {skeleton(document.title)}
    told = ((source.id, skeleton(source.title)) for source in view.sources.values())
    return frozenset(key for key, title in told if len(title) >= _TITLE and title in lines)


def name_body(view: View, key: str) -> str:
    """A body's name with its country."""
    actor = view.actors.get(key) or view.vocabulary.body_index.get(key)
    return f"{actor.name} ({view.name_country(actor.country)})" if actor else key


def make_finding(
    kind: str, verdict: str, place: tuple[int, int, str], words: str, evidence: tuple[str, ...] = (), share: float = 1.0
) -> Finding:
    """A finding that weighs what its class and verdict weigh, times `share`, with what would settle it."""
    start, end, quote = place
    rows = list_rows(CLASSES)
    row = rows[kind]
    weight = round(float(str(row["weight"])) * float(str(rows["verdicts"][verdict])) * share, 3)
    settle = "" if verdict == "supported" and not weight else str(row["settle"])
    return Finding(kind, verdict, start, end, quote, words, evidence, weight, settle)


def find_class(kind: str) -> tuple[str, str]:
    """What a class of findings is called, and what would settle it; the id itself where no file names it."""
    row = list_rows(CLASSES).get(kind) or list_rows("finding_classes").get(kind) or {}
    return str(row.get("label", kind)), str(row.get("settle", ""))


def list_classes() -> tuple[str, ...]:
    """The ids of all classes of findings."""
    return tuple(kind for table in ("finding_classes", CLASSES) for kind in list_rows(table) if kind != "verdicts")


def find_place(sentence: Sentence) -> tuple[int, int, str]:
    """Where a sentence stands, with its words."""
    return sentence.start, sentence.end, sentence.text

"""Record keys in a manuscript: what each says now, and whether its sentence went stale since it was last seen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from techplomacy.analysis import View
from techplomacy.audit.against.bases import tell_value
from techplomacy.audit.against.prose import Prose, Sentence
from techplomacy.audit.against.telling import cite_event, find_place, make_finding
from techplomacy.model import Finding, Participant, Step, Value, skeleton

STALE, VALUE = "key-stale", "key-value"
_KEY = re.compile(r"\[@(?P<sort>evt|rec|obs):(?P<name>[^\]\s;]+)\]")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
_SCALES = (Decimal(1), Decimal(1000), Decimal(10) ** 6, Decimal(10) ** 9, Decimal("0.001"), Decimal("0.000001"))


@dataclass(frozen=True, slots=True)
class Seen:
    """What a key said when its sentence was last read: the sentence's letters, and the words of the record."""

    sentence: str
    said: str


State = dict[str, Seen]


def check_keys(view: View, prose: Prose, last: Mapping[str, Seen]) -> tuple[list[Finding], State]:
    """Findings on keys, and the state to keep.

    A key whose record changes stays stale, run after run, until its sentence is edited: the state then takes the new
    words. Nothing but the state is ever written.
    """
    found: list[Finding] = []
    state: State = {}
    for name, key, sentence in _list_keys(prose):
        said, cited, values = _read_key(view, key)
        if said is None:
            words = f"The evidence has no record {key}; it was renamed, taken out, or is of another study."
            found.append(make_finding(STALE, "contradicted", find_place(sentence), words))
            if name in last:
                state[name] = last[name]
            continue
        letters = skeleton(_KEY.sub("", sentence.text))
        before = last.get(name)
        if before is not None and before.sentence == letters and before.said != said:
            words = f"The record {key} said “{before.said}” when this sentence was last read; it says “{said}” now."
            found.append(make_finding(STALE, "contradicted", find_place(sentence), words, cited))
            state[name] = before
            continue
        state[name] = Seen(letters, said)
        if values and not _holds_value(sentence.plain, values):
            words = f"The sentence has none of the figures of {key}: {said}."
            found.append(make_finding(VALUE, "contradicted", find_place(sentence), words, cited))
    return found, state


def _list_keys(prose: Prose) -> Iterator[tuple[str, str, Sentence]]:
    """(name in the state, key, sentence) of each key; the same key twice has two names."""
    counts: dict[str, int] = {}
    for match in _KEY.finditer(prose.document.text):
        # A key behind the full stop belongs to the sentence before it.
        sentence = prose.find_sentence(match.start()) or prose.find_sentence(match.start() - 2)
        if sentence is None:
            continue
        if not skeleton(sentence.text[: match.start() - sentence.start]):
            sentence = next(iter(prose.find_before(sentence, 1)), sentence)
        key = f"{match['sort']}:{match['name']}"
        counts[key] = counts.get(key, 0) + 1
        yield (key if counts[key] == 1 else f"{key}#{counts[key]}"), key, sentence


def _read_key(view: View, key: str) -> tuple[str | None, tuple[str, ...], tuple[Decimal, ...]]:
    """What a key says now (None where there is nothing), what it rests on, and the figures that must be told."""
    sort, _, name = key.partition(":")
    if sort == "obs":
        return _read_observation(view, name)
    if sort == "rec":
        record = view.records.get(name)
        if record is None:
            return None, (), ()
        fields = [f"{s.field}: {_tell(s.value)}" for s in record.statements if s.field not in ("note", "summary")]
        return "; ".join(fields), (record.id, record.source), ()
    event = view.by_id.get(name)
    if event is None:
        return None, (), ()
    parts = [
        event.title,
        event.kind,
        ", ".join(f"{step.name} {step.when or ''}".strip() for step in event.steps),
        ", ".join(sorted(party.name for party in event.participants)),
        ", ".join(f"{funds.money} ({funds.stage})" for funds in event.money),
        event.status or "",
    ]
    return "; ".join(part for part in parts if part), cite_event(view, event), ()


def _tell(value: Value) -> str:
    match value:
        case Step():
            return f"{value.name} {value.when or ''}".strip()
        case Participant():
            return value.name
    return str(value)


def _read_observation(view: View, name: str) -> tuple[str | None, tuple[str, ...], tuple[Decimal, ...]]:
    series, _, period = name.rpartition(":")
    told = [o for o in view.observations.get(series, ()) if period in (o.period, o.when.edtf)]
    if not told:
        return None, (), ()
    unit = view.series[series].unit
    parts = [f"{o.period}: {tell_value(o.value)} {unit}{f' ({o.vintage})' if o.vintage else ''}" for o in told]
    return "; ".join(parts), (series, *dict.fromkeys(o.source for o in told)), tuple(o.value for o in told)


def _holds_value(text: str, values: tuple[Decimal, ...]) -> bool:
    """Whether a figure of the sentence is one of the values, in any scale, as finely as it is written."""
    for match in _NUMBER.finditer(_KEY.sub(" ", text)):
        told = Decimal(match[0].replace(",", ""))
        step = Decimal(1).scaleb(int(told.as_tuple().exponent))
        if any(abs(value / scale - told) <= step * Decimal("0.51") for value in values for scale in _SCALES):
            return True
    return False

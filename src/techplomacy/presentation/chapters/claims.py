"""An author's claims for a section, each beside its evidence, rival, indicator and limit."""

from collections.abc import Sequence

from techplomacy.analysis import View
from techplomacy.analysis.arguments import answer_evidence, describe_indicator
from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.searching import find_silence
from techplomacy.analysis.view import find_when
from techplomacy.model import Argument, Cell, Nothing
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Bullets
from techplomacy.presentation.span import Span, Style, Text, as_text, compose, join_texts
from techplomacy.presentation.tabulation import say
from techplomacy.presentation.telling import event_anchor
from techplomacy.presentation.wording import capitalise, write_sentence, write_when

_STANDS = {"for": "In line with it", "against": "At odds with it"}
BOTH = "both"


def write_claims(notes: Notebook, section: str, what: str) -> tuple[BlockItem, ...]:
    """The claims of a section, or why there is none."""
    arguments = notes.view.base.arguments(section)
    if not arguments:
        return (tell_absence(notes.view, f"arguments of the author on {what}", nothing=Nothing.NOT_CHECKED),)
    blocks: list[BlockItem] = []
    for n, argument in enumerate(arguments, 1):
        blocks += _write_claim(notes, n, argument)
    return tuple(blocks)


def _write_claim(notes: Notebook, n: int, argument: Argument) -> list[BlockItem]:
    side = _name_side(notes.view, argument.side)
    head = say(Span(f"{n}. {write_sentence(argument.claim)}", style=Style.STRONG), f" ({side})" if side else "")
    lines = [_tell_stand(notes, argument, stand) for stand in _STANDS]
    indicator = describe_indicator(notes.view, argument)
    if indicator is not None:
        text, sources = indicator
        key = notes.note_sources(sources, about=f"{write_sentence(text)}")
        lines.append(compose("{} {}", _label("Indicator"), Span(write_sentence(text), note=key)))
    if argument.rival:
        lines.append(compose("{} {}", _label("Rival explanation"), write_sentence(argument.rival)))
    if argument.limit:
        lines.append(compose("{} {}", _label("Limit"), write_sentence(argument.limit)))
    return [head, Bullets(tuple(lines))]


def _label(word: str) -> Span:
    return Span(f"{word}:", style=Style.EMPHASIS)


def _name_side(view: View, side: str | None) -> str:
    if not side or side == BOTH:
        return "both countries" if side else ""
    return view.name_country(side)


def _tell_stand(notes: Notebook, argument: Argument, stand: str) -> Text:
    rows = [row for row in read_rows(answer_evidence(notes.view, argument)) if row["stand"].value == stand]
    if not rows:
        return compose("{} none named (not checked).", _label(_STANDS[stand]))
    told: Sequence[Text] = [_tell_evidence(notes, row["kind"], row["tells"]) for row in rows]
    return compose("{} {}.", _label(_STANDS[stand]), join_texts(told, "; "))


def _tell_evidence(notes: Notebook, kind: Cell, cell: Cell) -> Text:
    view, identifier = notes.view, cell.ids[0]
    event = view.by_id.get(identifier)
    if event is not None and str(kind.value) == "event":
        title = Span(capitalise(event.title), f"#{event_anchor(event.id)}", notes.note_event(event))
        return compose("{} ({})", title, write_when(find_when(event)))
    text = str(cell.value).rstrip(".")
    key = notes.note_sources(cell.sources, about=write_sentence(text) if str(kind.value) == "series" else "")
    thread = next((thread for thread in view.initiatives if thread.id == identifier), None)
    if thread is not None:
        unknown = f"outcome not known ({find_silence(view, thread).value})"
        outcome = unknown if thread.score is None else (thread.delivered or "outcome not told").rstrip(".")
        return compose("{}: {}", Span(thread.name, f"#initiative-{identifier}"), Span(outcome, note=key))
    return as_text(Span(text, note=key))

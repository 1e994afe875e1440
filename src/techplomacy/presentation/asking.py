"""The answer to a question as a page: how it was understood, what fits, thread by thread, and the money by stage."""

from collections.abc import Sequence

from techplomacy.analysis import View
from techplomacy.analysis.ask import COUNTED, INSTRUMENTS, MEETINGS, OTHERS, Answer, Hit, name_parties
from techplomacy.analysis.chain import Chain
from techplomacy.analysis.view import find_when
from techplomacy.analysis.witnesses import Telling
from techplomacy.model import Basis, Event, Nothing
from techplomacy.presentation.outline import Outline
from techplomacy.presentation.purses import write_money_section
from techplomacy.presentation.section import BlockItem, Bullets, Entries, Entry, Paragraph, Section, Tone
from techplomacy.presentation.span import Span, Style, Text, as_text, compose, join_texts
from techplomacy.presentation.telling import write_funds, write_steps
from techplomacy.presentation.wording import (
    SCORES,
    capitalise,
    count_things,
    join_words,
    reword_days,
    write_day,
    write_nothing,
    write_sentence,
    write_when,
)

LONGEST = 400  # characters of a passage that a page shows
FORMS = {
    INSTRUMENTS: ("instrument that parties conclude", "instruments that parties conclude"),
    MEETINGS: ("meeting", "meetings"),
    OTHERS: ("project, announcement or statement", "projects, announcements and statements"),
}


def make_answer_page(
    view: View,
    question: str,
    answer: Answer,
    *,
    read: Sequence[tuple[str, str]],
    unread: Sequence[str],
    widened: str | None = None,
    with_money: bool = False,
) -> Outline:
    """The page; `read` and `unread` say how the question was understood, `widened` what was done to find anything."""
    sections = [
        Section("understood", "", "How the question was understood", tuple(_tell_reading(read, unread, widened))),
        Section("answer", "", "What fits", tuple(_tell_found(view, answer, with_money))),
    ]
    if with_money or any(purse.amounts for purse in answer.purses):
        sections.append(write_money_section(view, answer))
    sections += [_write_chain(view, chain, answer) for chain in answer.chains]
    alone = [hit for hit in answer.hits if hit.chain is None]
    if alone:
        text = Paragraph(as_text("These events belong to no initiative of the study."))
        entries = Entries("events", tuple(_write_hit(view, hit) for hit in alone))
        sections.append(Section("alone", "", "Without an initiative", (text, entries)))
    sides = join_words([view.name_country(code) for code in view.study.countries])
    frame = f"{sides}; as of {write_day(view.as_of)}"
    title = question or "All events that fit the filters"
    return Outline(title, view.study.title, frame, view.study.language, (), (), tuple(sections), {}, {}, is_noted=False)


def _tell_reading(read: Sequence[tuple[str, str]], unread: Sequence[str], widened: str | None) -> list[BlockItem]:
    blocks: list[BlockItem] = []
    if read:
        items = [compose("{}: {}", Span(word, style=Style.STRONG), reword_days(meaning)) for word, meaning in read]
        blocks.append(Bullets(tuple(items)))
    if unread:
        words = join_words([f"“{word}”" for word in unread])
        blocks.append(Paragraph(as_text(f"Not understood, and left out: {words}."), Tone.CAVEAT))
    if widened:
        blocks.append(Paragraph(as_text(widened), Tone.CAVEAT))
    return blocks or [Paragraph(as_text("No filter: all events."))]


def _tell_found(view: View, answer: Answer, with_money: bool) -> list[BlockItem]:
    if not answer.found.total:
        return [Paragraph(as_text(write_nothing(answer.nothing or Nothing.NOT_SEARCHED, "such events")), Tone.NOTHING)]
    forms = [count_things(n, *FORMS[form]) for form, n in answer.count_forms(view).items()]
    told = f"{count_things(answer.found.total, 'event fits', 'events fit')}: {join_words(forms)}."
    outcomes = answer.found.scores
    if outcomes:
        parts = [count_things(outcomes[s], f"is {SCORES[s]}", f"are {SCORES[s]}") for s in SCORES if outcomes.get(s)]
        if outcomes.get(None):
            parts.append(f"of {outcomes[None]} the outcome is not known")
        many = count_things(sum(outcomes.values()), "initiative")
        told += f" They belong to {many}: {join_words(parts)}."
    blocks: list[BlockItem] = [Paragraph(as_text(told), Tone.LEAD)]
    if len(answer.hits) < answer.found.total:
        left = f"The first {len(answer.hits)} are told below; narrow the question, or ask for more with --most."
        blocks.append(Paragraph(as_text(left), Tone.CAVEAT))
    if with_money and answer.found.total > COUNTED:
        blocks.append(Paragraph(as_text(f"Money was looked up for the first {COUNTED} of them."), Tone.CAVEAT))
    return blocks


def write_state(chain: Chain) -> str:
    """What came of a thread, as of when; where that is not known, which nothing it is."""
    thread = chain.thread
    if thread.score is None:
        return f"outcome not known ({(chain.silence or Nothing.NOT_SEARCHED).value})"
    day = f", as of {reword_days(thread.as_of)}" if thread.as_of else ", as of a day not told"
    head = "delivered" if thread.score > 0 else "not delivered"
    return f"{head}: {SCORES[thread.score]}{day}"


def _write_chain(view: View, chain: Chain, answer: Answer) -> Section:
    """One thread: its state, its promise, and all its events in order; those outside the question in one line each."""
    thread = chain.thread
    hits = {hit.event.id: hit for hit in answer.hits}
    blocks: list[BlockItem] = [Paragraph(compose("{}.", Span(capitalise(write_state(chain)), style=Style.STRONG)))]
    if thread.promised:
        blocks.append(Paragraph(as_text(f"Promised: {write_sentence(thread.promised)}")))
    if thread.delivered and thread.score is not None:
        blocks.append(Paragraph(as_text(f"Seen so far: {write_sentence(thread.delivered)}")))
    items = [
        _write_hit(view, hits[event.id]) if event.id in hits else _write_outside(view, event, chain)
        for event in chain.events
    ]
    return Section(f"initiative-{thread.id}", "", thread.name, (*blocks, Entries("events", tuple(items))))


def _write_outside(view: View, event: Event, chain: Chain) -> Entry:
    why = "not shown" if event.id in chain.matched else "outside the question"
    return Entry(f"event-{event.id}", (*_write_head(event), Span(f" ({why})", style=Style.MINOR)))


def _write_head(event: Event) -> Text:
    when = find_when(event)
    day = capitalise(write_when(when)) if when else "Undated"
    return compose("{}. {}", day, Span(capitalise(event.title), style=Style.STRONG))


def _write_hit(view: View, hit: Hit) -> Entry:
    event = hit.event
    facts = [f"{capitalise(view.name_kind(event.kind))} ({hit.form}): {write_steps(view, event)}."]
    parties = name_parties(hit)
    if parties:
        facts.append(f"Parties: {write_sentence('; '.join(parties))}")
    if event.money:
        facts.append(f"Money: {join_words([write_funds(view, funds) for funds in event.money])}.")
    lines = [as_text(" ".join(facts))]
    shown = next((telling for telling in hit.tellings if telling.words), None)
    if shown is not None:
        lines.append(_write_words(shown))
    lines.append(_write_sources(hit.tellings))
    return Entry(f"event-{event.id}", _write_head(event), tuple(lines))


def _write_words(telling: Telling) -> Text:
    """The passage in quotes where it is one; else the note of the coder, said to be that."""
    words = " ".join((telling.words or "").split())
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + " […]"
    if telling.basis is Basis.QUOTED:
        return (Span(f"“{words}”", style=Style.QUOTE),)
    label = "The reader noted" if telling.basis is Basis.NOTED else "Coder’s note"
    return compose("{}: {}", Span(label, style=Style.EMPHASIS), write_sentence(words))


def _write_sources(tellings: Sequence[Telling]) -> Text:
    if not tellings:
        return as_text("No source is given.")
    told = [
        (
            Span(telling.publisher or telling.source, telling.address),
            Span(f" [{telling.basis.value}{'' if telling.address else ', no address'}]", style=Style.MINOR),
        )
        for telling in tellings
    ]
    head = "Source: " if len(told) == 1 else "Sources: "
    return (*as_text(head), *join_texts(told, "; "))

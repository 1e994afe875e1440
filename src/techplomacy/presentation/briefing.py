"""One page on a subject with a footnote behind each fact, and the statements that a later build can contradict."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from techplomacy.analysis import View
from techplomacy.analysis.brief import Brief, Kind
from techplomacy.analysis.outlook import Item
from techplomacy.analysis.sectors import name_key
from techplomacy.analysis.tally import Amount
from techplomacy.analysis.view import find_when
from techplomacy.model import Event, Initiative
from techplomacy.presentation.asking import FORMS
from techplomacy.presentation.citations import References
from techplomacy.presentation.notes import Note, number_notes
from techplomacy.presentation.outline import Outline
from techplomacy.presentation.passages import list_testimony, tell_testimony
from techplomacy.presentation.purses import name_stage
from techplomacy.presentation.section import BlockItem, Bullets, Paragraph, Section, Tone
from techplomacy.presentation.span import Part, Span, Style, Text, compose, strip_text
from techplomacy.presentation.telling import write_steps
from techplomacy.presentation.wording import (
    SCORES,
    capitalise,
    count_things,
    join_names,
    join_words,
    reword_days,
    write_day,
    write_money,
    write_nothing,
    write_sentence,
    write_time,
    write_when,
)

CITED = 1  # sources that a note of a page names
STATES = {"overdue": "Overdue", "scheduled": "Due", "announced": "Announced"}


@dataclass
class Page:
    """Collects the sentences of a brief with their keys, and the notes they lead to."""

    view: View
    brief: Brief
    references: References
    notes: dict[str, Note] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    def say(self, key: str, pattern: str, *parts: Part) -> Text:
        """A sentence that states the value under a key."""
        text = compose(pattern, *parts)
        self.told[key] = strip_text(text)
        return text

    def note_event(self, event: Event) -> str:
        """The key of the note with the sources of an event."""
        key = f"event:{event.id}"
        told = list_testimony(self.view, event)
        return self._keep(key, [tell_testimony(self.references, t) for t in told[:CITED]], len(told))

    def note_sources(self, key: str, sources: tuple[str, ...]) -> str | None:
        """The key of the note that cites these sources; None of none."""
        lines = [self.references.link(source) for source in sources[:CITED]]
        return self._keep(key, lines, len(sources)) if sources else None

    def _keep(self, key: str, lines: list[Text], total: int) -> str:
        """Keep a note; how many sources it leaves out is said."""
        more = [compose("And {} more", total - CITED)] if total > CITED else []
        self.notes.setdefault(key, Note((*lines, *more) or (compose("No source is given."),)))
        return key


def make_brief_page(view: View, brief: Brief) -> tuple[Outline, dict[str, str]]:
    """The page, and its statements: the sentence under each key of `brief.values` that it tells."""
    page = Page(view, brief, References(view.sources))
    sections = (
        Section("answer", "", "What was agreed, and by whom", tuple(_write_acts(page))),
        Section("money", "", "With what money", tuple(_write_money(page))),
        Section("delivered", "", "What was delivered", tuple(_write_outcomes(page))),
        Section("next", "", "What is next", tuple(_write_coming(page))),
        Section("unknown", "", "What is not known", tuple(_write_unknown(page))),
    )
    sides = join_words([view.name_country(code) for code in view.study.countries])
    outline = Outline(
        f"Brief: {brief.subject.label}", view.study.title, f"{sides}; as of {write_day(view.as_of)}",
        view.study.language, view.study.authors, (), sections, page.notes, number_notes(sections), has_contents=False,
    )  # fmt: skip
    return outline, page.told


def _write_acts(page: Page) -> Iterator[BlockItem]:
    brief, view = page.brief, page.view
    if not brief.events:
        yield Paragraph(page.say("nothing", "{}", write_nothing(brief.nothing, "acts of cooperation")), Tone.NOTHING)
        return
    forms = join_words(
        [count_things(brief.forms[form], *words) for form, words in FORMS.items() if brief.forms.get(form)]
    )
    dated = [when for event in brief.events if (when := find_when(event))]
    years = f", {dated[0].year} to {dated[-1].year}" if dated and dated[0].year != dated[-1].year else ""
    told = f"{count_things(len(brief.events), 'act')} of cooperation{years}: {forms}."
    page.say("events", "{}", told)
    yield Paragraph(page.say("forms", "{}", told))
    leaders = []
    for country, ranked in brief.leaders:
        if ranked:
            names = join_names([f"{name_key(view, key)} ({n})" for key, n in ranked])
            leaders.append(page.say(f"leaders:{country}", "{}: {}. ", view.name_country(country), names))
    if leaders:
        yield Paragraph((Span("Most often took part, for "), *(span for text in leaders for span in text)))
    yield Bullets(tuple(_write_act(page, event) for event in brief.acts))


def _write_act(page: Page, event: Event) -> Text:
    title = Span(capitalise(event.title), style=Style.STRONG)
    kind = page.view.name_kind(event.kind)
    steps = Span(f"{kind}, {write_steps(page.view, event)}.", note=page.note_event(event))
    return page.say(f"act:{event.id}", "{}: {}", title, steps)


def _write_money(page: Page) -> Iterator[BlockItem]:
    if not page.brief.amounts:
        yield Paragraph(compose("No amount is told of these acts."), Tone.NOTHING)
        return
    yield Bullets(tuple(_write_amount(page, amount) for amount in page.brief.amounts))
    text = "The largest of each stage; they are not added up: stages repeat one another, and packages hold their loans."
    yield Paragraph(compose(text), Tone.CAVEAT)


def _write_amount(page: Page, amount: Amount) -> Text:
    stage = name_stage(page.view, amount.funds.stage)
    package = f", a package of which {len(amount.parts)} parts are listed" if amount.parts else ""
    money = Span(f"{write_money(amount.funds.money)} ({stage}{package})", note=page.note_event(amount.event))
    day = write_time(find_when(amount.event))
    return page.say(f"amount:{amount.event.id}:{amount.funds.stage}", "{}: {}, {}.", amount.event.title, money, day)


def _write_outcomes(page: Page) -> Iterator[BlockItem]:
    scores = page.brief.scores
    if not scores:
        yield Paragraph(compose("No initiative is recorded here, so no promise can be compared with what came of it."))
        return
    parts = [count_things(scores[s], f"is {SCORES[s]}", f"are {SCORES[s]}") for s in SCORES if scores.get(s)]
    if scores.get(None):
        parts.append(f"of {scores[None]} the outcome is not known")
    many = count_things(sum(scores.values()), "initiative")
    yield Paragraph(page.say("scores", "Of {}, {}.", many, join_words(parts)))
    yield Bullets(tuple(_write_outcome(page, thread) for thread in page.brief.threads))


def _write_outcome(page: Page, thread: Initiative) -> Text:
    name = Span(thread.name, style=Style.STRONG)
    if thread.score is None:
        silence = page.brief.silences[thread.id].value
        return page.say(f"outcome:{thread.id}", "{}: outcome not known ({}).", name, silence)
    day = f" (as of {reword_days(thread.as_of)})" if thread.as_of else ""
    told = write_sentence(reword_days(thread.delivered or "nothing is told of it")).rstrip(".")
    note = page.note_sources(f"thread:{thread.id}", thread.sources)
    return page.say(f"outcome:{thread.id}", "{}: {}. {}", name, SCORES[thread.score], Span(f"{told}{day}.", note=note))


def _write_coming(page: Page) -> Iterator[BlockItem]:
    if not page.brief.coming:
        yield Paragraph(compose("Nothing is scheduled, announced or overdue in the record."), Tone.NOTHING)
        return
    yield Bullets(tuple(_write_item(page, item) for item in page.brief.coming))


def _write_item(page: Page, item: Item) -> Text:
    due = f" {write_when(item.due)}" if item.due else f" {write_time(item.told)}" if item.told else ""
    new = f"; a new date is {write_when(item.new)}" if item.new else ""
    event = page.view.by_id.get(item.ids[0])
    note = page.note_event(event) if event else page.note_sources(f"thread:{item.ids[0]}", item.sources)
    label = Span(capitalise(item.label), note=note)
    return page.say(
        f"coming:{item.ids[0]}", "{}{}{}: {}.", Span(STATES[item.state], style=Style.STRONG), due, new, label
    )


def _write_unknown(page: Page) -> Iterator[BlockItem]:
    brief = page.brief
    items = []
    if brief.events:
        n = len(brief.events)
        verb = "rests" if brief.lone == 1 else "rest"
        items.append(page.say("lone", "{} of {} {} on one witness alone.", brief.lone, count_things(n, "act"), verb))
    if brief.silences:
        many = count_things(len(brief.silences), "initiative")
        names = [t.name for t in brief.threads if t.id in brief.silences]
        shown = f": {join_names(names)}" if names else ""
        items.append(compose("The outcome of {} is not known{}.", many, shown))
    if brief.subject.kind is Kind.SECTOR and brief.events:
        items.append(page.say("nothing", "What else was looked for in this field: {}.", brief.nothing.value))
    yield Bullets(tuple(items)) if items else Paragraph(compose("Nothing more is recorded as open."))

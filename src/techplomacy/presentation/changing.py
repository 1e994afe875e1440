"""Changes between two builds as a page: one section a kind of change, and what no longer holds of briefs."""

from collections.abc import Sequence

from techplomacy.analysis import View
from techplomacy.analysis.changes import Change, Outdated, Sort
from techplomacy.presentation.outline import Outline
from techplomacy.presentation.section import Bullets, Paragraph, Section, Tone
from techplomacy.presentation.span import Span, Style, Text, as_text, compose
from techplomacy.presentation.wording import BLANK, capitalise, count_things, join_words, reword_days, write_day

TITLES = {
    Sort.NEW: "New acts",
    Sort.CHANGED: "Changed acts",
    Sort.OUTCOME: "Outcomes of initiatives",
    Sort.DUE: "Dates that were set or moved",
    Sort.OVERDUE: "Newly overdue",
    Sort.CONTRADICTED: "Newly contradicted",
    Sort.GONE: "No longer in the record",
}
_NAMES = {"thread": "initiative", "merged": "merged into another act"}


def make_changes_page(view: View, since: str, changes: Sequence[Change], outdated: Sequence[Outdated]) -> Outline:
    """The page; `since` says with what was compared."""
    counts = [f"{TITLES[sort].lower()}: {n}" for sort in Sort if (n := sum(1 for c in changes if c.sort is sort))]
    told = f"{capitalise('; '.join(counts))}." if counts else "Nothing has changed."
    broken = count_things(len(outdated), "sentence of a brief no longer holds", "sentences of briefs no longer hold")
    broken = broken if outdated else "Every sentence of the briefs that are kept still holds"
    sections = [Section("answer", "", "In short", (Paragraph(as_text(f"{told} {broken}."), Tone.LEAD),))]
    for sort in Sort:
        items = tuple(_tell(change) for change in changes if change.sort is sort)
        if items:
            sections.append(Section(f"changes-{sort}", "", TITLES[sort], (Bullets(items),)))
    if outdated:
        items = tuple(_tell_outdated(one) for one in outdated)
        sections.append(Section("briefs", "", "Sentences of briefs that no longer hold", (Bullets(items),)))
    sides = join_words([view.name_country(code) for code in view.study.countries])
    title = f"Changes since {reword_days(since)}"
    frame = f"{sides}; as of {write_day(view.as_of)}"
    return Outline(
        title, view.study.title, frame, view.study.language, (), (), tuple(sections), {}, {}, is_noted=False,
        has_contents=False,
    )  # fmt: skip


def _tell(change: Change) -> Text:
    label = Span(capitalise(change.label), style=Style.STRONG)
    mark = Span(f" ({change.id})", style=Style.MINOR)
    if change.sort is Sort.NEW:
        return compose("{}{}: {}", label, mark, reword_days(change.after) or "no step told")
    if change.sort is Sort.GONE:
        return compose("{}{}", label, mark)
    if change.field and change.before:
        name = _NAMES.get(change.field, change.field)
        after = reword_days(change.after) or BLANK
        return compose("{}{}: {} was “{}”, is “{}”", label, mark, name, reword_days(change.before), after)
    return compose("{}{}: {}", label, mark, reword_days(change.after))


def _tell_outdated(one: Outdated) -> Text:
    now = "this is told no more" if one.after is None else f"now: {reword_days(one.after)}"
    return compose("{}: “{}” ({})", Span(one.subject, style=Style.STRONG), one.text, now)

"""IV, second part: the sources, how records were made, what was searched, and the strategic frame."""

from techplomacy.analysis.coverage import answer_coverage, answer_tiers, read_figures
from techplomacy.analysis.framework import answer_benefits, answer_drivers, answer_third_parties
from techplomacy.analysis.method import answer_issues, answer_makers, answer_searches, answer_verdicts
from techplomacy.model import Cell, Nothing, Result, Search
from techplomacy.presentation.absence import EVERYWHERE, tell_absence
from techplomacy.presentation.chapters.accuracy import write_accuracy
from techplomacy.presentation.chapters.agreement import list_agreement
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Column, Row, Section, Table
from techplomacy.presentation.span import Part, Text, as_text
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.wording import (
    BLANK,
    count_things,
    join_words,
    write_day,
    write_exact,
    write_percent,
    write_sentence,
    write_when,
)

_TIERS = (
    Column("tier", "Kind of publisher"), Column("sources", "Sources", True), Column("events", "Events it tells", True),
    Column("percent_of_events", "Share of events", True),
)  # fmt: skip
_SEARCHES = (Column("outcome", "Outcome"), Column("searches", "Searches", True), Column("lookups", "Look-ups", True))
_ISSUES = (Column("code", "Code"), Column("issues", "Issues", True), Column("meaning", "What it means"))
_CODES = (Column("code", "Code"), Column("events", "Events", True), Column("percent_of_coded", "Share of coded", True))
_ABOUT = {"act": "acts", "policy": "policies", "claim": "claims (such as rows of a ledger)"}


def write_percentage(cell: Cell) -> Part:
    """A share with its sign."""
    return write_percent(cell.value) if isinstance(cell.value, float) else BLANK


def write_method(notes: Notebook) -> Section:
    """Sources, records, searches, frame."""
    parts = (
        _write_sources(notes),
        _write_records(notes),
        write_accuracy(notes),
        _write_searches(notes),
        _write_frame(notes),
    )
    return Section("method", "2", "Research methodology", (), parts)


def _write_sources(notes: Notebook) -> Section:
    view = notes.view
    if not view.sources:
        return Section("sources", "", "Sources", (tell_absence(view, "sources"),))
    figures = read_figures(answer_coverage(view))
    sides = join_words(
        [
            f"{view.name_country(code)} {write_exact(figures[f'events_told_by_{code}'] or 0)}"
            for code in view.study.countries
        ]
    )
    copies = int(figures["copies"] or 0)
    bare = int(figures["sources_without_address"] or 0)
    text = say(
        f"Events told by each country’s own sources: {sides}.",
        f" {count_things(copies, 'source is a copy', 'sources are copies')} of another and no further witness."
        if copies
        else "",
        f" {count_things(bare, 'source has', 'sources have')} no address." if bare else "",
    )
    table = tabulate(notes, answer_tiers(view), _TIERS, words={"percent_of_events": write_percentage})
    return Section("sources", "", "Sources", (text, table))


def _write_records(notes: Notebook) -> Section:
    view = notes.view
    makers = answer_makers(view)
    if not makers.rows:
        return Section("records", "", "How the records were made", (tell_absence(view, "records"),))
    documents = len(view.base.documents())
    held = count_things(documents, "document is", "documents are") + " held as text, so that passages can be shown."
    if not documents:
        held = "No text of a document is held, so no passage can be shown."
    blocks: list[BlockItem] = [say(f"{_tell_makers(makers)} {held}")]
    blocks.append(say(_tell_verdicts(answer_verdicts(view))))
    issues = answer_issues(view)
    if issues.rows:
        blocks.append(tabulate(notes, issues, _ISSUES))
    return Section("records", "", "How the records were made", tuple(blocks))


def _tell_makers(result: Result) -> str:
    """Who made how many records of what, one sentence a maker."""
    told: dict[str, list[str]] = {}
    for about, maker, n in result.rows:
        words = _ABOUT.get(str(about.value), str(about.value))
        told.setdefault(str(maker.value), []).append(f"{count_things(int(str(n.value)), 'record')} of {words}")
    return " ".join(f"{_name_maker(maker)} made {join_words(parts)}." for maker, parts in told.items())


def _name_maker(maker: str) -> str:
    kind, _, name = maker.partition("/")
    return f"The coder “{name}”" if kind == "coder" else f"The program ({maker})"


def _tell_verdicts(result: Result) -> str:
    if not result.rows:
        return (
            "No decision of a person on a record is on file: what the records say has not been checked a second time."
        )
    told = join_words([f"{row[1].value} {row[0].value}" for row in result.rows])
    return f"Decisions of persons on records: {told}."


def _write_searches(notes: Notebook) -> Section:
    view = notes.view
    if not view.searches:
        nothing = tell_absence(view, "anything", nothing=Nothing.NOT_SEARCHED)
        return Section("searches", "", "What was searched", (nothing,))
    columns = (
        Column("id", "Search"), Column("day", "Day"), Column("field", "Field"), Column("period", "Period"),
        Column("where", "Where"), Column("words", "Words"), Column("outcome", "Outcome"), Column("result", "Result"),
    )  # fmt: skip
    log = Table(
        "The search log",
        columns,
        tuple(Row(_tell_search(notes, search), f"search-{search.id}") for search in view.searches),
        shown=0,
    )
    text = say(
        "Where this report says that there is nothing, the search log decides which nothing it is: looked for and not "
        "found, looked for in part, or not looked for."
    )
    return Section("searches", "", "What was searched", (text, tabulate(notes, answer_searches(view), _SEARCHES), log))


def _tell_search(notes: Notebook, search: Search) -> tuple[Text, ...]:
    field = "all fields" if search.sector == EVERYWHERE else notes.view.name_sector(search.sector)
    threads = [thread.name for thread in notes.view.initiatives if thread.id in (search.initiative or "").split(";")]
    field = "; ".join(threads) or field or BLANK
    languages = f" [{', '.join(search.languages)}]" if search.languages else ""
    result = " ".join(write_sentence(part) for part in (search.result, search.note or "") if part.strip("-– "))
    cells = (
        search.id, write_day(search.day), field, write_when(search.period), search.sources,
        f"{search.words}{languages}", search.outcome.value, result or BLANK,
    )  # fmt: skip
    return tuple(as_text(cell) for cell in cells)


def _write_frame(notes: Notebook) -> Section:
    view = notes.view
    title = "The geopolitical and strategic frame"
    drivers, thirds, benefits = answer_drivers(view), answer_third_parties(view), answer_benefits(view)
    if not (drivers.rows or thirds.rows or benefits.rows):
        nothing = tell_absence(view, "codes for drivers, third parties and gains", nothing=Nothing.NOT_CHECKED)
        return Section("frame", "", title, (nothing,))
    a, b = (view.name_country(code) for code in view.study.countries)
    gains = (
        Column("benefit", "Gain as it is told"), Column("both", "For both", True), Column("only_a", f"For {a}", True),
        Column("only_b", f"For {b}", True), Column("third", "For others", True),
    )  # fmt: skip
    words = {"percent_of_coded": write_percentage}
    tables = [tabulate(notes, result, _CODES, words=words) for result in (drivers, thirds) if result.rows]
    if benefits.rows:
        tables.append(tabulate(notes, benefits, gains))
    tables += list_agreement(notes)
    text = say(
        "Codes say which reasons, third parties and gains the titles and summaries name; they measure none of them."
    )
    return Section("frame", "", title, (text, *tables))

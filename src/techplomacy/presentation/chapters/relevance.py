"""II: what this data set brings together, and how well it is founded."""

from techplomacy.analysis.coverage import answer_coverage, read_figures
from techplomacy.analysis.literature import answer_literature
from techplomacy.presentation.absence import tell_absence
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import BlockItem, Bullets, Section
from techplomacy.presentation.span import as_text
from techplomacy.presentation.tabulation import say
from techplomacy.presentation.wording import count_things, write_number, write_percent


def write_relevance(notes: Notebook) -> Section:
    """The holdings in figures, then what they are worth, then what the literature leaves open."""
    view = notes.view
    figures = read_figures(answer_coverage(view))
    if not view.events:
        nothing = tell_absence(view, "acts of cooperation that a data set could bring together")
        return Section("relevance", "II", "Relevance and gap", (nothing,))
    held = [_count(figures, key, one, many) for key, one, many in _HOLDINGS if figures.get(key)]
    blocks: list[BlockItem] = [
        say(
            "What was scattered over releases, newspapers, tables and archives stands here in one place, in one form "
            "and with its source. The evidence base holds:"
        ),
        Bullets(tuple(as_text(line) for line in held)),
        say(" ".join(_tell_worth(figures))),
    ]
    gaps = [row for row in answer_literature(view).rows if row[-1].value]
    if gaps:
        told = (
            f"notes on {count_things(len(gaps), 'work')} name what each leaves open; section IV sets them side by side."
            if len(gaps) > 1
            else "note on one work names what it leaves open; section IV shows it."
        )
        blocks.append(say(f"The reader’s {told}"))
    return Section("relevance", "II", "Relevance and gap", tuple(blocks))


_HOLDINGS = (
    ("events", "act of cooperation", "acts of cooperation"),
    ("records", "record, each as one source or coder tells it", "records, each as one source or coder tells it"),
    ("sources", "source", "sources"),
    ("documents", "document whose text is held", "documents whose texts are held"),
    ("actors", "actor", "actors"),
    ("initiatives", "initiative that promised something", "initiatives that promised something"),
    ("policies", "law, policy, plan or strategy", "laws, policies, plans and strategies"),
    ("observations", "value of a statistic", "values of statistics"),
    ("searches", "logged search", "logged searches"),
)


def _count(figures: dict[str, float | int | None], key: str, one: str, many: str) -> str:
    text = count_things(int(figures[key] or 0), one, many)
    if key == "observations":
        return f"{text} in {write_number(figures['series'] or 0)} series"
    return text


def _tell_worth(figures: dict[str, float | int | None]) -> list[str]:
    mean = figures["sources_per_event_mean"]
    return [
        f"The mean number of sources of an event is {write_number(mean or 0)};"
        f" {write_percent(figures['percent_official'])} of the events have an official one.",
        f"Both countries’ own voices tell {write_percent(figures['percent_both_sides'])} of the events, one side’s "
        f"alone {write_percent(figures['percent_one_side'])}, and neither {write_percent(figures['percent_no_side'])}.",
        f"{write_percent(figures['percent_one_witness'])} of the events rest on one independent witness.",
    ]

"""V, its last part: who works with whom, as a whole, by decade and by field."""

from dataclasses import replace

from techplomacy.analysis import View
from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.centrality import answer_centrality, answer_networks
from techplomacy.model import Cell, Result
from techplomacy.presentation.notes import Notebook
from techplomacy.presentation.section import Column, Paragraph, Section
from techplomacy.presentation.span import Part
from techplomacy.presentation.tabulation import say, tabulate
from techplomacy.presentation.wording import count_things, write_exact

BODIES = 12
MOST = 50  # bodies in the report
NETWORKS = 12
_NETWORK = (
    Column("of", "Acts"), Column("bodies", "Bodies", True), Column("ties", "Pairs that share an act", True),
    Column("ties_across", "Across the border", True), Column("widest", "Most partners"),
    Column("widest_partners", "Partners", True), Column("joiner", "Joins most pairs alone"),
    Column("joiner_pairs", "Pairs", True),
)  # fmt: skip
_BODY = (
    Column("body", "Body"), Column("country", "Country"), Column("acts", "Acts", True),
    Column("partners", "Partners", True), Column("across", "In the other country", True),
    Column("closest", "Closest partner"), Column("together", "Acts together", True),
    Column("alone_joins", "Pairs it alone joins", True),
)  # fmt: skip


def write_bodies(notes: Notebook) -> tuple[Section, ...]:
    """The networks in a row each, then the bodies with most partners; nothing where no two bodies share an act."""
    view = notes.view
    networks, bodies = answer_networks(view), answer_centrality(view)
    whole = read_rows(networks)[0]
    if not whole["ties"].value:
        return ()

    def tell_country(cell: Cell) -> Part:
        return view.name_country(str(cell.value)) if cell.value else ""

    kept = bodies.rows[:MOST]
    cut = (f"The first {MOST} of {len(bodies.rows)} bodies; the table centrality.csv has all.",)
    shown = replace(bodies, rows=kept, coverage=(*bodies.coverage, *(cut if len(kept) < len(bodies.rows) else ())))
    tables = (
        tabulate(notes, networks, _NETWORK, shown=NETWORKS),
        tabulate(notes, shown, _BODY, shown=BODIES, words={"country": tell_country}),
    )
    return (Section("bodies", "", "Who works with whom", (_tell_whole(view, whole, bodies), *tables)),)


def _tell_whole(view: View, whole: dict[str, Cell], bodies: Result) -> Paragraph:
    """The widest body and the one that most others hang on, in words."""
    first = read_rows(bodies)[0]
    partners = count_things(int(str(first["partners"].value)), "partner")
    acts = count_things(int(str(first["acts"].value)), "act")
    text = f"Most partners: {_name(view, first['body'])}, {partners} in {acts}."
    if whole["joiner"].value is None:
        return say(text, " No body is the only link between others.")
    pairs = int(str(whole["joiner_pairs"].value))
    many = f"{write_exact(pairs)} pairs of others have" if pairs != 1 else "one pair of others has"
    joiner = _name(view, whole["joiner"])
    return say(text, f" Most pairs joined alone: {joiner}; without it, {many} no chain of shared acts between them.")


def _name(view: View, cell: Cell) -> str:
    """The full name of a body, which prose needs."""
    actor = view.actors.get(cell.ids[0])
    return actor.name if actor else cell.ids[0]

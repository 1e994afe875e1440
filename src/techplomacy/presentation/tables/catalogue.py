"""The tables of the evidence in the order in which people meet them; those of answers come after."""

from techplomacy.analysis import View
from techplomacy.presentation.tables.bodies import list_actor_tables
from techplomacy.presentation.tables.events import list_event_tables
from techplomacy.presentation.tables.lists import list_author_tables
from techplomacy.presentation.tables.makings import list_making_tables
from techplomacy.presentation.tables.policies import list_policy_tables
from techplomacy.presentation.tables.records import list_proof_tables
from techplomacy.presentation.tables.statistics import list_statistics_tables
from techplomacy.presentation.tables.table import Table
from techplomacy.presentation.tables.words import list_word_tables


def list_evidence_tables(view: View) -> tuple[Table, ...]:
    """The tables that repeat the evidence base; events first, for whoever reads but the first sheet."""
    return (
        *list_event_tables(view),
        *list_actor_tables(view),
        *list_proof_tables(view),
        *list_statistics_tables(view),
        *list_policy_tables(view),
        *list_author_tables(view),
        *list_making_tables(view),
        *list_word_tables(view),
    )

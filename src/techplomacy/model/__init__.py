"""The nouns: frozen, slotted, standard library only. What a value may be is held here, by constructors."""

from techplomacy.model.account import Account
from techplomacy.model.actor import Actor, ActorName
from techplomacy.model.basis import Basis, Nothing
from techplomacy.model.chosen import Chosen
from techplomacy.model.coding import Coding
from techplomacy.model.document import Block, BlockKind, Document, Passage, make_document_id
from techplomacy.model.event import Event, Funds, Initiative
from techplomacy.model.issue import Issue
from techplomacy.model.link import Judgement, Link, Verdict, VerdictState
from techplomacy.model.money import Bound, Conversion, Money, Rate
from techplomacy.model.record import About, Participant, Record, Statement, Step, Value, make_record_id
from techplomacy.model.result import Cell, CellValue, Finding, Result
from techplomacy.model.series import Observation, Proposition, Series, YearType
from techplomacy.model.skeleton import make_id, skeleton
from techplomacy.model.source import Source, Tier
from techplomacy.model.study import Argument, Expectation, Hypothesis, Implication, Outcome, Search, Study, Work
from techplomacy.model.value import decode_value, encode_value
from techplomacy.model.when import Precision, When

__all__ = [
    "About",
    "Account",
    "Actor",
    "ActorName",
    "Argument",
    "Basis",
    "Block",
    "BlockKind",
    "Bound",
    "Cell",
    "CellValue",
    "Chosen",
    "Coding",
    "Conversion",
    "Document",
    "Event",
    "Expectation",
    "Finding",
    "Funds",
    "Hypothesis",
    "Implication",
    "Initiative",
    "Issue",
    "Judgement",
    "Link",
    "Money",
    "Nothing",
    "Observation",
    "Outcome",
    "Participant",
    "Passage",
    "Precision",
    "Proposition",
    "Rate",
    "Record",
    "Result",
    "Search",
    "Series",
    "Source",
    "Statement",
    "Step",
    "Study",
    "Tier",
    "Value",
    "Verdict",
    "VerdictState",
    "When",
    "Work",
    "YearType",
    "decode_value",
    "encode_value",
    "make_document_id",
    "make_id",
    "make_record_id",
    "skeleton",
]

"""Who is who, which is which: actors, links between records, anchored verdicts, and the fold into events."""

from techplomacy.resolution.actors import resolve_actors
from techplomacy.resolution.assembly import KEEP_FROM, Assembly, assemble
from techplomacy.resolution.links import PROPOSE_FROM, SAME_FROM, Linker, link_records
from techplomacy.resolution.verdicts import anchor_verdicts
from techplomacy.resolution.witness import count_witnesses

__all__ = [
    "KEEP_FROM",
    "PROPOSE_FROM",
    "SAME_FROM",
    "Assembly",
    "Linker",
    "anchor_verdicts",
    "assemble",
    "count_witnesses",
    "link_records",
    "resolve_actors",
]

"""What is said, with proof: the only code that knows the database."""

from techplomacy.evidence.base import EvidenceBase
from techplomacy.evidence.contents import Contents
from techplomacy.evidence.documents import Header, Hit
from techplomacy.evidence.finding import Found, Wanted
from techplomacy.evidence.fresh import FreshBase
from techplomacy.evidence.writer import write_evidence

__all__ = ["Contents", "EvidenceBase", "Found", "FreshBase", "Header", "Hit", "Wanted", "write_evidence"]

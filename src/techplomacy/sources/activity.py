"""One IATI activity: who takes part, when, in which sectors and countries, as far as its transactions inherit it."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from techplomacy.errors import InvalidValueError
from techplomacy.model import Basis, Participant, When
from techplomacy.sources.formats import load_formats
from techplomacy.sources.ledger import Ledger, Row
from techplomacy.sources.markup import Node
from techplomacy.sources.record import Statements
from techplomacy.vocabulary import Sector, Vocabulary

_DAC = ("1", "2")  # sector vocabularies: the five-digit purpose codes and the three-digit categories
_WHOLE = Decimal(100)


@dataclass(frozen=True)
class Share:
    """A code and the part of the money, in percent, that falls to it."""

    code: str
    percent: Decimal


class Activity:
    """Reads one element; `row` is set once its values are entered, and takes what is found wrong."""

    def __init__(self, node: Node, ledger: Ledger, vocabulary: Vocabulary) -> None:
        self.node, self.ledger, self.vocabulary = node, ledger, vocabulary
        self.row: Row | None = None

    @property
    def identifier(self) -> str | None:
        """The id that the publisher gave it."""
        found = self.node.find("iati-identifier")
        return found.text.strip() or None if found else None

    @property
    def title(self) -> str:
        """The title in the language of the file."""
        return read_narrative(self.node.find("title")) or self.identifier or ""

    def list_countries(self) -> set[str]:
        """The countries that the activity or one of its transactions names as recipients."""
        nodes = [self.node, *self.node.every("transaction")]
        codes = {child.get("code") or "" for node in nodes for child in node.every("recipient-country")}
        return {country.alpha3 for code in codes if (country := self.vocabulary.find_country(code))}

    def tell(self) -> Statements:
        """What the activity says of itself; its money stands in claims of its own."""
        made = Statements()
        made.add("kind", "activity")
        made.add("title", self.title)
        for org in self.node.every("participating-org"):
            made.add("participant", self.read_body(org, self._find_role(org)))
        for word in self.node.every("activity-date"):
            self._add_date(made, word)
        status = self.node.find("activity-status")
        known = self.vocabulary.iati["ActivityStatus"]
        code = status.get("code") if status else None
        if code is not None and code not in known:
            self.fault("activity-status", code, status or self.node, "ActivityStatus")
        elif code is not None:
            made.add("status", known[code].label, written=code)
        self.add_sectors(made, self.node)
        for country in self.read_countries(self.node):
            made.add("country", country.code, written=f"{country.percent} %")
        made.add("summable", False)
        return made

    def read_body(self, org: Node, role: str) -> Participant:
        """A body as named; its country where a recognised code of it begins with one."""
        kinds = self.vocabulary.kinds
        code = org.get("type")
        kind = next((k for k, word in kinds.items() if code and code in word.codes.get("iati", ())), None)
        prefix = (org.get("ref") or "").partition("-")[0]
        country = self.vocabulary.find_country(prefix) if len(prefix) == 2 else None
        name = read_narrative(org) or org.get("ref") or "not named"
        return Participant(name, country.alpha3 if country else None, role, kind)

    def add_sectors(self, made: Statements, node: Node, *, basis: Basis = Basis.CITED) -> None:
        """The sectors of ours that the codes of a node fall into, and the codes with their shares."""
        ours = {sector: share.code for share in self.read_sectors(node) for sector in self._find_sectors(share.code)}
        for sector, code in ours.items():
            made.add("sector", sector, basis=Basis.DERIVED, written=code)
        for share in self.read_sectors(node):
            made.add("purpose", share.code, basis=basis, written=f"{share.percent.normalize():f} %")

    def read_sectors(self, node: Node) -> list[Share]:
        """The DAC codes of a node with their percentages; codes of other vocabularies are not read."""
        told = [s for s in node.every("sector") if (s.get("vocabulary") or "1") in _DAC or s.get("vocabulary") == "DAC"]
        found = self._read_shares(told)
        for child in told:
            code = child.get("code")
            if code not in self.vocabulary.crs_purposes:
                self.fault("sector", code or "", child, "crs_purposes")
        return [share for share in found if share.code in self.vocabulary.crs_purposes]

    def read_countries(self, node: Node) -> list[Share]:
        """The recipient countries of a node (alpha-3) with their percentages."""
        found = []
        for share, child in zip(
            self._read_shares(node.every("recipient-country")), node.every("recipient-country"), strict=True
        ):
            country = self.vocabulary.find_country(share.code)
            if country is None:
                self.fault("recipient-country", share.code, child, "countries")
            else:
                found.append(Share(country.alpha3, share.percent))
        return found

    def fault(self, name: str, code: str, node: Node, table: str) -> None:
        """A code that its list does not have."""
        kind = "unknown-country" if table == "countries" else "unknown-word"
        message = f"{self.identifier or 'an activity'}, {name}: {code!r} is not in the table {table!r}."
        self.ledger.note(kind, node.line, message, "Correct the code, or add it in the study's codebook.")
        if self.row is not None and name in self.row.values:
            self.row.faults[name] += 1

    def _read_shares(self, nodes: list[Node]) -> list[Share]:
        rest = _WHOLE / len(nodes) if nodes else _WHOLE
        shares = []
        for node in nodes:
            try:
                percent = Decimal(node.get("percentage") or rest)
            except InvalidOperation:
                percent = rest
                self.fault(node.name, node.get("percentage") or "", node, "percentages")
            shares.append(Share(node.get("code") or "", percent))
        return shares

    def _find_sectors(self, code: str) -> list[str]:
        """The sectors of ours that have the longest beginning of a purpose code."""
        fitting = {s.id: max((len(c) for c in s.crs if code.startswith(c)), default=0) for s in self._sectors}
        best = max(fitting.values())
        return [sector for sector, length in fitting.items() if best and length == best]

    @property
    def _sectors(self) -> list[Sector]:
        return list(self.vocabulary.sectors.values())

    def _find_role(self, org: Node) -> str:
        code = org.get("role") or ""
        role = load_formats()["iati_roles"].get(code)
        if role is None:
            self.fault("participating-org", code, org, "OrganisationRole")
        return str(role or "party")

    def _add_date(self, made: Statements, node: Node) -> None:
        words = load_formats()["iati_dates"]
        day = read_day(node.get("iso-date"))
        code = node.get("type") or ""
        if code not in words:
            self.fault("activity-date", code, node, "ActivityDateType")
        elif day is None:
            self.fault("activity-date", node.get("iso-date") or "", node, "days")
        else:
            made.add(f"{words[code]}_on", day)


def read_narrative(node: Node | None) -> str:
    """The first narrative of a node, else its own text."""
    if node is None:
        return ""
    told = node.find("narrative")
    return " ".join((told or node).text.split())


def read_day(text: str | None) -> When | None:
    """A day; None where there is none or it cannot be."""
    try:
        return When(text[:10]) if text else None
    except InvalidValueError:
        return None

"""What two mentions of an act share, and how one lends to the other; it decides nothing about merging."""

from techplomacy.extraction.candidates import Candidate, Party

GENERAL = {
    "agreement",
    "treaty",
    "other",
    "memorandum_of_understanding",
    "implementing_arrangement",
    "memorandum_of_cooperation",
}
FUNDS = ("loan_agreement", "grant")
DONE = {"signed", "exchanged", "adopted", "launched", "renewed", "in_force", "held"}


def lend(target: Candidate, other: Candidate) -> None:
    """Give what one mention knows and the other lacks."""
    if not target.amounts:
        target.amounts = other.amounts
    _lend_parties(target, other)
    if target.when is None and target.step == other.step:
        target.when, target.when_span = other.when, other.when_span
    if target.sectors == ["other"]:
        target.sectors = other.sectors
    target.features |= {"told_twice"} | (other.features & {"dated", "amount", "parties_near"})


def _lend_parties(target: Candidate, other: Candidate) -> None:
    is_poor = "parties_near" not in target.features or target.is_anaphor
    if is_poor and "parties_near" in other.features and len(other.countries) >= 2:
        target.parties = other.parties
        return
    if target.countries == other.countries:
        target.parties = _specify(target.parties, other.named)
        return
    missing = other.countries - target.countries
    if len(target.countries) < 2 and missing:
        target.parties += [p for p in other.parties if p.country in missing]


def _specify(parties: list[Party], named: list[Party]) -> list[Party]:
    """The parties with bodies in place of the bare countries that they belong to."""
    found: list[Party] = []
    for party in parties:
        bodies = [b for b in named if b.country == party.country]
        found += bodies if bodies and party.kind in ("country", "people") else [party]
    return found


def differ_in_money(left: Candidate, right: Candidate) -> bool:
    """Whether both tell money and no amount is the same."""
    one = {(a.money.amount, a.money.currency) for a in left.amounts}
    two = {(a.money.amount, a.money.currency) for a in right.amounts}
    return bool(one and two and not one & two)


def share_countries(left: Candidate, right: Candidate) -> bool:
    """Whether two countries are the same, or all of the one that tells fewer."""
    one, two = left.countries, right.countries
    return not one or not two or len(one & two) >= min(2, len(one), len(two))

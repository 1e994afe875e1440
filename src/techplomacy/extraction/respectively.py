"""Deals one sentence about several instruments out to one record each, where counts agree; it guesses nothing."""

import re
from copy import copy
from dataclasses import replace
from itertools import pairwise

from techplomacy.extraction.candidates import Amount, Candidate, Party, Span
from techplomacy.text.dates import DateSpan
from techplomacy.vocabulary.country import Country

_PURPOSES = re.compile(r"\bfor (?=the\b|an?\b|its\b|[A-Z])")
_WITH = re.compile(r"\bwith\s+(?:the\s+)?")
_REACH = 60  # characters behind `with` in which the country of a partner stands
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


def deal_out(
    candidate: Candidate,
    amounts: list[Amount],
    dates: list[DateSpan],
    home: Country | None,
    *,
    is_decision: bool = False,
) -> list[Candidate]:
    """The records that a plural instrument stands for: one for each amount, or for each foreign country.

    The candidate alone where the counts do not agree; it then carries the feature `uneven`.
    """
    code = home.alpha3 if home is not None else None
    if (
        not candidate.mention.is_plural
        or candidate.mention.strength in ("generic", "subject")
        or candidate.frame == "item"
    ):
        return [candidate]
    count, says_so = candidate.mention.count, bool(_RESPECTIVELY.search(candidate.sentence.text))
    if count > 1 and len(dates) == count and candidate.kind != "dialogue":
        return [_date(candidate, date) for date in dates]
    money = [a for a in amounts if a.start > candidate.mention.end]
    if count > 1 and len(money) == count and candidate.kind in ("loan_agreement", "grant", "agreement"):
        return _deal_money(candidate, money, says_so=says_so)
    if sides := _pair_partners(candidate):
        return [_copy(candidate, parties=side) for side in sides]
    groups = _group(candidate, code)
    if len(groups) > 1 and (
        len(groups) == count or _is_implied(candidate, code, is_decision) or (says_so and count == 1)
    ):
        own = [p for p in candidate.parties if p.country == code]
        if not own and home is not None:
            own = [Party(home.name, home.alpha3, "country", implied=True)]
        return [_copy(candidate, parties=[*own, *group]) for group in groups]
    if (says_so or _is_one_with(candidate, count)) and count > 1:
        return _zip_sides(candidate, count, code)
    if says_so and candidate.mention.is_plural:
        return _zip_rows(candidate)
    return [candidate]


def _pair_partners(candidate: Candidate) -> list[list[Party]]:
    """The sides of each paper of `memoranda with A on X, with B on Y and with C on Z`; none of one partner alone."""
    partners, count = _list_partners(candidate), candidate.mention.count
    own = [p for p in candidate.parties if p.start < candidate.mention.start and not p.implied]
    if len(partners) < 2 or count not in (1, len(partners)) or not own:
        return []
    return [[*own, partner] for partner in partners]


def _list_partners(candidate: Candidate) -> list[Party]:
    """The countries behind each `with` of a sentence, in order; none where one of them tells no country of its own."""
    sentence, end = candidate.sentence, candidate.mention.end
    text = sentence.cut(end, sentence.end)
    starts = [end + cue.end() for cue in _WITH.finditer(text)]
    told: list[Party] = []
    for start, stop in pairwise((*starts, sentence.end)):
        hit = next((h for h in sentence.countries if start <= h.start < min(stop, start + _REACH)), None)
        if hit is None or hit.id in {party.country for party in told}:
            return []
        told.append(Party(sentence.cut(hit.start, hit.end), hit.id, "country", start=hit.start, end=hit.end))
    return told


def _deal_money(candidate: Candidate, money: list[Amount], *, says_so: bool) -> list[Candidate]:
    """One act an amount, and one counterpart each where as many are named (`with A and B, worth X and Y`)."""
    others = [p for p in candidate.parties if p.start >= candidate.mention.end]
    own = [p for p in candidate.parties if p.start < candidate.mention.end]
    if not says_so or len(others) != len(money) or not own:
        return [_copy(candidate, amounts=[amount]) for amount in money]
    return [_copy(candidate, parties=[*own, p], amounts=[a]) for p, a in zip(others, money, strict=True)]


def _date(candidate: Candidate, date: DateSpan) -> Candidate:
    made = _copy(candidate)
    made.when, made.when_span = date.when, Span(date.start, date.end)
    return made


def _group(candidate: Candidate, home: str | None) -> list[list[Party]]:
    """The parties of each foreign country."""
    found: dict[str, list[Party]] = {}
    for party in candidate.parties:
        if party.country and party.country != home:
            found.setdefault(party.country, []).append(party)
    return list(found.values()) if home is not None else []


def _is_implied(candidate: Candidate, home: str | None, is_decision: bool) -> bool:
    own = [p for p in candidate.parties if p.country == home]
    return home is not None and (all(p.implied for p in own) if own else is_decision)


def _is_one_with(candidate: Candidate, count: int) -> bool:
    """Whether one named body of one country stands before as many named ones of another (`two …, with B and C`)."""
    named = [p for p in candidate.parties if p.kind == "body" and not p.implied]
    sides = [p.country for p in named]
    if len(named) != len(candidate.parties) or None in sides or len(set(sides)) != 2:
        return False
    return sorted((sides.count(sides[0]), len(sides) - sides.count(sides[0]))) == [1, count]


def _zip_sides(candidate: Candidate, count: int, home: str | None) -> list[Candidate]:
    """`A and B with C and D, respectively`: A with C, B with D; uneven sides are left as they are."""
    sides = [p.country for p in candidate.parties]
    if home not in sides:
        home = min(sides, key=sides.count, default=None)
    own = [p for p in candidate.parties if p.country == home]
    others = [p for p in candidate.parties if p.country != home]
    if len(own) == len(others) == 1 and len(_PURPOSES.findall(candidate.sentence.text)) == count:
        return [_copy(candidate) for _ in range(count)]  # `two loans … for X and for Y, respectively`
    if len(others) != count or len(own) not in (1, count):
        candidate.features.add("uneven")
        return [candidate]
    left = own if len(own) == count else own * count
    return [_copy(candidate, parties=[a, b]) for a, b in zip(left, others, strict=True)]


def _zip_rows(candidate: Candidate) -> list[Candidate]:
    """`memoranda … between A and B, C and D, and E and F, respectively`: each row of two is one act."""
    named = candidate.named
    rows = [_part_sides(named[n : n + 2], candidate.countries) for n in range(0, len(named), 2)]
    if len(rows) < 2 or len(named) % 2 or any(len({p.country for p in row}) != 2 for row in rows):
        return [candidate]
    return [_copy(candidate, parties=row) for row in rows]


def _part_sides(row: list[Party], countries: set[str]) -> list[Party]:
    """A row of two; where both were given to one side of two, the second stands for the other."""
    if len(row) != 2 or len(countries) != 2 or row[0].country != row[1].country:
        return row
    other = next(code for code in countries if code != row[0].country)
    return [row[0], replace(row[1], country=other)]


def _copy(
    candidate: Candidate, *, parties: list[Party] | None = None, amounts: list[Amount] | None = None
) -> Candidate:
    made = copy(candidate)
    made.parties = list(parties if parties is not None else candidate.parties)
    made.amounts = list(amounts if amounts is not None else candidate.amounts)
    made.features = candidate.features | {"dealt"}
    made.spans = list(candidate.spans)
    return made

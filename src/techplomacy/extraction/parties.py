"""Chooses the parties of a candidate among the names around it, and adds the issuing government where it is missing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from techplomacy.extraction.candidates import Candidate, Party, names_to_parties
from techplomacy.extraction.context import Context
from techplomacy.extraction.likeness import FUNDS
from techplomacy.extraction.name import Name
from techplomacy.extraction.ownnames import is_own_name, speaks_for_itself
from techplomacy.extraction.runs import load_name_words
from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.sides import resolve_countries, seat_signatories
from techplomacy.extraction.zones import find_agents, find_counterparts, find_joined, find_subject, walk_names

_GIVEN = (*FUNDS, "investment", "contract")
_BOTH = re.compile(
    r"(?:\b(?:the\s+)?(?:two|both)\s+(?:governments|countries|nations|neighbours|sides|ministries|leaders|ministers|presidents|parties|"
    r"agencies|institutions|delegations|foreign ministries|foreign ministers|prime ministers|heads)\b|"
    r"^\W*(?:\d{1,3}[.)]\s*)?(?:they|the (?:leaders|ministers|presidents|sides|prime ministers|foreign ministers))\b)"
    r"[^.;]{0,120}$",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"\b(?:Shri|Smt\.?|H\.\s?E\.|Dr\.?|Mr\.?|Ms\.?|Mrs\.?|Prof\.?|Amb\.?|Eng\.?|Hon\.?)(?=\s|\()")
_PART = re.compile(r"\b(?:Division|Directorate|Bureau|Unit|Wing|Section)\b")
_PART_OF = re.compile(r"\s+(?:at|within|under|inside)\s+(?:the\s+)?")
_PLANT = re.compile(r"[^.;:]{0,60}?\s(?:in|at)\s+(?:an?|the|its|two|three)\s+(?:[\w-]+\s+){1,6}")
_HELPED = re.compile(r"(?:\s[^.;:]{0,60})?\sto\s+[a-z]+\s+(?:(?:the|[a-z]+\s+(?:of|in))\s+)?")  # `to help X’s schools`
_WAYS = {"investment": _PLANT, **dict.fromkeys(FUNDS, _HELPED)}
_SEATED = ("facility", "investment", "programme")  # what stands somewhere: the place is the other side
_STAFF = re.compile(
    r"[^.;,]{0,40}?\swith\s+(?:its|his|her|their)\s+(?!counterpart|partner|neighbo)(?:[a-z]+\s+)?[a-z]+s\b"
)
_REACH = 90  # characters behind an instrument in which its other side stands
_SIDES = 2
_MANY = 6  # countries; a sentence with more is a survey


def choose_parties(context: Context, candidate: Candidate, names: Sequence[Name]) -> None:
    """Set the parties that the frame itself names: between, subject with counterpart, or agents."""
    sentence, mention = candidate.sentence, candidate.mention
    names = [part for name in _drop_seats(sentence, names) for part in _part_name(name, candidate)]
    if mention.strength == "subject" and candidate.kind in _GIVEN:
        return  # an item that tells project and amount; its lead-in names the sides
    home = context.home or next(iter(context.filed), None)
    public = load_name_words(context.vocabulary).sets["public"]
    joined = find_joined(sentence, names, mention.end)
    if len(_countries(joined)) < 2 and candidate.act_end > mention.end:
        agents = find_joined(sentence, names, candidate.act_end) or find_agents(sentence, names, candidate.act_end)
        seated = [n for n in names if n.kind != "place"] if candidate.kind == "dialogue" else names
        agents = agents or walk_names(sentence, seated, candidate.act_end, reach=6)
        joined = agents if len(agents) > len(joined) else joined
    solid = [name for name in joined if name.kind != "place"]
    if len(_countries(solid)) < _SIDES:
        solid = _keep_joined_places(sentence, joined)
    joined = solid if len(solid) >= _SIDES else joined  # without where they signed
    if len(joined) >= 2 or len(_countries(joined)) >= 2:
        found = resolve_countries(joined, home, context.pair, public)
    else:
        found = resolve_countries(_gather(candidate, names, joined), home, context.pair, public)
        if len(_countries(found)) < _SIDES and candidate.act_start >= 0:
            found = find_both(context, candidate) or found
    if candidate.frame == "standing" and len(_countries(found)) == 1:
        found = [*found, *_name_other(context, found)]
    if "listed" in candidate.features and len(_countries(found)) < _SIDES:
        title = _HONORIFIC.search(sentence.text, mention.end - sentence.start)
        behind = mention.end if title is None else sentence.start + title.start()
        found = seat_signatories([n for n in (names if title else found or names) if n.start >= behind], context.pair)
    candidate.parties = names_to_parties([_name_people(context, name) for name in drop_general(found)])
    if len(candidate.countries) >= 2:
        candidate.features.add("parties_near")


def _drop_seats(sentence: Sentence, names: Sequence[Name]) -> list[Name]:
    """Without the body of which another one is a part (`the Relations Division at the Ministry of Finance`)."""
    kept: list[Name] = []
    for name in names:
        last = kept[-1] if kept else None
        if last is not None and _is_part_of(sentence, last, name):
            kept[-1] = replace(last, country=name.country, how="behind")
        if last is None or not _is_seat(sentence, last, name):
            kept.append(name)
    return kept


def _is_part_of(sentence: Sentence, last: Name, name: Name) -> bool:
    """Whether a ministry stands behind the body that is a part of it (`the Relations Division, Ministry of X of Y`)."""
    is_loose = last.kind == name.kind == "body" and last.country is None and _PART.search(last.name) is not None
    return is_loose and name.name.startswith("Ministry") and sentence.cut(last.end, name.start) in (", ", ", the ")


def _is_seat(sentence: Sentence, last: Name, name: Name) -> bool:
    are_bodies = last.kind == name.kind == "body" and name.country in (None, last.country)
    return are_bodies and _PART_OF.fullmatch(sentence.cut(last.end, name.start)) is not None


def find_both(context: Context, candidate: Candidate) -> list[Name]:
    """The two countries of the text where `both governments`, `the two ministries` or `they` act."""
    sentence = candidate.sentence
    before = sentence.cut(sentence.start, candidate.act_start)
    named = [h for h in sentence.countries if h.end <= candidate.act_start]
    known = context.vocabulary.countries
    if len(context.pair) != _SIDES or named or not _BOTH.search(before):
        return []
    return [Name(-1, -1, known[c].name, c, "country", how="pair") for c in context.pair if c in known]


def _name_other(context: Context, found: Sequence[Name]) -> list[Name]:
    """The other of the two countries that a study is about, where it tells of a project with one of them."""
    told = _countries(found)
    if len(context.pair) != _SIDES or not told <= set(context.pair):
        return []
    known = context.vocabulary.countries
    return [Name(-1, -1, known[c].name, c, "country", how="pair") for c in context.pair if c not in told]


def _name_people(context: Context, name: Name) -> Name:
    """A people by the name of its country (`the Finnish side`)."""
    country = context.vocabulary.countries.get(name.country or "")
    return replace(name, name=country.name) if name.kind == "people" and country is not None else name


def _part_name(name: Name, candidate: Candidate) -> list[Name]:
    """A name as parties see it: of a name that is the instrument's own, the countries alone."""
    mention, sentence = candidate.mention, candidate.sentence
    if name.kind != "body":
        return [name]
    if is_own_name(name, mention, sentence):
        inside = [h for h in sentence.countries if name.start <= h.start and h.end <= name.end]
        return [Name(h.start, h.end, sentence.cut(h.start, h.end), h.id, "country", how="name") for h in inside]
    if name.country is None and 0 <= mention.start - name.end <= 1:
        return []
    return [name]


def _gather(candidate: Candidate, names: Sequence[Name], joined: list[Name]) -> list[Name]:
    """The subject of the act and its counterpart."""
    sentence, mention = candidate.sentence, candidate.mention
    first = min(candidate.act_start, mention.start) if candidate.act_start >= 0 else mention.start
    subject = find_subject(sentence, names, first)
    inside = [n for n in names if first <= n.start and n.end <= max(mention.end, candidate.act_end)]
    if joined or find_counterparts(sentence, names, mention.end, cues="with"):
        inside = _drop_earlier(candidate, inside)
    is_behind = candidate.frame in ("passive", "reduced", "standing")
    after = max(mention.end, candidate.act_end) if is_behind else mention.end
    cues, is_money = _pick_cues(candidate), candidate.kind in _GIVEN
    others = joined or find_counterparts(sentence, names, after, cues=cues, is_money=is_money)
    if not others:
        others = find_counterparts(sentence, names, mention.end, cues=cues, is_money=is_money)
    if candidate.frame == "passive" and len(_countries([*subject, *inside, *others])) < _SIDES:
        others = [*others, *find_counterparts(sentence, names, after, cues="with")]  # `signed by A, of X, with B`
    if candidate.kind in _WAYS and len(_countries([*subject, *inside, *others])) < _SIDES:
        others = [*others, *_find_seat(candidate, names)]
    found = _unique([*subject, *inside, *others])
    kept = _keep_joined_places(sentence, found)
    is_seated = candidate.kind in _SEATED or _is_given(candidate)
    return found if is_seated and len(_countries(kept)) < _SIDES else kept  # `In X, the agency of Y launched …`


def _find_seat(candidate: Candidate, names: Sequence[Name]) -> list[Name]:
    """The place in which money is put to work (`… in a cathode plant near X, Y`), or which it is to help."""
    way, after, cut = _WAYS[candidate.kind], candidate.mention.end, candidate.sentence.cut
    return next(([n] for n in names if n.country and n.start >= after and way.fullmatch(cut(after, n.start))), [])


def _is_given(candidate: Candidate) -> bool:
    """Whether an act gives or agrees money, whose other side may be the place that it is for."""
    return candidate.kind in FUNDS and (candidate.frame == "agreed" or "funds" in candidate.features)


def _pick_cues(candidate: Candidate) -> str:
    """The words behind which the other side of an act stands, by what the act is."""
    cues = "with from to by" if candidate.kind in _GIVEN else "with by"
    cues += " for in" if _is_given(candidate) or "funds" in candidate.features else ""
    cues += " in into across" if candidate.kind == "investment" else ""
    cues += " from" if candidate.frame == "standing" else ""
    cues += " in at" if candidate.kind == "facility" else ""
    return cues + (" to for" if candidate.mention.is_stipend else "")


def _drop_earlier(candidate: Candidate, names: list[Name]) -> list[Name]:
    """Without the sides of an instrument that the same act governs before (`signed A with X, and B with Y`)."""
    sentence, mention = candidate.sentence, candidate.mention
    earlier = [h for h in sentence.pick("instrument") if candidate.act_end <= h.start and h.end <= mention.start]
    return [n for n in names if not earlier or n.end <= earlier[0].start or n.start >= mention.start]


def _keep_joined_places(sentence: Sentence, names: list[Name]) -> list[Name]:
    """Without cities, but for one that `and` joins to another name (`the port of A and B have signed`)."""
    kept = []
    for n, name in enumerate(names):
        left = sentence.cut(names[n - 1].end, name.start).strip() if n else ""
        right = sentence.cut(name.end, names[n + 1].start).strip() if n + 1 < len(names) else ""
        if name.kind != "place" or "and" in (left, right):
            kept.append(name)
    return kept


def _unique(names: list[Name]) -> list[Name]:
    seen: dict[tuple[int, int], Name] = {}
    for name in names:
        seen.setdefault((name.start, name.end), name)
    return sorted(seen.values(), key=lambda n: n.start)


def _countries(names: Sequence[Name]) -> set[str]:
    return {name.country for name in names if name.country}


def drop_general(names: list[Name]) -> list[Name]:
    """Without peoples and countries that a body of the same country makes superfluous."""
    bodies = {n.country for n in names if n.kind == "body" and n.country}
    states = {n.country for n in names if n.kind in ("country", "government") and n.country}
    kept: list[Name] = []
    for name in names:
        if name.kind in ("country", "government", "people") and any(k.country == name.country for k in kept):
            continue
        if name.kind == "people" and (name.country in bodies or name.country in states):
            continue
        if name.kind in ("country", "government") and name.country in bodies:
            continue
        kept.append(name)
    return kept


def complete_parties(context: Context, candidate: Candidate, pools: Iterable[Sequence[Name]]) -> None:
    """Fill missing sides: the nearest pool of names that has another country, then the issuing government."""
    if context.home is not None and context.home not in candidate.countries and speaks_for_itself(candidate):
        _add_home(context, candidate)
    remaining = iter(pools)
    while len(candidate.countries) < _SIDES and (pool := next(remaining, None)) is not None:
        _add_from(context, candidate, pool)
    home = context.home
    if (
        home is not None
        and len(candidate.countries) == 1
        and home not in candidate.countries
        and not _is_inner(candidate)
    ):
        _add_home(context, candidate)
    if len(candidate.countries) > _MANY:
        candidate.features.add("many_countries")
    if any(p.kind == "body" and p.country is None for p in candidate.parties):
        candidate.features.add("body_without_country")


def _is_inner(candidate: Candidate) -> bool:
    """Whether the other side of an instrument is told, and belongs to the first (`an agreement with its pilots`)."""
    return _STAFF.match(candidate.sentence.cut(candidate.mention.end, candidate.mention.end + _REACH)) is not None


def _add_home(context: Context, candidate: Candidate) -> None:
    home = context.home or ""
    name = context.vocabulary.countries[home].name if home in context.vocabulary.countries else home
    candidate.parties.insert(0, Party(name, home, "country", implied=True))
    candidate.features.add("implied_home")


def _add_from(context: Context, candidate: Candidate, pool: Sequence[Name]) -> None:
    have, mention = candidate.countries, candidate.mention
    parts: list[Name] = []
    for name in pool:
        if name.start < mention.end and mention.start < name.end:
            parts += _part_name(name, candidate)
        elif name.country:  # one without is nothing that can be added
            parts.append(name)
    names = [n for n in parts if n.country and n.country not in have and n.kind != "place" and n.how != "told"]
    national = [n for n in names if n.country != "INT"]
    told = _countries(national)
    is_lone = candidate.step in ("signed", "renewed") and not have and len(told) == 1 and context.home in (None, *told)
    chosen = drop_general(names if is_lone else national or names)  # beside one country a body of many is a side
    countries = {n.country for n in chosen}
    if not chosen or len(countries) > 3:
        return
    if have and context.home in {*have} and len(countries) > 1 and context.home is not None:
        first = chosen[0].country
        chosen = [n for n in chosen if n.country == first]
    elif len(countries) == 1 and not have and context.home is None:
        return
    if (
        len(have) == 1
        and len(countries) == 1
        and context.home is not None
        and context.home not in have
        and context.home not in countries
    ):
        return
    if len(have) == 1 and len(countries) > 1:
        other = context.home or max(sorted(c for c in countries if c), key=lambda code: context.weights[code])
        chosen = [n for n in chosen if n.country == other]
    nearest: dict[str, Name] = {}
    for name in chosen:
        nearest.setdefault(name.country or "", name)
    wanted = list(nearest.values())[: 3 if have else 2]
    candidate.parties += names_to_parties([_name_people(context, name) for name in wanted])
    candidate.features.add("countries_pooled")

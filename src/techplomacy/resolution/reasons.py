"""Weighs what speaks for and against two records telling one act, and says it in words. It decides nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from techplomacy.model import Bound, Precision, Step
from techplomacy.resolution.profiles import Profile, Profiler

# The weights were set by reading all pairs that the coded study yields, its known duplicates among them.
_STRUCTURE, _SUBJECT = 0.55, 0.45
_DATE, _KIND, _ACTORS = 0.4, 0.25, 0.35
_AFTER = 0.5  # an act on a later day than the step that waits for it
_KIN = 0.6  # two kinds that are taken for one another
_TEXT = 0.8  # a word of the summary tells less of the subject than one of the title
_TINY = 1e-9  # what rounding may take
_NOTED = 0.2
_SAME_MONEY = 0.1
_SAME_SOURCE = 0.05
_ROUNDING = Decimal("0.05")  # two amounts this near (as a share) may be one amount, rounded
_GENERAL = ("-gov", "-pm", "-cabinet")  # ids of bodies that stand for a whole country
_NEAR = timedelta(days=3)
_VISIT = timedelta(days=7)
_WAIT = timedelta(days=800)  # from an approval or a plan to the act itself


@dataclass(frozen=True, slots=True)
class Weighing:
    """The score 0–1, the reasons for one act, and the vetoes: why they must be two."""

    score: float
    reasons: tuple[str, ...]
    vetoes: tuple[str, ...]


class Scales:
    """Weighs pairs of profiles by the kinds and steps of one vocabulary."""

    def __init__(self, profiler: Profiler) -> None:
        rows = profiler.rows
        self.orders = {key: step.order for key, step in profiler.vocabulary.steps.items()}
        self.open = frozenset(rows["open"]["list"])
        self.vague = frozenset(rows["vague"]["list"])
        self.kin = {frozenset((a, b)) for group in rows["kin"]["groups"] for a in group for b in group if a != b}
        self.money = {frozenset(group) for group in rows["money"]["groups"]}
        self._needed: dict[tuple[str, float, float], dict[str, list[float]]] = {}

    def weigh(self, left: Profile, right: Profile) -> Weighing:
        """What speaks for and against the two being one act."""
        reasons: list[str] = []
        vetoes = [*self._find_vetoes(left, right)]
        subject, shared = compare_subjects(left, right)
        if shared:
            reasons.append(f"both speak of {', '.join(sorted(shared)[:6])}")
        dates = self._compare_dates(left, right, reasons, vetoes)
        kinds = self._compare_kinds(left.kind, right.kind, reasons)
        actors = _compare_actors(left, right, reasons, vetoes)
        score = _STRUCTURE * (_DATE * dates + _KIND * kinds + _ACTORS * actors) + _SUBJECT * subject
        if is_named(left, right):
            reasons.append("the coder's note names the other record")
            score += _NOTED
        if _share_money(left, right):
            reasons.append("the amounts are equal")
            score += _SAME_MONEY
        if left.sources & right.sources:
            reasons.append("a source tells both")
            score += _SAME_SOURCE
        return Weighing(min(score, 1.0), tuple(reasons), tuple(vetoes))

    def find_near(self, one: Profile, others: Iterable[Profile], *, score: float, least: float) -> Iterator[Profile]:
        """Those of the others that can reach a score and whose subject is `least` alike, or that are named.

        Two acts of one day between one pair differ in subject alone: without a likeness there, nothing else counts.
        It goes by what is cheap to know first: of millions of pairs nearly all end before the words are compared.
        """
        words, actors, sources, bare, note = one.words, one.actors, one.sources, one.bare, one.note
        begins, ends, money = one.begins - _NEAR.days, one.ends + _NEAR.days, bool(one.money)
        tables = self._needed.setdefault((one.kind, score, least), {})
        for other in others:
            table = tables.get(other.kind)
            if table is None:
                table = tables[other.kind] = self._list_needed(one.kind, other.kind, score, least)
            case = 0 if actors.isdisjoint(other.actors) else 4
            if not sources.isdisjoint(other.sources):
                case += 2
            if money and other.money:
                case += 1
            if other.begins > ends or other.ends < begins:
                case += 8 if one.waits or other.waits else 16
            needed = table[case]
            if needed <= 1:
                shared = len(words & other.words)
                fewer = other.bare if other.bare < bare else bare
                # The words in no name of a record's own bodies stay when those of shared bodies are put aside.
                if shared * (1 - 0.5**shared) >= needed * fewer and compare_subjects(one, other)[0] >= needed:
                    yield other
                    continue
            if (note or other.note) and is_named(one, other):
                yield other

    def _list_needed(self, one: str, other: str, score: float, least: float) -> list[float]:
        """How alike the subjects of two kinds must be to reach a score, by what else is known of the two.

        The place in the list adds up: 1 both tell money, 2 a source tells both, 4 a body is in both, 8 their days are
        apart but one may wait for the other, 16 their days are apart.
        """
        kind, found = _KIND * self._rate_kinds(one, other), []
        for days in (1.0, _AFTER, 0.0):
            for actors in (0.5, 1.0):
                structure = _STRUCTURE * (_DATE * days + kind + _ACTORS * actors)
                for extra in (0.0, _SAME_MONEY, _SAME_SOURCE, _SAME_MONEY + _SAME_SOURCE):
                    found.append(max(least, (score - structure - extra) / _SUBJECT - _TINY))
        return found

    def _find_vetoes(self, left: Profile, right: Profile) -> list[str]:
        vetoes = []
        if frozenset((left.kind, right.kind)) in self.money:
            vetoes.append("notes and the agreement that follows them are two acts of the same money")
        if left.follows == right.id or right.follows == left.id:
            vetoes.append("one follows the other")
        if left.document and left.document == right.document:
            vetoes.append("one document tells them apart")
        for marker in sorted({m for m, _ in left.numbers} & {m for m, _ in right.numbers}):
            one = {n for m, n in left.numbers if m == marker}
            other = {n for m, n in right.numbers if m == marker}
            if not one & other:
                vetoes.append(f"{marker} {'/'.join(sorted(one))} is not {marker} {'/'.join(sorted(other))}")
        if _differ_in_money(left, right):
            vetoes.append(f"the amounts differ: {_show_money(left)} and {_show_money(right)}")
        return vetoes

    def _compare_dates(self, left: Profile, right: Profile, reasons: list[str], vetoes: list[str]) -> float:
        pairs = [(one, other) for one in left.steps for other in right.steps if one.when and other.when]
        if not pairs:
            return 0.3
        best = max(pairs, key=lambda pair: (self._rate(*pair), pair[0].name, pair[1].name))
        rate = self._rate(*best)
        if rate > 0:
            one, other = best
            verb = "both" if one.name == other.name else f"{one.name} and {other.name}"
            told = f"{one.when}" if one.when == other.when else f"{one.when} and {other.when}"
            reasons.append(f"{verb} {told}")
            return rate
        told = " and ".join(f"{step.name} {step.when}" for step in best)
        vetoes.append(f"the dates differ: {told}")
        return 0.0

    def _rate(self, one: Step, other: Step) -> float:
        """How well two dated steps agree: 1 the same day, 0 not at all."""
        if one.when is None or other.when is None:
            return 0.0
        if one.when.overlaps(other.when):
            finest = {one.when.precision, other.when.precision}
            if finest == {Precision.DAY}:
                return 1.0
            if Precision.INTERVAL in finest and _is_brief(one) and _is_brief(other):
                return 0.9 if one.when == other.when else 0.8  # the days of one visit
            return 0.8 if finest <= {Precision.DAY, Precision.MONTH} else 0.5
        gap = _find_gap(one, other)
        if gap is None:
            return 0.0
        if gap <= _NEAR:
            return 0.7
        early, late = sorted((one, other), key=lambda s: (self.orders.get(s.name, 0), s.name))
        waits = early.name in self.open and late.name != early.name
        return _AFTER if waits and gap <= _WAIT and _starts(early) <= _starts(late) else 0.0

    def _compare_kinds(self, one: str, other: str, reasons: list[str]) -> float:
        rate = self._rate_kinds(one, other)
        if rate == 1.0:
            reasons.append(f"both {one}")
        elif rate == _KIN:
            reasons.append(f"{one} and {other} are taken for one another")
        return rate

    def _rate_kinds(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        if frozenset((one, other)) in self.kin:
            return _KIN
        return 0.4 if one in self.vague or other in self.vague else 0.0


def is_named(left: Profile, right: Profile) -> bool:
    """Whether a coder's note on one record names the other."""
    return left.id in right.note or right.id in left.note


def compare_subjects(left: Profile, right: Profile) -> tuple[float, frozenset[str]]:
    """How like the subjects are, 0–1, and the distinctive words shared.

    The part of the shorter title, or of the shorter text, that is shared, damped where that is few words. Words of the
    names of bodies that both tell of say nothing of the subject.
    """
    if left.words.isdisjoint(right.words):
        return 0.0, frozenset()
    best: float = 0.0
    shared: frozenset[str] = frozenset()
    bodies = left.own & right.own
    for one, other, worth in ((left.subject, right.subject, 1.0), (left.words, right.words, _TEXT)):
        both = (one & other) - bodies
        if both:
            if bodies:
                one, other = one - bodies, other - bodies
            likeness = worth * len(both) / min(len(one), len(other)) * (1 - 0.5 ** len(both))
            if likeness > best:
                best, shared = likeness, both
    return best, shared


def _compare_actors(left: Profile, right: Profile, reasons: list[str], vetoes: list[str]) -> float:
    shared = left.actors & right.actors
    if shared:
        reasons.append(f"{', '.join(sorted(shared))} in both")
    if left.countries and right.countries and not left.countries & right.countries:
        vetoes.append("no country in common")
        return 0.0
    one, other = _drop_general(left.actors), _drop_general(right.actors)
    if one and other and not shared:
        reasons.append("but other bodies in each")
        return 0.0
    smaller = min(len(left.actors), len(right.actors)) or 1
    countries = len(left.countries & right.countries) / (min(len(left.countries), len(right.countries)) or 1)
    return max(len(shared) / smaller, 0.5 * countries)


def _drop_general(actors: frozenset[str]) -> frozenset[str]:
    return frozenset(actor for actor in actors if not actor.endswith(_GENERAL))


def _share_money(left: Profile, right: Profile) -> bool:
    return bool({(m.amount, m.currency) for m in left.money} & {(m.amount, m.currency) for m in right.money})


def _differ_in_money(left: Profile, right: Profile) -> bool:
    """Whether both tell exact amounts in a shared currency and none is near another."""
    pairs = [(a, b) for a in left.money for b in right.money if a.currency == b.currency]
    exact = [(a, b) for a, b in pairs if a.bound is Bound.EXACT and b.bound is Bound.EXACT]
    near = any(abs(a.amount - b.amount) <= max(a.amount, b.amount) * _ROUNDING for a, b in pairs)
    return bool(exact) and not near


def _show_money(profile: Profile) -> str:
    return ", ".join(str(money) for money in profile.money)


def _is_brief(step: Step) -> bool:
    """Whether a step is told within the days of a visit."""
    when = step.when
    if when is None or when.earliest is None or when.latest is None:
        return False
    return when.latest - when.earliest <= _VISIT


def _find_gap(one: Step, other: Step) -> timedelta | None:
    early, late = sorted((one, other), key=_starts)
    if early.when is None or late.when is None or early.when.latest is None or late.when.earliest is None:
        return None
    return late.when.earliest - early.when.latest


def _starts(step: Step) -> date:
    return (step.when.earliest if step.when else None) or date.min

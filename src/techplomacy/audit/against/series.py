"""Compares what a paper says of flows over time with every series of the evidence, each on its own basis."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from techplomacy.analysis import View
from techplomacy.analysis.propositions import Shape, list_shapes
from techplomacy.audit.against.bases import Opinion, find_point, judge, tell_point
from techplomacy.audit.against.phrases import list_rows
from techplomacy.audit.against.prose import Prose
from techplomacy.audit.against.statements import Claim, read_claims
from techplomacy.audit.against.telling import CLASSES, make_finding
from techplomacy.model import Finding

KIND, MIXED = "series", "series-bases"
_SHOWN = 4  # opinions told of each side
_ONE_BASIS = 0.4  # the weight of a statement that one basis supports and another contradicts
_VERBS = {"supports": "Supported by", "contradicts": "Contradicted by"}


def check_series(view: View, prose: Prose, *, year: int | None = None) -> Iterator[Finding]:
    """One finding a claim, and one for each passage whose figures only different bases support."""
    values: dict[int, list[tuple[Claim, list[Opinion]]]] = defaultdict(list)
    shapes: dict[str, list[Shape]] = {}
    for claim in read_claims(view, prose, year=year):
        for family in claim.families:
            if family not in shapes:
                shapes[family] = list_shapes(view, family)
        opinions = [judge(claim, shape) for family in claim.families for shape in shapes[family]]
        yield _weigh(prose, claim, opinions)
        if claim.value is not None:
            values[claim.sentence.block.n].append((claim, opinions))
    for told in values.values():
        yield from _find_mixed(prose, told)


def _weigh(prose: Prose, claim: Claim, opinions: Sequence[Opinion]) -> Finding:
    supports = [opinion for opinion in opinions if opinion.says == "supports"]
    contradicts = [opinion for opinion in opinions if opinion.says == "contradicts"]
    place = claim.start, claim.end, prose.document.text[claim.start : claim.end]
    if not supports and not contradicts:
        words = "No series of the evidence tells enough of that time on that measure; it was not compared."
        return make_finding(KIND, "not_checked", place, words)
    words = " ".join((*_tell(supports, "supports"), *_tell(contradicts, "contradicts")))
    seen = _list_seen((*supports, *contradicts))
    if not contradicts:
        return make_finding(KIND, "supported", place, words, seen)
    is_held = any(opinion.is_whole for opinion in supports)
    if not is_held:
        return make_finding(KIND, "contradicted", place, words, seen)
    told = f"True on one basis and not on another, and the paper names none. {words}"
    found = make_finding(KIND, "supported", place, told, seen)
    return replace(found, weight=_ONE_BASIS, remedy=str(list_rows(CLASSES)[KIND]["settle"]))


def _tell(opinions: Sequence[Opinion], says: str) -> Iterator[str]:
    if not opinions:
        return
    ordered = sorted(opinions, key=lambda opinion: (not opinion.is_whole, -len(opinion.shape.years)))
    parts = [f"{o.shape.series.basis} ({o.shape.series.year_type.value}): {o.words}" for o in ordered[:_SHOWN]]
    more = f"; and {len(opinions) - _SHOWN} more" if len(opinions) > _SHOWN else ""
    yield f"{_VERBS[says]} {'; '.join(parts)}{more}."


def _list_seen(opinions: Iterable[Opinion]) -> tuple[str, ...]:
    """Series and sources that were looked at, each once."""
    keys = [key for o in opinions for key in (o.shape.series.id, *(seen.source for seen in o.seen[:1]))]
    return tuple(dict.fromkeys(keys))[: 2 * _SHOWN]


def _find_mixed(prose: Prose, told: Sequence[tuple[Claim, list[Opinion]]]) -> Iterator[Finding]:
    """Figures of one passage that no one basis supports together."""
    held = [(claim, {o.shape.series.id: o for o in opinions if o.says == "supports"}) for claim, opinions in told]
    held = [(claim, support) for claim, support in held if support]
    for n, (claim, support) in enumerate(held):
        for other, before in held[:n]:
            if not set(support) & set(before):
                yield _make_mixed(prose, (other, before), (claim, support))
                return


def _make_mixed(
    prose: Prose, first: tuple[Claim, dict[str, Opinion]], second: tuple[Claim, dict[str, Opinion]]
) -> Finding:
    parts = []
    for claim, support in (first, second):
        opinion = next(iter(support.values()))
        figure = f"{claim.value} ({claim.when})"
        parts.append(f"{figure} is that of {opinion.shape.series.basis} ({opinion.words})")
    claim = second[0]
    basis = next(iter(first[1].values()))
    words = f"The figures of this passage come from different bases: {'; '.join(parts)}."
    known = find_point(basis.shape.years, claim.when)
    if known is not None:
        words += f" The first basis has for the second period {tell_point(known, basis.shape)}."
    place = claim.start, claim.end, prose.document.text[claim.start : claim.end]
    seen = _list_seen((*first[1].values(), *second[1].values()))
    return make_finding(MIXED, "contradicted", place, words, seen)

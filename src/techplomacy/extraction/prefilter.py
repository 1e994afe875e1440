"""Lets through only blocks that can hold an act of cooperation: one pass of the automaton, no regular expression."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from techplomacy.extraction.context import Context
from techplomacy.extraction.runs import load_name_words
from techplomacy.extraction.words import Hit
from techplomacy.model import Block, BlockKind

_NEAR = 4  # blocks over which a country named before still governs
_ENDS = (" ", ",", ".", ";", ")", "")  # what may follow `the US` where the state is meant
_LONGEST = 48  # characters of the words behind a people
_GIVES = ("provide", "invest", "commit", "approve")  # acts that may stand for an instrument
_WORDS = 3  # `French water company`
_PARTING = ("and", "or", "to", "of", "in", "for", "with", "on", "by", "at", "is", "was", "as")
_OPENING = 2  # blocks that open a text: its title and first paragraph
_OUTSIDE = ("country", "body", "place")


def group_hits(blocks: Sequence[Block], hits: Sequence[Hit]) -> dict[int, list[Hit]]:
    """The hits of each block, by block number."""
    starts = [hit.start for hit in hits]
    grouped: dict[int, list[Hit]] = {}
    for block in blocks:
        first = bisect_left(starts, block.start)
        last = bisect_left(starts, block.end, lo=first)
        if last > first:
            grouped[block.n] = list(hits[first:last])
    return grouped


def drop_doubtful(context: Context, hits: list[Hit]) -> list[Hit]:
    """The hits without ambiguous country words that no sure word of the same country supports (`Indian Country`)."""
    countries = context.vocabulary.countries
    acting = load_name_words(context.vocabulary).sets["acting"]
    doubtful: list[int] = []
    other: set[int] = set()  # money and towns
    sure: set[str] = set() if context.home is None else {context.home}
    for n, hit in enumerate(hits):
        if hit.word.kind != "country":
            continue
        if n + 1 < len(hits) and _is_town(context, hit, hits[n + 1]):
            other.add(n)
            continue
        if context.lower.startswith("dollar", hit.end + 1):
            other.add(n)  # `3-billion-U.S. dollar`
            continue
        is_title = _acts(context, hit, acting) if hit.form == "people" else _opens_name(context, hit)
        if (
            hit.word.exact in countries[hit.id].ambiguous
            and not is_title
            and (hit.form != "name" or _follows_town(context, hit))
        ):
            doubtful.append(n)
        else:
            sure.add(hit.id)
    lost = other | {n for n in doubtful if hits[n].id not in sure}
    return [hit for n, hit in enumerate(hits) if n not in lost] if lost else hits


def _is_town(context: Context, hit: Hit, after: Hit) -> bool:
    """Whether a country's name is that of a town, as the division of another country behind it says (`X, Texas`)."""
    is_division = after.word.kind == "place" and after.form == "division" and after.id != hit.id
    return is_division and hit.form == "name" and context.text[hit.end : after.start] == ", "


def _acts(context: Context, hit: Hit, acting: Set[str]) -> bool:
    """Whether a people's word stands before a name or what a state has (`French Agency`), and is no language."""
    if context.text[hit.end : hit.end + 1] != " ":
        return False
    behind = context.text[hit.end : hit.end + _LONGEST].split(maxsplit=_WORDS)[:_WORDS]
    for n, word in enumerate(behind):
        if (n == 0 and word[:1].isupper()) or word.rstrip(".,;") in acting or word.rstrip(".,;’'s") in acting:
            return True
        if not word.isalpha() or not word.islower() or word in _PARTING:
            return False
    return False


def _opens_name(context: Context, hit: Hit) -> bool:
    """Whether an acronym stands before a capital, as in the name of a body (`US Nuclear …`), and not before money."""
    if hit.form != "acronym":
        return False
    if context.lower[max(0, hit.start - 4) : hit.start] == "the " and context.text[hit.end : hit.end + 1] in _ENDS:
        return True  # `between India and the US`
    after = context.text[hit.end : hit.end + 3]
    return after[:1] == " " and after[1:2].isupper() and context.lower[hit.end + 1 : hit.end + 7] != "dollar"


def _follows_town(context: Context, hit: Hit) -> bool:
    """Whether a name stands as `Springfield, Name`, where it may be a province of the country that speaks."""
    before = context.text[max(0, hit.start - 20) : hit.start]
    words = before.removesuffix(", ").split()
    return before.endswith(", ") and bool(words) and words[-1][:1].isupper()


def is_foreign_matter(context: Context, hits: Sequence[Hit]) -> bool:
    """Whether a document names an instrument or gives money, and names a country besides the one that speaks."""
    is_matter = False
    countries = set()
    for hit in hits:
        is_matter = is_matter or hit.word.kind == "instrument" or (hit.word.kind == "act" and hit.id in _GIVES)
        if hit.word.kind in _OUTSIDE and hit.id:
            countries.add(hit.id)
    if context.home is not None:
        countries.add(context.home)
    return is_matter and len(countries) >= 2


def pick_blocks(context: Context, grouped: dict[int, list[Hit]], listed: Set[int] = frozenset()) -> Iterator[Block]:
    """The blocks with an instrument and an act, and those that may inherit an act from a title or lead-in.

    Blocks of lists (`listed`) are always let through. Any other must lie near a word for another country: in it,
    within a few blocks before it, or in what opens the text.
    """
    foreign = {n for n, hits in grouped.items() if any(_is_foreign(context, hit) for hit in hits)}
    opens_foreign = bool(foreign & set(range(_OPENING)))
    last = -_NEAR - 1
    for block in context.blocks:
        last = block.n if block.n in foreign else last
        if block.n in listed:
            yield block
            continue
        if not opens_foreign and block.n - last > _NEAR:
            continue
        hits = grouped.get(block.n)
        if hits is None:
            if block.kind in (BlockKind.ITEM, BlockKind.ROW) and block.parent in grouped:
                yield block
            continue
        kinds = {hit.word.kind for hit in hits}
        heads = (BlockKind.ITEM, BlockKind.ROW, BlockKind.TITLE, BlockKind.HEADING)
        inherits = block.kind in heads or block.n <= _OPENING
        if (
            ("instrument" in kinds and ("act" in kinds or inherits))
            or ("act" in kinds and _is_money_act(hits))
            or (block.kind in (BlockKind.ITEM, BlockKind.ROW) and block.parent is not None and block.parent in grouped)
        ):
            yield block


def _is_foreign(context: Context, hit: Hit) -> bool:
    return hit.word.kind in _OUTSIDE and bool(hit.id) and hit.id != context.home


def _is_money_act(hits: Sequence[Hit]) -> bool:
    return any(hit.word.kind == "act" and hit.id in (*_GIVES, "announce", "make") for hit in hits)

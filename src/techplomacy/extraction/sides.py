"""Says on which side of an act the bodies stand whose names show no country; it finds no names."""

from collections.abc import Sequence, Set
from dataclasses import replace

from techplomacy.extraction.name import Name

_SIDES = 2


def resolve_countries(
    names: list[Name], home: str | None, pair: Sequence[str] = (), public: Set[str] = frozenset()
) -> list[Name]:
    """Give bodies without a country one: the side of the pair that is missing, else that of their neighbour.

    The country that speaks is lent to bodies of a state alone (`public` are words of their names): a university or a
    firm that it names may be of any country.
    """
    if all(name.country for name in names):
        return names
    has_home = home is not None and any(n.country == home for n in names)
    told = {name.country for name in names if name.country}
    if len(told) == 1 and told < set(pair):
        missing = next(code for code in pair if code not in told)
        return [n if n.country else replace(n, country=missing, how="guess") for n in names]
    loose = [name for name in names if name.country is None]
    if not told and len(loose) == len(names) == _SIDES and len(pair) != _SIDES and home is not None:
        return [replace(loose[0], country=home, how="guess"), loose[1]]  # the other side is not told
    if not told and len(loose) == len(pair) == _SIDES and home in pair:  # who speaks names the own side first
        sides = (home, next(code for code in pair if code != home))
        return [replace(name, country=code, how="guess") for name, code in zip(loose, sides, strict=True)]
    found: list[Name] = []
    for n, name in enumerate(names):
        if name.country is not None:
            found.append(name)
            continue
        if has_home and (n or set(pair) != told):
            country = _borrow(names, n)
        else:
            country = home if not public.isdisjoint(name.name.split()) else None
        found.append(replace(name, country=country, how="guess"))
    return found


def seat_signatories(names: Sequence[Name], pair: Sequence[str]) -> list[Name]:
    """The bodies behind the title of a table's row, by column: the first two without a country are the two sides."""
    bodies = [name for name in names if name.kind == "body"]
    loose = [name for name in bodies if name.country is None]
    if len(bodies) != _SIDES or len(pair) != _SIDES or not loose:
        return bodies
    if len(loose) == _SIDES:
        return [replace(name, country=code, how="guess") for name, code in zip(bodies, pair, strict=True)]
    return resolve_countries(bodies, None, pair)


def _borrow(names: list[Name], n: int) -> str | None:
    """The country that a later body of the same list names (`the Ministries of A and B of Japan`)."""
    for later in names[n + 1 :]:
        if later.country is not None:
            return later.country if later.how == "behind" else None
    for earlier in reversed(names[:n]):
        if earlier.country is not None and earlier.kind in ("body", "country"):
            return earlier.country
    return None

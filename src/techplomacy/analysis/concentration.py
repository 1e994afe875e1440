"""Whether the relation leans on few: the share of the largest body, company, place or thread, and how many count."""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.resources import files

from techplomacy.analysis.cells import count_events, make_result, tell
from techplomacy.analysis.intervals import wilson
from techplomacy.analysis.ledger import list_amounts
from techplomacy.analysis.view import View, once
from techplomacy.model import Cell, Event, Result

COMPANY = "company"


@once
def answer_concentration(view: View) -> Result:
    """One row a kind of thing: the largest one, its share of the events that name any, and the effective number.

    The effective number is the inverse of the sum of squared shares (Herfindahl): 1 where all is one.
    """
    groups: list[tuple[str, dict[str, list[Event]]]] = []
    for country in view.study.countries:
        groups.append((f"bodies of {view.name_country(country)}", _group_actors(view, country)))
        groups.append((f"companies of {view.name_country(country)}", _group_actors(view, country, kind=COMPANY)))
    groups.append(("places of signing", _group(view, lambda event: find_place(view, event))))
    groups.append(("initiatives", _group(view, lambda event: [event.initiative] if event.initiative else [])))
    rows = [row for name, told in groups if (row := _make_row(view, name, told))]
    rows += _list_loans(view)
    return make_result(
        "gaps_concentration",
        "On whom the relation leans",
        ("of", "largest", "largest_count", "events", "percent", "low", "high", "number", "effective_number"),
        rows,
        caveats=(
            "Shares are of the events that name any such thing; an event may name several. Low and high are the ends "
            "of an interval of 95 per cent.",
            "For loans the share is of money in the ledger, each money once, and no interval is given.",
        ),
    )


def find_place(view: View, event: Event) -> tuple[str, ...]:
    """The place of an event without the code of its country: a city is one, whether a coder wrote the code or not."""
    name, _, code = (event.place or "").rpartition(", ")
    place = name if name and code in view.vocabulary.countries else event.place or ""
    return (place,) if place and place.casefold() not in _load_nowhere() else ()


@lru_cache(maxsize=1)
def _load_nowhere() -> frozenset[str]:
    text = (files("techplomacy.analysis") / "places.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["nowhere"])


def _group(view: View, find: Callable[[Event], Iterable[str]]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in view.events:
        for key in find(event):
            found[key].append(event)
    return found


def _group_actors(view: View, country: str, *, kind: str | None = None) -> dict[str, list[Event]]:
    def find(event: Event) -> Iterable[str]:
        told = [p.actor for p in event.participants if p.country == country and p.actor]
        return dict.fromkeys(a for a in told if kind is None or view.actors[a].kind == kind)

    return _group(view, find)


def _make_row(view: View, name: str, groups: dict[str, list[Event]]) -> tuple[Cell, ...] | None:
    if not groups:
        return None
    key, told = max(groups.items(), key=lambda item: (len(item[1]), item[0]))
    every = {event.id: event for events in groups.values() for event in events}
    total = sum(map(len, groups.values()))
    low, high = wilson(len(told), len(every))
    thread = next((thread.name for thread in view.initiatives if thread.id == key), None)
    label = view.actors[key].name if key in view.actors else thread or key
    return (
        tell(name),
        tell(label, ids=(key,)),
        count_events(told),
        count_events(every.values()),
        tell(round(100 * len(told) / len(every), 1)),
        tell(round(100 * low, 1)),
        tell(round(100 * high, 1)),
        tell(len(groups)),
        tell(round(1 / sum((len(events) / total) ** 2 for events in groups.values()), 1)),
    )


def _list_loans(view: View) -> list[tuple[Cell, ...]]:
    """The sector that most money of the ledger goes to, by currency."""
    rows: list[tuple[Cell, ...]] = []
    for currency, amounts in sorted(list_amounts(view).items()):
        sums: dict[str, float] = defaultdict(float)
        for sector, amount, _ in amounts:
            sums[sector] += amount
        key, largest = max(sums.items(), key=lambda item: (item[1], item[0]))
        total = sum(sums.values())
        shares = sum((part / total) ** 2 for part in sums.values())
        ids = [identifier for sector, _, identifier in amounts if sector == key]
        rows.append(
            (
                tell(f"fields of loans in {currency}"),
                tell(view.name_sector(key), ids=(key,)),
                tell(len(ids), ids=ids),
                tell(len(amounts)),
                tell(round(100 * largest / total, 1)),
                tell(None),
                tell(None),
                tell(len(sums)),
                tell(round(1 / shares, 1)),
            )
        )
    return rows

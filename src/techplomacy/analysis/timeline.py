"""When did what happen: events by year, decade and kind, and the first act of each sector."""

from collections import Counter, defaultdict

from techplomacy.analysis.cells import count_events, make_result, tell, tell_event
from techplomacy.analysis.view import View, find_when, find_year, once
from techplomacy.model import Event, Result


@once
def answer_timeline(view: View) -> Result:
    """Events by year, with those that were concluded; years without an event are not rows."""
    years: dict[int, list[Event]] = defaultdict(list)
    for event in view.events:
        year = find_year(event)
        if year is not None:
            years[year].append(event)
    rows = [
        (tell(year), count_events(told), count_events(e for e in told if view.is_concluded(e)))
        for year, told in sorted(years.items())
    ]
    return make_result("timeline", "Events by year", ("year", "events", "concluded"), rows, caveats=_tell_undated(view))


@once
def answer_kinds(view: View) -> Result:
    """Events by kind and year, the most frequent kind first."""
    counts = Counter(event.kind for event in view.events)
    groups: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in view.events:
        year = find_year(event)
        if year is not None:
            groups[event.kind, year].append(event)
    order = {kind: n for n, (kind, _) in enumerate(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))}
    rows = [
        (tell(view.name_kind(kind)), tell(year), count_events(told))
        for (kind, year), told in sorted(groups.items(), key=lambda item: (order[item[0][0]], item[0][1]))
    ]
    return make_result(
        "kinds_by_year", "Events by kind and year", ("kind", "year", "events"), rows, caveats=_tell_undated(view)
    )


@once
def answer_sectors_by_year(view: View) -> Result:
    """Events by sector and year, the sector with the earliest year first."""
    groups: dict[tuple[str, int], list[Event]] = defaultdict(list)
    first: dict[str, int] = {}
    for sector, events in view.by_sector.items():
        for event in events:
            year = find_year(event)
            if year is not None:
                groups[sector, year].append(event)
                first[sector] = min(year, first.get(sector, year))
    rows = [
        (tell(view.name_sector(sector), ids=(sector,)), tell(year), count_events(told))
        for (sector, year), told in sorted(groups.items(), key=lambda g: (first[g[0][0]], g[0]))
    ]
    return make_result(
        "sectors_by_year",
        "Events by sector and year",
        ("sector", "year", "events"),
        rows,
        caveats=("An event may belong to several sectors and is counted in each of them.", *_tell_undated(view)),
    )


def answer_instruments(view: View, events: tuple[Event, ...] | None = None) -> Result:
    """Events by kind, with the first and the last dated one."""
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in view.events if events is None else events:
        groups[event.kind].append(event)
    rows = []
    for kind, told in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        dated = [event for event in told if find_when(event)]
        first, last = (dated[0], dated[-1]) if dated else (None, None)
        rows.append(
            (
                tell(view.name_kind(kind)),
                count_events(told),
                tell_event(first, find_when(first)) if first else tell(None),
                tell_event(last, find_when(last)) if last else tell(None),
            )
        )
    return make_result("instruments", "Events by kind of instrument", ("kind", "events", "first", "last"), rows)


@once
def answer_decades(view: View) -> Result:
    """Events and sectors by decade: how many, and how many sectors had at least one."""
    decades: dict[int, list[Event]] = defaultdict(list)
    for event in view.events:
        when = find_when(event)
        if when is not None and when.year is not None:
            decades[when.year // 10 * 10].append(event)
    rows = []
    for decade, told in sorted(decades.items()):
        sectors = {sector for event in told for sector in event.sectors}
        rows.append((tell(f"{decade}s"), count_events(told), tell(len(sectors), ids=(e.id for e in told))))
    return make_result(
        "decades",
        "Events and sectors by decade",
        ("decade", "events", "sectors"),
        rows,
        caveats=("Later years are better recorded on the web than earlier ones, so part of a rise is one of sources.",),
    )


@once
def answer_firsts(view: View) -> Result:
    """The earliest recorded event of each sector, in order of time."""
    firsts = []
    for sector, events in view.by_sector.items():
        dated = [event for event in events if find_when(event)]
        if dated:
            firsts.append((dated[0], sector))
    rows = [
        (
            tell(view.name_sector(sector)),
            tell_event(event, find_when(event)),
            tell_event(event, event.title),
            tell_event(event, view.name_kind(event.kind)),
        )
        for event, sector in sorted(firsts, key=lambda pair: (_sort_key(pair[0]), pair[1]))
    ]
    return make_result(
        "firsts",
        "The first recorded event of each sector",
        ("sector", "date", "event", "kind"),
        rows,
        caveats=("First means first found: an earlier act that no source read tells of would come before it.",),
    )


def _sort_key(event: Event) -> tuple[str, str, str]:
    when = find_when(event)
    return when.sort_key if when else ("9999", "9999", "")


def _tell_undated(view: View) -> tuple[str, ...]:
    undated = sum(1 for event in view.events if find_year(event) is None)
    if not undated:
        return ()
    verb = "event has" if undated == 1 else "events have"
    return (f"{undated} {verb} no year and {'is' if undated == 1 else 'are'} not counted here.",)

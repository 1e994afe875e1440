"""Compares what a study expects to find ("at least 5 space events") with what was found."""

from collections.abc import Callable, Iterable, Iterator

from techplomacy.model import Event, Expectation, Issue

FIELDS: dict[str, Callable[[Event], Iterable[str]]] = {
    "sector": lambda event: event.sectors,
    "kind": lambda event: (event.kind,),
    "step": lambda event: {step.name for step in event.steps},
    "country": lambda event: event.countries,
    "actor": lambda event: {party.actor or party.name for party in event.participants},
    "initiative": lambda event: (event.initiative,) if event.initiative else (),
}


def check_expectations(expectations: Iterable[Expectation], events: Iterable[Event]) -> Iterator[Issue]:
    """An Issue for each expectation that the events do not meet, or that names a field they do not have."""
    events = list(events)
    for wanted in expectations:
        place = f"study.toml: {wanted.field} {wanted.value}"
        if wanted.field not in FIELDS:
            known = ", ".join(FIELDS)
            yield Issue("unknown-word", place, f"Events have no field {wanted.field!r}.", f"Write one of {known}.")
            continue
        found = sum(1 for event in events if wanted.value in FIELDS[wanted.field](event))
        if found < wanted.at_least:
            message = (
                f"{found} events have the {wanted.field} {wanted.value!r}; at least {wanted.at_least} were expected."
            )
            remedy = "Look for what is missing among the documents and records, or lower the expectation."
            yield Issue("expectation-missed", place, message, remedy)

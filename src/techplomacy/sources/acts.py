"""Hand-coded acts: one row an act, with its parties, dates, money and sources, becomes one record."""

from collections.abc import Collection
from typing import Annotated, Any

from pydantic import BeforeValidator

from techplomacy.errors import InvalidValueError
from techplomacy.model import About, Basis, Bound, Money, Participant, Record, Step, When
from techplomacy.sources.crosswalk import load_crosswalk
from techplomacy.sources.fields import Date, Fields, Flag, Number, Text, Texts, keep_known, read_fields, read_list
from techplomacy.sources.ledger import Row
from techplomacy.sources.record import Statements
from techplomacy.vocabulary import Instrument, Vocabulary


class Party(Fields):
    """A body that takes part, as written."""

    name: Text
    acronym: Text | None = None
    country: Text | None = None
    kind: Text | None = None
    role: Text = "party"


def _parse_parties(value: Any) -> Any:
    """Objects as they are, or as the JSON of a cell; else a cell `name|acronym|country|kind|role; name|…`."""
    if not isinstance(value, str):
        return value
    if (told := read_list(value)) is not None:
        return told
    parts = ([piece.strip() for piece in party.split("|")] for party in value.split(";") if party.strip())
    return [{k: v for k, v in zip(Party.model_fields, party, strict=False) if v} for party in parts]


class Act(Fields):
    """The columns of an act."""

    id: Text
    instrument: Text
    title: Text
    sources: Texts
    locators: Texts = ()
    date: Date | None = None
    parties: Annotated[tuple[Party, ...], BeforeValidator(_parse_parties)] = ()
    sectors: Texts = ()
    status: Text | None = None
    steps: Texts = ()
    amount: Number | None = None
    currency: Text | None = None
    bound: Text = "exact"
    amount_note: Text | None = None
    stage: Text | None = None
    within: Text | None = None
    summable: Flag | None = None
    place: Text | None = None
    occasion: Text | None = None
    follows: Text | None = None
    summary: Text | None = None
    verified: Text | None = None
    note: Text | None = None
    coder: Text = "unnamed"


def make_act(row: Row, *, vocabulary: Vocabulary, sources: Collection[str]) -> Record | None:
    """The record of one row; None where it cannot be used. Unknown words become Issues and are left out."""
    act = read_fields(row, Act)
    if act is None:
        return None
    instrument = vocabulary.instruments.get(act.instrument)
    if instrument is None:
        row.lose(
            "unknown-instrument",
            f"instrument: {act.instrument!r} is not in the table 'instruments'.",
            "Use an id of the instruments table, or add one in the codebook. The row is left out until then.",
        )
        return None
    told_by = keep_sources(row, act.sources, sources)
    if not told_by:
        return None
    made = Statements()
    made.add("kind", act.instrument)
    made.add("title", act.title)
    _add_steps(made, row, act, instrument, vocabulary)
    made.add("participant", *_make_participants(row, act, vocabulary))
    made.add("sector", *keep_sectors(row, act.sectors, vocabulary))
    _add_money(made, row, act, vocabulary)
    for field in ("place", "occasion", "follows", "summary", "note"):
        made.add(field, getattr(act, field))
    if act.verified and keep_known(
        row, "verified", (act.verified,), load_crosswalk().is_verified, code="unknown-word", table="verified"
    ):
        made.add("verified", act.verified)
    made.add("source", *told_by)
    made.add("locator", *act.locators)
    return Record(act.id, About.ACT, told_by[0], f"coder/{act.coder}", tuple(made.made))


def keep_sources(row: Row, named: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
    """The sources that the bibliography has; the row is lost where none is left."""
    found = tuple(source for source in dict.fromkeys(named) if source in known)
    for source in named:
        if source not in known:
            row.fault(
                "sources",
                "dangling-reference",
                f"sources: the bibliography has no source {source!r}.",
                "Correct the id, or add the source to sources.json.",
            )
    if not found:
        row.lose(
            "source-missing",
            "No source of the bibliography stands behind this row.",
            "Name at least one source of sources.json. The row is left out until then.",
        )
    return found


def keep_sectors(row: Row, named: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The sectors that the vocabulary knows."""
    known = vocabulary.sectors.__contains__
    return keep_known(row, "sectors", named, known, code="unknown-sector", table="sectors")


def _add_steps(made: Statements, row: Row, act: Act, instrument: Instrument, vocabulary: Vocabulary) -> None:
    crosswalk = load_crosswalk()
    status = act.status
    if status and not crosswalk.is_status(status):
        row.fault(
            "status",
            "unknown-word",
            f"status: {status!r} is not a known status.",
            f"Use one of {', '.join(sorted(crosswalk.data['statuses']))}.",
        )
        status = None
    if act.steps:
        made.add("step", *(step for text in act.steps if (step := _parse_step(row, text, vocabulary))))
    elif status:
        made.add("step", *crosswalk.find_steps(status, instrument, act.date), basis=Basis.DERIVED, written=status)
    elif act.date:
        made.add("step", Step(instrument.step, act.date), basis=Basis.DERIVED)
    made.add("date", act.date)
    made.add("status", status)


def _parse_step(row: Row, text: str, vocabulary: Vocabulary) -> Step | None:
    name, _, day = text.partition(" ")
    if name not in vocabulary.steps:
        row.fault(
            "steps", "unknown-step", f"steps: {name!r} is not in the table 'steps'.", "Use an id of the steps table."
        )
        return None
    try:
        return Step(name, When(day.strip()) if day.strip() else None)
    except InvalidValueError as error:
        row.fault("steps", "bad-date", f"steps: {error}", "Write the step and an EDTF date, e.g. signed 2018-10-29.")
        return Step(name)


def _make_participants(row: Row, act: Act, vocabulary: Vocabulary) -> list[Participant]:
    made = []
    for party in act.parties:
        country = None
        if party.country:
            country = find_country(row, "parties", party.country, vocabulary)
        known = vocabulary.kinds.__contains__
        kinds = (party.kind,) if party.kind else ()
        kind = keep_known(row, "parties", kinds, known, code="unknown-kind", table="kinds")
        known = vocabulary.roles.__contains__
        role = keep_known(row, "parties", (party.role,), known, code="unknown-word", table="roles")
        made.append(
            Participant(party.name, country, role[0] if role else "party", next(iter(kind), None), party.acronym)
        )
    return made


def find_country(row: Row, column: str, written: str, vocabulary: Vocabulary) -> str | None:
    """The alpha-3 code of a country as written; None, with an Issue, where the vocabulary has none."""
    country = vocabulary.find_country(written)
    if country is None:
        row.fault(
            column,
            "unknown-country",
            f"{column}: {written!r} is no country of the vocabulary.",
            "Write the ISO 3166-1 alpha-3 code, EUE or INT, or add the country to the codebook.",
        )
    return country.alpha3 if country else None


def make_money(
    row: Row, amount: Any, currency: str | None, vocabulary: Vocabulary, *, bound: str = "exact", column: str = "amount"
) -> Money | None:
    """An amount in a known currency; None, with an Issue, where it cannot be used."""
    if amount is None:
        return None
    if currency is None or currency not in vocabulary.currencies:
        row.fault(
            "currency" if currency else column,
            "unknown-currency",
            f"currency: {currency!r} is not an ISO 4217 code, so the {column} {amount} is left out.",
            "Write the ISO 4217 code, e.g. EUR or USD.",
        )
        return None
    try:
        return Money(amount, currency, Bound(bound))
    except (InvalidValueError, ValueError) as error:
        row.fault(column, "bad-value", f"{column}: {error}", "Write a number, and exact, up to, at least or about.")
        return None


def _add_money(made: Statements, row: Row, act: Act, vocabulary: Vocabulary) -> None:
    money = make_money(row, act.amount, act.currency, vocabulary, bound=act.bound)
    made.add("amount", money)
    made.add("amount_note", act.amount_note)
    known = vocabulary.stages.__contains__
    told = keep_known(row, "stage", (act.stage,) if act.stage else (), known, code="unknown-word", table="stages")
    if told:
        made.add("stage", told[0])
    elif money is not None:
        stage = load_crosswalk().find_stage(act.instrument, act.status)
        made.add("stage", stage, basis=Basis.DERIVED, written=act.instrument)
    made.add("within", act.within)
    made.add("summable", act.summable)

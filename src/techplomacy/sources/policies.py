"""Hand-coded policies of science, technology and innovation: one row a policy becomes one record."""

from collections.abc import Collection

from pydantic import Field

from techplomacy.model import About, Record
from techplomacy.sources.acts import find_country, keep_sources, make_money
from techplomacy.sources.crosswalk import load_crosswalk
from techplomacy.sources.fields import Date, Fields, Flag, Number, Text, Texts, keep_known, parse_texts, read_fields
from techplomacy.sources.ledger import Row
from techplomacy.sources.record import Statements
from techplomacy.vocabulary import Vocabulary


class Policy(Fields):
    """The columns of a policy; `dimensions` maps a dimension to a text or a list of words."""

    id: Text
    title: Text
    country: Text
    kind: Text
    level: Text
    sources: Texts
    year: Date | None = None
    lead: Text | None = None
    goals: Texts = ()
    means: Texts = ()
    budget: Number | None = None
    currency: Text | None = None
    bound: Text = "exact"
    budget_note: Text | None = None
    themes: Texts = ()
    policy_instruments: Texts = ()
    target_groups: Texts = ()
    dimensions: dict[str, str | list[str] | None] = Field(default_factory=dict)
    is_sti: Flag = True
    summary: Text | None = None
    note: Text | None = None
    coder: Text = "unnamed"


def make_policy(row: Row, *, vocabulary: Vocabulary, sources: Collection[str]) -> Record | None:
    """The record of one row; None where it cannot be used. A row that is no such policy is kept, with an Issue."""
    for name in [name for name in row.values if name.startswith("dimension:")]:
        row.values.setdefault("dimensions", {})[name.removeprefix("dimension:")] = row.values.pop(name)
    policy = read_fields(row, Policy)
    if policy is None:
        return None
    country = find_country(row, "country", policy.country, vocabulary)
    told_by = keep_sources(row, policy.sources, sources)
    if country is None:
        row.lose("unknown-country", f"The policy {policy.id} has no country.", "Write its alpha-3 code.")
    if country is None or not told_by:
        return None
    made = Statements()
    made.add("title", policy.title)
    made.add("country", country)
    made.add("year", policy.year)
    _add_codes(made, row, policy, vocabulary)
    made.add("lead", policy.lead)
    made.add("goal", *policy.goals)
    made.add("means", *policy.means)
    money = make_money(row, policy.budget, policy.currency, vocabulary, bound=policy.bound, column="budget")
    made.add("budget", money, written=policy.budget_note)
    for name, value in policy.dimensions.items():
        made.add(f"dimension:{name}", *(parse_texts(value) if isinstance(value, list) else (value,)))
    made.add("summary", policy.summary)
    made.add("note", policy.note)
    made.add("source", *told_by)
    if not policy.is_sti:
        made.add("is_sti", False)
        row.ledger.note(
            "not-sti-policy",
            row.line,
            f"{policy.title!r} is not a policy of science, technology and innovation.",
            "None needed: it is kept and left out of the comparison.",
        )
    return Record(policy.id, About.POLICY, told_by[0], f"coder/{policy.coder}", tuple(made.made))


def _add_codes(made: Statements, row: Row, policy: Policy, vocabulary: Vocabulary) -> None:
    crosswalk = load_crosswalk()
    checks = (
        ("kind", "kind", (policy.kind,), crosswalk.is_policy_kind),
        ("level", "level", (policy.level,), crosswalk.is_level),
        ("theme", "themes", policy.themes, vocabulary.themes.__contains__),
        (
            "policy_instrument",
            "policy_instruments",
            policy.policy_instruments,
            vocabulary.policy_instruments.__contains__,
        ),
        ("target_group", "target_groups", policy.target_groups, vocabulary.target_groups.__contains__),
    )
    for field, column, words, is_known in checks:
        made.add(field, *keep_known(row, column, words, is_known, code="unknown-word", table=column))

"""Policies of science, technology and innovation: two countries side by side, draft told from adopted."""

from collections import defaultdict

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.searching import find_policy_nothing
from techplomacy.analysis.view import View
from techplomacy.model import Cell, Record, Result, When

ADOPTED = "adopted"
PREFIX = "dimension:"


def is_compared(record: Record) -> bool:
    """Whether a policy belongs into the comparison: some rows are kept and are no such policy."""
    return record.values("is_sti") != (False,)


def _tell(record: Record, field: str) -> str | None:
    statement = record.get(field)
    return str(statement.value) if statement else None


def _cell(record: Record, value: "str | When | None") -> Cell:
    return tell(value, ids=(record.id,), sources=(str(source) for source in record.values("source")))


def list_policies(view: View, country: str) -> list[Record]:
    """The policies of a country that are compared, in order of time, undated ones last."""
    told = [p for p in view.policies if country in p.values("country") and is_compared(p)]
    return sorted(told, key=lambda p: (_tell(p, "year") or "9999", p.id))


def answer_policies(view: View) -> Result:
    """One row a policy, by country and year."""
    rows = []
    for country in view.study.countries:
        for policy in list_policies(view, country):
            budget = policy.get("budget")
            rows.append(
                (
                    tell(view.name_country(country), ids=(country,)),
                    _cell(policy, _tell(policy, "title")),
                    _cell(policy, _tell(policy, "year")),
                    _cell(policy, _tell(policy, "kind")),
                    _cell(policy, _tell(policy, "level")),
                    _cell(policy, _tell(policy, "lead")),
                    tell(budget.value if budget else None, ids=(policy.id,)),  # type: ignore[arg-type]
                    _cell(policy, _tell(policy, "summary")),
                )
            )
    left = [policy for policy in view.policies if not is_compared(policy)]
    caveats = [f"{len(left)} entries are kept and not compared: they are no such policies."] if left else []
    columns = ("country", "policy", "year", "kind", "level", "lead", "budget", "summary")
    return make_result("policies", "Policies by country", columns, rows, caveats=caveats)


def answer_themes(view: View) -> Result:
    """Themes by country: how many adopted policies touch each, and how many are drafts or announcements only."""
    themes = view.vocabulary.themes
    a, b = view.study.countries
    groups: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for country in (a, b):
        for policy in list_policies(view, country):
            parents = {themes[str(code)].parent or str(code) for code in policy.values("theme") if str(code) in themes}
            for parent in parents:
                groups[parent][country].append(policy)
    order = {word.parent: n for n, word in reversed(list(enumerate(themes.values())))}
    rows = []
    for parent in sorted(groups, key=lambda name: order.get(name, 999)):
        cells = [tell(parent)]
        for country in (a, b):
            told = groups[parent][country]
            adopted = [policy for policy in told if ADOPTED in policy.values("level")]
            cells += _count_levels(view, adopted, [policy for policy in told if policy not in adopted])
        rows.append(cells)
    return make_result(
        "policy_themes",
        "Policies by theme",
        ("theme", "adopted_a", "other_a", "adopted_b", "other_b"),
        rows,
        caveats=("A policy may touch several themes and is counted in each; counts say nothing of weight or money.",),
    )


def answer_policy_instruments(view: View) -> Result:
    """Policy instruments by country: how many adopted policies use each, and how many drafts and announcements do."""
    words = view.vocabulary.policy_instruments
    a, b = view.study.countries
    groups: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for country in (a, b):
        for policy in list_policies(view, country):
            for code in dict.fromkeys(str(value) for value in policy.values("policy_instrument")):
                groups[code][country].append(policy)
    order = {code: n for n, code in enumerate(words)}
    rows = []
    for code in sorted(groups, key=lambda code: (order.get(code, 999), code)):
        word = words.get(code)
        cells = [tell(word.label if word else code, ids=(code,)), tell(word.parent if word else None)]
        for country in (a, b):
            told = groups[code][country]
            adopted = [policy for policy in told if ADOPTED in policy.values("level")]
            cells += _count_levels(view, adopted, [policy for policy in told if policy not in adopted])
        rows.append(cells)
    return make_result(
        "policy_instruments",
        "Policies by instrument",
        ("instrument", "group", "adopted_a", "other_a", "adopted_b", "other_b"),
        rows,
        caveats=("A policy may use several instruments and is counted in each.",),
    )


def answer_policy_timeline(view: View) -> Result:
    """One row a year with a policy of either country, in order of time; drafts and announcements say so."""
    years: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for country in view.study.countries:
        for policy in list_policies(view, country):
            years[_tell(policy, "year") or "year not told"][country].append(policy)
    rows = []
    for year, told in sorted(years.items()):
        cells = [tell(year)]
        for country in view.study.countries:
            names = [f"{_tell(p, 'title')}{_mark_level(p)}" for p in told[country]]
            sources = dict.fromkeys(str(source) for p in told[country] for source in p.values("source"))
            cells.append(tell("; ".join(names) or None, ids=(p.id for p in told[country]), sources=sources))
        rows.append(cells)
    return make_result("policy_timeline", "Policies of both countries by year", ("year", "a", "b"), rows)


def _mark_level(policy: Record) -> str:
    level = _tell(policy, "level")
    return f" ({level})" if level and level != ADOPTED else ""


def _count_levels(view: View, adopted: list[Record], others: list[Record]) -> list[Cell]:
    """Both counts; where a country has neither, which kind of nothing that is stands in place of them."""
    if adopted or others:
        return [_count(adopted), _count(others)]
    return [tell(find_policy_nothing(view)), tell(None)]


def _count(policies: list[Record]) -> Cell:
    sources = dict.fromkeys(str(source) for policy in policies for source in policy.values("source"))
    return tell(len(policies), ids=(policy.id for policy in policies), sources=sources)


def answer_dimensions(view: View) -> Result:
    """Each dimension in which policies are described, with the latest policies of each country that tell of it."""
    fields = {s.field for policy in view.policies for s in policy.statements if s.field.startswith(PREFIX)}
    rows = []
    for field in sorted(fields):
        cells = [tell(field.removeprefix(PREFIX))]
        for country in view.study.countries:
            told = [policy for policy in list_policies(view, country) if policy.values(field)]
            cells += [_describe(view, told, field), tell(len(told), ids=(policy.id for policy in told))]
        rows.append(cells)
    return make_result(
        "policy_dimensions",
        "Policies by dimension",
        ("dimension", "text_a", "policies_a", "text_b", "policies_b"),
        rows,
        caveats=("What is shown of each country is its latest policies that say something of the dimension.",),
    )


def _describe(view: View, policies: list[Record], field: str, *, most: int = 3) -> Cell:
    dated = [policy for policy in policies if _tell(policy, "year")] or policies
    latest = dated[-most:][::-1]
    if not latest:
        return tell(find_policy_nothing(view))
    parts = []
    for policy in latest:
        level = _tell(policy, "level")
        mark = f", {level}" if level and level != ADOPTED else ""
        words = ", ".join(str(value) for value in policy.values(field))
        parts.append(f"{words} ({_tell(policy, 'title')}{mark})")
    sources = dict.fromkeys(str(source) for policy in latest for source in policy.values("source"))
    return tell("; ".join(parts), ids=(policy.id for policy in latest), sources=sources)

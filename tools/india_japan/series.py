"""Turns the series of the input into tidy rows, and the loans by project into a ledger of claims."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from india_japan.acts import CODER
from india_japan.bibliography import Sources, slugify
from india_japan.books import Books
from india_japan.wording import Wording

FILES = (
    "companies_2.csv",
    "companies_and_trade.csv",
    "demography.csv",
    "digital_and_startups.csv",
    "economy_health_agriculture.csv",
    "exchange_rates.csv",
    "fdi_japan_india_by_basis.csv",
    "fdi_japan_to_india.csv",
    "fdi_world_to_india.csv",
    "gdp_deflators.csv",
    "oda_japan_to_india.csv",
    "oda_net_flows.csv",
    "science_links.csv",
    "sti_budgets.csv",
    "sti_indicators.csv",
    "sti_structural.csv",
)
JOINED = "joins values of three other series side by side; each stands in its own series"
_VINTAGES = (
    (re.compile(r"\bedition (\d{4}|\d\d-\d\d)\b"), "edition {}"),
    (re.compile(r"\brelease (\d{4}-\d\d-\d\d)\b"), "release of {}"),
    (re.compile(r"\bfile dated (\d{4}-\d\d-\d\d)\b"), "release of {}"),
    (re.compile(r"/(?:blob|raw)/([0-9a-f]{7})[0-9a-f]+/"), "copy of commit {}"),
)


class Statistics:
    """All observations of the input as tidy rows whose sources are still keys of `Sources`."""

    def __init__(self, books: Books, sources: Sources, wording: Wording, rules: Path) -> None:
        self._rules: dict[str, Any] = yaml.safe_load(rules.read_text(encoding="utf-8"))
        self._sources = sources
        self._wording = wording
        self.rows: list[dict[str, Any]] = []
        for name in FILES:
            self.rows += [self._make_row(row, Path(name).stem) for row in books.open(f"series/{name}")]
        for row in books.open("series/fdi_compare_wide.csv"):
            for column in tuple(row.values):
                row.leave(column, JOINED)
        self._name_series()

    def _make_row(self, row: Any, file: str) -> dict[str, Any]:
        told = {name: row.take(name) for name in tuple(row.values)}
        told |= self._rules["rows"].get(f"{told['series_id']} {told['period']}", {})
        rule = self._rules["series"].get(told["series_id"], {})
        basis = told.get("basis") or rule.get("basis") or self._rules["files"].get(file, {}).get("basis")
        unit = rule.get("unit") or told["unit"]
        currency = re.match(r"(USD|JPY|INR)\b", unit)
        start, end = told.get("period_start"), told.get("period_end")
        note = self._wording.clean(told.get("note"))
        if told.get("note") and note is None:
            row.leave("note", "tells only how the value was looked for")
        publisher = told["publisher"]
        return {
            "file": self._rules["files"].get(file, {}).get("into", file),
            "name": told["series_id"],
            "title": rule.get("title"),
            "giver": told.get("donor_or_source_country"),
            "receiver": told.get("recipient_country"),
            "unit": unit,
            "currency": currency[1] if currency else None,
            "basis": basis,
            "kind": told.get("year_type") or rule.get("year_type") or _find_year_type(start, end),
            "forced": bool(rule.get("year_type")),
            "period": told["period"],
            "start": start,
            "end": end,
            "value": told["value"],
            "source": self._sources.cite(
                told["source_url"],
                publisher=publisher,
                title=publisher,
                used_by=f"{told['series_id']} {told['period']}",
            ),
            "vintage": _find_vintage(told),
            "note": note,
        }

    def _name_series(self) -> None:
        """Two bases, units, year types or countries are two series, each with an id of its own."""
        groups: dict[str, dict[tuple[Any, ...], list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
        for row in self.rows:
            groups[row["name"]][(row["giver"], row["receiver"], row["unit"], row["basis"])].append(row)
        for name, parts in groups.items():
            for key, rows in parts.items():
                kinds = {row["kind"] for row in rows}
                kind = kinds.pop() if len(kinds) == 1 else "other"
                identifier = self._find_id(name, key, set(parts))
                for row in rows:
                    row["id"], row["year_type"] = identifier, kind
                    row["title"] = self._find_title(row, name)

    def _find_id(self, name: str, key: tuple[Any, ...], others: set[tuple[Any, ...]]) -> str:
        giver, receiver, unit, basis = key
        parts = [name.lower()]
        if len({(o[0], o[1]) for o in others}) > 1:
            parts.append("-".join(str(code).lower() for code in (giver, receiver) if code))
        if len({o[3] for o in others if o[:2] == key[:2]}) > 1 or len({o[3] for o in others}) > 1:
            parts.append(self._rules["bases"].get(basis) or slugify(basis or "basis not told")[:40].strip("-"))
        if len({o[2] for o in others if o[3] == basis and o[:2] == key[:2]}) > 1:
            parts.append(slugify(unit))
        return ".".join(parts)

    def _find_title(self, row: dict[str, Any], name: str) -> str:
        title = row["title"] or name.replace("_", " ")
        countries = self._rules["countries"]
        return title.format(
            giver=countries.get(row["giver"], row["giver"]), receiver=countries.get(row["receiver"], row["receiver"])
        )

    def write_rows(self, ids: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
        """Rows by file, sorted by series and period, with final source ids."""
        files: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in sorted(
            self.rows, key=lambda r: (r["id"], r["start"] or "", r["end"] or "", r["vintage"], r["value"])
        ):
            made = {name: row[name] for name in HEADS if name not in ("series", "source", "measure")}
            files[row["file"]].append({**made, "series": row["id"], "source": ids.get(row["source"], row["source"])})
        return files


HEADS = (
    "series",
    "title",
    "giver",
    "receiver",
    "unit",
    "currency",
    "basis",
    "year_type",
    "period",
    "start",
    "end",
    "value",
    "source",
    "vintage",
    "note",
)


def _find_year_type(start: str | None, end: str | None) -> str:
    if not start or not end:
        return "other"
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return "calendar"
    if (first.month, first.day, last.month, last.day) == (4, 1, 3, 31) and last.year == first.year + 1:
        return "april-march"
    return "other"


def _find_vintage(told: dict[str, Any]) -> str:
    text = " ".join(str(told.get(name) or "") for name in ("basis", "publisher", "note", "source_url"))
    found = [form.format(match[1]) for pattern, form in _VINTAGES if (match := pattern.search(text))]
    return ", ".join(dict.fromkeys(found))


LOAN_HEADS = (
    "id",
    "project",
    "amount",
    "currency",
    "stage",
    "date",
    "fiscal_year",
    "sectors",
    "field",
    "tranche",
    "interest",
    "overlaps",
    "event",
    "sources",
    "note",
    "coder",
)
SCALES = {"JPY million": ("JPY", 10**6), "INR crore": ("INR", 10**7)}


def make_loans(
    books: Books, sources: Sources, wording: Wording, rules: Path, acts: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """One row a loan as one source tells it; `event` is the act of the same day and money, where there is one."""
    told_rules = yaml.safe_load(rules.read_text(encoding="utf-8"))
    made = []
    for number, row in enumerate(books.open("series/oda_loans_by_project.csv"), 1):
        told = {name: row.take(name) for name in tuple(row.values)}
        currency, scale = SCALES[told["currency"]]
        amount = _scale(told["amount"], scale)
        note = wording.clean(told.get("note"))
        made.append(
            {
                "id": f"loan-{number:03}",
                "project": told["project"],
                "amount": amount,
                "currency": currency,
                "stage": _find_stage(note or "", told["source_url"]),
                "date": told.get("date_signed"),
                "fiscal_year": told.get("japanese_fiscal_year"),
                "sectors": ";".join(told_rules["sectors"][told["sector"]]) if told.get("sector") else None,
                "field": told.get("sector"),
                "tranche": told.get("tranche"),
                "interest": told.get("interest_rate"),
                "overlaps": told.get("overlaps_another_row"),
                "event": told_rules["events"].get(number) or _find_act(amount, currency, told.get("date_signed"), acts),
                "sources": sources.cite(told["source_url"], about="Japanese loans to India", used_by=f"loan {number}"),
                "note": note,
                "coder": CODER,
            }
        )
    return made


def _find_stage(note: str, url: str) -> str:
    """What the row says, else whose page it stands on: the agency signs agreements, the ministry exchanges notes."""
    for pattern, text, stage in (
        (r"(?i)^loan agreement", note, "agreement"),
        (r"(?i)exchange of notes|^E/N", note, "notes"),
        (r"jica\.go\.jp", url, "agreement"),
        (r"mofa\.go\.jp|emb-japan", url, "notes"),
    ):
        if re.search(pattern, text):
            return stage
    return "unknown"


def _scale(written: str, scale: int) -> str:
    whole, _, part = written.partition(".")
    return str(int(whole + part) * scale // 10 ** len(part))


def _find_act(amount: str, currency: str, day: str | None, acts: list[dict[str, Any]]) -> str | None:
    found = [
        act["id"]
        for act in acts
        if act.get("amount") == amount and act.get("currency") == currency and act["date"] == day
    ]
    return found[0] if len(found) == 1 else None

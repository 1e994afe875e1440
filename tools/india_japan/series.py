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
PARTS = "other-periods"
REPEATED = "the same value of the same source stands in another file of the input"
_TABLE = re.compile(r"github\.com|Survey|white paper|data book|table|fact sheet|Annual Report")
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
        correction = self._rules["rows"].get(f"{file} {told['series_id']} {told['period']}", {})
        told |= correction
        rule = self._rules["series"][told["series_id"]]
        basis = told.get("basis") or rule.get("basis")
        basis = self._rules["same_basis"].get(basis, basis)
        unit = rule.get("unit") or told["unit"]
        currency = re.match(r"(USD|JPY|INR)\b", unit)
        start, end = told.get("period_start"), told.get("period_end")
        note = self._wording.clean(told.get("note"))
        if told.get("note") and note is None:
            row.leave("note", "tells only how the value was looked for")
        publisher = told["publisher"]
        return {
            "row": row,
            "file": self._rules["files"].get(file, {}).get("into", file),
            "name": told["series_id"],
            "title": rule["title"],
            "giver": told.get("donor_or_source_country"),
            "receiver": told.get("recipient_country"),
            "unit": unit,
            "currency": currency[1] if currency else None,
            "basis": basis,
            "kind": told.get("year_type") or self._find_rule(rule, basis) or _find_year_type(start, end),
            "period": told["period"],
            "start": start,
            "end": end,
            "value": told["value"],
            "source": self._sources.cite(
                told["source_url"],
                publisher=publisher,
                title=publisher if _TABLE.search(f"{publisher} {told['source_url']}") else "",
                about=self._fill(rule["title"], told.get("donor_or_source_country"), told.get("recipient_country")),
                used_by=f"{told['series_id']} {told['period']}",
            ),
            "vintage": _find_vintage(told),
            "note": "; ".join(part for part in (note, correction.get("why")) if part) or None,
        }

    def _find_rule(self, rule: dict[str, Any], basis: str | None) -> str | None:
        told = rule.get("year_type") or self._rules["bases"].get(basis, {}).get("year_type")
        return str(told) if told else None

    def _name_series(self) -> None:
        """Two countries, bases, year types or units are two series, each with an id of its own."""
        groups: dict[str, dict[tuple[Any, ...], list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
        for row in self.rows:
            if row["basis"] is None:
                raise SystemExit(f"{row['name']} {row['period']}: no basis; give one in series.yaml")
            key = (_join(row["giver"], row["receiver"]), row["basis"], row["kind"], row["unit"])
            groups[row["name"]][key].append(row)
        for name, parts in groups.items():
            for key, rows in parts.items():
                identifier = self._find_id(name, key, set(parts))
                for row in rows:
                    row["id"], row["year_type"] = identifier, key[2]
                    row["title"] = self._fill(row["title"], row["giver"], row["receiver"])
        self._drop_repeats()

    def _drop_repeats(self) -> None:
        """A value that two input files hold with one source and vintage stands once, with both notes."""
        kept: dict[tuple[Any, ...], dict[str, Any]] = {}
        for row in self.rows:
            first = kept.setdefault((row["id"], row["period"], row["source"], row["vintage"], row["value"]), row)
            if first is not row:
                first["note"] = "; ".join(dict.fromkeys(n for n in (first["note"], row["note"]) if n)) or None
                for column in row["row"].values:
                    row["row"].leave(column, REPEATED)
        self.rows = list(kept.values())

    def _find_id(self, name: str, key: tuple[Any, ...], others: set[tuple[Any, ...]]) -> str:
        """The name, and whatever of countries, basis, year type and unit tells it from the others of that name."""
        countries, basis, kind, unit = key
        basis_word = self._rules["bases"].get(basis, {}).get("word") or slugify(basis)[:40].strip("-")
        kinds = {other[2] for other in others} - {"other"}
        kind_word = PARTS if kind == "other" else kind if len(kinds) > 1 else ""
        told = [name.lower()]
        for n, word in enumerate((countries, basis_word, kind_word, slugify(unit))):
            if len({other[n] for other in others}) > 1:
                told.append(word)
                others = {other for other in others if other[n] == key[n]}
        return ".".join(word for word in told if word)

    def _fill(self, title: str, giver: str | None, receiver: str | None) -> str:
        countries = self._rules["countries"]
        return title.format(giver=countries.get(giver, giver), receiver=countries.get(receiver, receiver))

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


def _join(*codes: str | None) -> str:
    return "-".join(code.lower() for code in codes if code)


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

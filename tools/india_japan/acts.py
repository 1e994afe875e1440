"""Turns the coded events, their codes and the initiatives into the study's rows."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from india_japan.bibliography import PAPER, Sources
from india_japan.books import Books
from india_japan.wording import Wording

from techplomacy.model import When

CODER = "first-pass"
UNDATED = "undated"
NEAR = timedelta(days=60)  # a package and its loans are dated within this
VERIFIED = {"seed_only": "paper_only"}
LOANS = ("exchange_of_notes", "loan_agreement", "grant")


class Acts:
    """The events of the input, each as a row whose sources are still keys of `Sources`."""

    def __init__(self, books: Books, sources: Sources, wording: Wording, rules: Path) -> None:
        self._rules: dict[str, Any] = yaml.safe_load(rules.read_text(encoding="utf-8"))
        self._wording = wording
        self._sources = sources
        self.rows = [self._make_row(row) for row in books.open("events.jsonl")]
        self._add_money_rules()

    def _make_row(self, row: Any) -> dict[str, Any]:
        told = {name: row.take(name) for name in tuple(row.values)}
        made: dict[str, Any] = {"id": told["id"], "date": told.get("date"), "instrument": told["instrument"]}
        made["title"] = self._rules["titles"].get(told["id"], told["title"])
        made["parties"] = [{k: v for k, v in party.items() if v} for party in told["parties"]]
        made["sectors"] = told["sectors"]
        made["status"] = told.get("status")
        made["steps"] = self._find_steps(told)
        if "amount" in told:
            made["amount"], made["currency"] = str(told["amount"]), told["currency"]
            made["bound"] = _find_bound(told.get("amount_note", ""))
        for name in ("amount_note", "place", "occasion", "follows"):
            made[name] = self._wording.clean(told.get(name))
        made["summary"] = self._wording.clean(told["summary"])
        made["sources"] = [self._cite(source, told["id"]) for source in told["sources"]]
        made["locators"] = [f"{PAPER}: {source['section']}" for source in told["sources"] if source.get("section")]
        made["verified"] = VERIFIED.get(told["verified"], told["verified"])
        notes = [told.get("note")]
        notes += [f"{s['publisher']}: {s['note']}." for s in told["sources"] if s.get("note")]
        made["note"] = " ".join(text for note in notes if (text := self._wording.clean(note))) or None
        if told.get("note") and not self._wording.clean(told["note"]):
            row.leave("note", "tells only how the act was looked for")
        made["coder"] = CODER
        return made

    def _cite(self, source: dict[str, Any], event: str) -> str:
        return self._sources.cite(
            source["url"],
            publisher=source["publisher"],
            title=source["title"],
            published=source.get("date_published"),
            used_by=event,
        )

    def _find_steps(self, told: dict[str, Any]) -> list[str]:
        steps = []
        for n, step in enumerate(self._rules["steps"].get(told["id"], ())):
            name, _, day = step.partition(" ")
            day = day or (told.get("date") if n == 0 else "")
            steps.append(f"{name} {day}".strip())
        return steps

    def _add_money_rules(self) -> None:
        acts = {row["id"]: row for row in self.rows}
        for row in self.rows:
            if "amount" not in row:
                continue
            row["stage"] = self._rules["stages"].get(row["id"])
            if row["id"] in self._rules["not_summable"]:
                row["summable"] = False
                reason = self._rules["not_summable"][row["id"]]
                row["amount_note"] = "; ".join(
                    part for part in (row["amount_note"], f"Not to be summed: {reason}") if part
                )
            row["within"] = self._rules["within"].get(row["id"]) or _find_package(row, acts)

    def write_rows(self, ids: dict[str, str]) -> list[dict[str, Any]]:
        """The rows with the final ids of their sources, empty cells left out."""
        made = []
        for row in self.rows:
            sources = list(dict.fromkeys(ids.get(key, key) for key in row["sources"]))
            made.append(drop_empty({**row, "sources": sources}))
        return made


def _find_package(row: dict[str, Any], acts: dict[str, dict[str, Any]]) -> str | None:
    package = acts.get(row["follows"] or "")
    if package is None or package.get("currency") != row["currency"] or package["instrument"] not in LOANS:
        return None
    if row["instrument"] not in LOANS or int(row["amount"]) > int(package["amount"]):
        return None
    days = [When(act["date"]).earliest for act in (row, package)]
    return package["id"] if days[0] and days[1] and abs(days[0] - days[1]) <= NEAR else None


def _find_bound(note: str) -> str:
    if re.match(r"(?i)up to\b|ceiling", note):
        return "up to"
    if re.match(r"(?i)more than\b|over\b", note):
        return "at least"
    return (
        "about"
        if re.match(r"(?i)nearly\b|rounded\b|about .* in total|about (jpy|usd) .*(figure|both|total)", note)
        else "exact"
    )


def drop_empty(row: dict[str, Any]) -> dict[str, Any]:
    """The row without empty cells; an exact amount need not say so."""
    kept = {name: value for name, value in row.items() if value not in (None, "", [], {})}
    if kept.get("bound") == "exact":
        del kept["bound"]
    return kept


def make_codes(books: Books) -> list[dict[str, Any]]:
    """One row an event: drivers, third parties, benefits."""
    made = []
    for row in books.open("event_codes.jsonl"):
        told = {name: row.take(name) for name in tuple(row.values)}
        made.append(
            drop_empty(
                {
                    "event": told["event_id"],
                    "drivers": told.get("drivers"),
                    "third_parties": told.get("third_parties"),
                    "third_countries": told.get("other_third_countries"),
                    "benefits": [f"{benefit['to']}:{benefit['what']}" for benefit in told.get("benefits", ())],
                    "coder": CODER,
                }
            )
        )
    return made


def make_initiatives(books: Books, sources: Sources, wording: Wording) -> list[dict[str, Any]]:
    """One row a thread; its sources are still keys."""
    made = []
    for row in books.open("initiatives.jsonl"):
        told = {name: row.take(name) for name in tuple(row.values)}
        row_sources = [sources.cite(url, about=told["name"]) for url in told.get("sources", ())]
        made.append(
            {
                "id": told["id"],
                "name": told["name"],
                "sectors": told["sectors"],
                "leads": told.get("lead_actors"),
                "events": told["events"],
                "promised": wording.clean(told["promised"]),
                "delivered": wording.clean(told["delivered"]),
                "score": told.get("delivery_score"),
                "as_of": None if told.get("as_of") == UNDATED else told.get("as_of"),
                "sources": row_sources,
                "searched": told["searched"],
                "basis": wording.clean(told["basis"]),
                "coder": CODER,
                "note": wording.clean(told.get("note")),
            }
        )
        if told.get("note") and made[-1]["note"] is None:
            row.leave("note", "tells only where the words came from")
        if told.get("as_of") == UNDATED:
            row.leave("as_of", "the report is undated")
    return made

"""Turns policies and searches of the input into the study's rows."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from india_japan.acts import CODER
from india_japan.bibliography import Sources, slugify
from india_japan.books import Books
from india_japan.wording import Wording

SCALES = {"crore": Decimal(10**7), "billion": Decimal(10**9), "trillion": Decimal(10**12)}
_BUDGET = re.compile(r"(?P<currency>[A-Z]{3}) (?P<scale>\w+)(?P<rest>.*)")


def make_policies(books: Books, sources: Sources, wording: Wording, rules: Path) -> list[dict[str, Any]]:
    """One row a policy; ids are made of country, year and name."""
    not_sti = set(yaml.safe_load(rules.read_text(encoding="utf-8"))["not_sti"])
    made = []
    for row in books.open("policies.jsonl"):
        told = {name: row.take(name) for name in tuple(row.values)}
        notes = [note for name in ("note", "coding_note") if (note := wording.clean(told.get(name)))]
        made.append(
            {
                "id": f"{told['country'].lower()}-{told.get('year', 'nd')}-{slugify(told['name'])[:40].strip('-')}",
                "title": told["name"],
                "country": told["country"],
                "year": str(told["year"]) if "year" in told else None,
                "kind": told["kind"],
                "level": told["level"],
                "lead": told.get("lead_agency"),
                "goals": told.get("goals"),
                "means": told.get("instruments"),
                **_find_budget(told, wording),
                "themes": told.get("themes"),
                "policy_instruments": told.get("stip_instruments"),
                "target_groups": told.get("target_groups"),
                "dimensions": {k: v for k, v in told["dimensions"].items() if v},
                "is_sti": False if told["name"] in not_sti else None,
                "summary": wording.clean(told["summary"]),
                "sources": [sources.cite(url, about=told["name"]) for url in told["sources"]],
                "note": "; ".join(dict.fromkeys(notes)) or None,
                "coder": CODER,
            }
        )
    return made


def _find_budget(told: dict[str, Any], wording: Wording) -> dict[str, Any]:
    if "budget" not in told:
        return {}
    match = _BUDGET.fullmatch(told["currency"])
    if match is None:
        raise SystemExit(f"{told['name']}: the budget's unit {told['currency']!r} is not understood")
    amount = Decimal(str(told["budget"])) * SCALES[match["scale"]]
    bound = "at least" if "more than" in match["rest"] else None
    note = wording.clean(f"{told['budget']} {told['currency']}")
    return {"budget": f"{amount.normalize():f}", "currency": match["currency"], "bound": bound, "budget_note": note}


def make_searches(books: Books, wording: Wording, rules: Path) -> list[dict[str, Any]]:
    """One row a search, its outcome as one of three words and in the words of the log."""
    words = yaml.safe_load(rules.read_text(encoding="utf-8"))
    made = []
    for number, row in enumerate(books.open("searches.csv"), 1):
        told = {name: row.take(name) for name in tuple(row.values)}
        is_japanese = told["words"].startswith("(Japanese)")
        made.append(
            {
                "id": f"s{number:03}",
                "day": told["date"],
                "sector": told.get("sector", "all" if "initiative" not in told else ""),
                "initiative": told.get("initiative"),
                "period": told.get("period"),
                "sources": words["sources"][told["sources"]],
                "languages": "ja" if is_japanese else told["languages"],
                "words": told["words"].removeprefix("(Japanese) "),
                "lookups": told.get("lookups"),
                "outcome": words["outcomes"][told["outcome"]],
                "result": told["outcome"],
                "note": wording.clean(told.get("note")),
            }
        )
    return made

"""Write a study of any size, in invented words: what `map` and `ask` are timed on. The same seed gives the same bytes.

    python tools/generate_study.py FOLDER [--events 100000] [--statements 1000000] [--documents 1000] [--seed 7]

Each event is one coded row; its statements are counted as the reader of coded rows counts them, and rows get further
parties until the number asked for is reached. Bodies, projects and places are made of syllables; none of them exists.
"""

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from techplomacy.vocabulary import load_vocabulary

PAIR = ("XNA", "XNB")
FIRST, LAST = date(1990, 1, 1), date(2025, 6, 30)
HEADS = ("ba", "del", "fo", "gri", "kal", "lum", "mor", "nes", "pra", "quil", "ror", "sel", "tav", "ulm", "ven", "zor")
MIDDLES = ("a", "dri", "e", "go", "ka", "li", "mi", "nu", "ra", "so", "ti", "vo")
TAILS = ("bek", "dor", "fen", "gart", "holm", "lin", "mark", "nia", "rath", "stad", "tun", "var", "wick", "yon")
KINDS = {
    "memorandum": "signed", "joint_statement": "signed", "agreement": "in_force", "letter_of_intent": "signed",
    "loan_agreement": "signed", "grant": "signed", "dialogue": "completed", "programme": "ongoing",
    "facility": "completed", "investment": "announced", "mission": "planned", "joint_venture": "ongoing",
}  # fmt: skip
FUNDED = {"loan_agreement", "grant", "investment", "facility"}
BODIES = {
    "ministry": "Ministry of {topic} of {place}",
    "agency": "{place} {topic} Agency",
    "company": "{place} {topic} Works",
    "university": "University of {place}",
    "institute": "{place} Institute of {topic}",
    "bank": "Bank of {place}",
}
TOPICS = (
    "Orchards", "Lenses", "Tidal Mills", "Alloys", "Harbours", "Soils", "Batteries", "Satellites", "Vaccines",
    "Ceramics", "Seismology", "Railways", "Robotics", "Fibres", "Glaciers", "Photonics", "Enzymes", "Turbines",
    "Archives", "Ciphers",
)  # fmt: skip
OBJECTS = (
    "pilot line",
    "test bed",
    "laboratory",
    "training course",
    "survey",
    "standard",
    "data exchange",
    "prototype",
)
CODEBOOK = """title: Countries of a generated study
source: invented
date: "2026-11-24"
licence: MIT
version: "1"
entries:
  XNA: {alpha2: "", name: Nalvoria, demonyms: [Nalvorian], government: [Government of Nalvoria], capital: Nalvek, currency: EUR, languages: [en]}
  XNB: {alpha2: "", name: Brenmark, demonyms: [Brenmarkian], government: [Government of Brenmark], capital: Brenholm, currency: USD, languages: [en]}
"""  # noqa: E501
SETTINGS = """title = "A generated study of {events} events"
question = "How long does it take, and how much memory?"
countries = ["XNA", "XNB"]
period = "1990/2025"
as_of = 2025-06-30

[hypothesis]
text = "What is generated evenly shows no trend."
falsifier = "A trend."

[[hypothesis.implications]]
id = "breadth"
text = "No sector gains."
measure = "sectors_by_period"
"""


class Inventor:
    """Invents names, bodies, sources and rows from one seeded generator."""

    def __init__(self, seed: int, events: int) -> None:
        self.random = random.Random(seed)
        vocabulary = load_vocabulary()
        self.sectors = sorted(vocabulary.sectors)
        self.kinds = sorted(kind for kind in KINDS if kind in vocabulary.instruments)
        self.places = [self.name() for _ in range(400)]
        self.bodies = [self.body() for _ in range(max(40, min(6000, events // 20)))]

    def name(self) -> str:
        """An invented proper name."""
        parts = (HEADS, MIDDLES, *((MIDDLES,) if self.random.random() < 0.5 else ()), TAILS)
        return "".join(self.random.choice(part) for part in parts).capitalize()

    def body(self) -> dict[str, str]:
        """An invented body of one of the two countries."""
        kind = self.random.choice(sorted(BODIES))
        form = BODIES[kind]
        name = form.format(topic=self.random.choice(TOPICS), place=self.random.choice(self.places))
        return {"name": name, "country": self.random.choice(PAIR), "kind": kind}

    def day(self) -> date:
        """A day of the period."""
        return FIRST + timedelta(days=self.random.randrange((LAST - FIRST).days))

    def source(self, number: int) -> dict[str, Any]:
        """A source of the bibliography."""
        day = self.day()
        tier = self.random.choices(("official", "company", "media", "academic"), (6, 2, 2, 1))[0]
        return {
            "id": f"s{number:06}",
            "type": "webpage",
            "title": f"Note on {self.name()} and {self.name()}",
            "publisher": self.random.choice(self.bodies)["name"],
            "issued": {"date-parts": [[day.year, day.month, day.day]]},
            "URL": f"https://example.org/{number}",
            "custom": {"tier": tier, "side": self.random.choice(PAIR)},
        }

    def event(self, number: int, sources: int, parties: int) -> dict[str, Any]:
        """One coded row of so many parties."""
        kind = self.random.choice(self.kinds)
        topic, thing, project = self.random.choice(TOPICS), self.random.choice(OBJECTS), self.name()
        told = self.random.sample(self.bodies, min(parties, len(self.bodies)))
        row: dict[str, Any] = {
            "id": f"e{number:06}",
            "instrument": kind,
            "status": KINDS[kind],
            "title": f"{project} {thing} for {topic.lower()} at {self.name()}",
            "date": self.day().isoformat(),
            "parties": told,
            "sectors": self.random.sample(self.sectors, self.random.choice((1, 1, 2))),
            "sources": [f"s{self.random.randrange(sources):06}"],
            "summary": f"{told[0]['name']} and {told[-1]['name']} share a {thing} of the {project} project.",
            "place": self.random.choice(self.places),
            "coder": "generated",
        }
        if kind in FUNDED:
            row |= {
                "amount": self.random.randrange(1, 5000) * 1_000_000,
                "currency": self.random.choice(("EUR", "USD")),
            }
        return row

    def document(self, number: int) -> dict[str, Any]:
        """One short text in the form of a press release, with an act and sentences that tell none."""
        day, one, other = self.day(), self.random.choice(self.bodies), self.random.choice(self.bodies)
        project, thing = self.name(), self.random.choice(OBJECTS)
        text = (
            f"{self.random.choice(self.places)}, {day.day} {day:%B} {day.year}. {one['name']} of Nalvoria and "
            f"{other['name']} of Brenmark signed a Memorandum of Understanding on the {project} {thing} today. "
            f"The {thing} serves {self.random.choice(TOPICS).lower()}. A report on it is read once a year."
        )
        return {
            "doc_id": f"d{number:06}", "text": text, "title": f"{project} {thing}", "published": day.isoformat(),
            "side": self.random.choice(PAIR), "tier": "official", "publisher": one["name"],
            "url": f"https://example.org/d/{number}",
        }  # fmt: skip


def count_statements(row: dict[str, Any]) -> int:
    """How many statements the reader of coded rows makes of a row; being in force or ongoing is a second step."""
    plain = sum(name in row for name in ("instrument", "title", "date", "status", "summary", "place"))
    money = 2 if "amount" in row else 0  # the amount and its stage
    steps = 2 if row["status"] in ("in_force", "ongoing") else 1
    return plain + money + steps + len(row["parties"]) + len(row["sectors"]) + len(row["sources"])


def make_events(inventor: Inventor, events: int, statements: int, sources: int) -> Iterator[dict[str, Any]]:
    """Rows whose statements come as near to the number asked for as parties of two or more allow."""
    made = 0
    for number in range(events):
        wanted = (statements - made) / (events - number)
        row = inventor.event(number, sources, 2)
        while count_statements(row) < wanted and len(row["parties"]) < len(inventor.bodies):
            row["parties"].append(inventor.random.choice(inventor.bodies))
        made += count_statements(row)
        yield row


def write_lines(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def make_initiatives(inventor: Inventor, events: int) -> Iterator[dict[str, Any]]:
    for number in range(events // 200):
        chosen = sorted(inventor.random.sample(range(events), 5))
        yield {
            "id": f"t{number:05}", "name": f"{inventor.name()} initiative", "coder": "generated",
            "sectors": [inventor.random.choice(inventor.sectors)], "events": [f"e{event:06}" for event in chosen],
            "promised": f"A {inventor.random.choice(OBJECTS)} by {inventor.random.randrange(2000, 2030)}.",
            "score": inventor.random.choice((-1, 0, 1, None)), "sources": ["s000000"],
        }  # fmt: skip


def write_study(folder: Path, *, events: int, statements: int, documents: int, seed: int) -> None:
    """Write all files of the study; what stands in the folder under the same names is replaced."""
    inventor = Inventor(seed, events)
    sources = max(1, events // 5)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "study.toml").write_text(SETTINGS.format(events=events), encoding="utf-8")
    (folder / "codebook").mkdir(exist_ok=True)
    (folder / "codebook" / "countries.yaml").write_text(CODEBOOK, encoding="utf-8")
    listed = [inventor.source(number) for number in range(sources)]
    (folder / "sources.json").write_text("[\n" + ",\n".join(map(json.dumps, listed)) + "\n]\n", encoding="utf-8")
    write_lines(folder / "records" / "events.jsonl", make_events(inventor, events, statements, sources))
    write_lines(folder / "records" / "initiatives.jsonl", make_initiatives(inventor, events))
    write_lines(folder / "documents" / "releases.jsonl", (inventor.document(n) for n in range(documents)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    told = parser.parse_args()
    write_study(told.folder, events=told.events, statements=told.statements, documents=told.documents, seed=told.seed)


if __name__ == "__main__":
    main()

"""Plants errors of all classes into clean papers, with a fixed seed, and measures what `check_inside` finds of them.

    python tools/plant_errors.py [--seed 7] [--rounds 5] [--show] [FILE.md ...]

Each planter knows the genre, not the paper: it looks for a place where its error can be made, and makes it there.
A plant counts as found where a finding of a class that fits it touches the sentence or entry that was changed.
"""

import argparse
import random
import re
from calendar import month_name
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from techplomacy.audit import check_inside, read_paper
from techplomacy.corpus.reading import make_document
from techplomacy.model import Finding
from techplomacy.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
PAPERS = tuple(sorted((ROOT / "tests" / "audit" / "data").glob("*.md")))


@dataclass(frozen=True)
class Plant:
    """What was changed: the class, the marks by which the changed places are found again, classes that also fit."""

    kind: str
    marks: tuple[str, ...]
    also: tuple[str, ...] = ()


Planter = Callable[[str, random.Random], tuple[str, Plant] | None]
PLANTERS: dict[str, Planter] = {}


def planter(name: str) -> Callable[[Planter], Planter]:
    def keep(function: Planter) -> Planter:
        PLANTERS[name] = function
        return function

    return keep


def body_of(text: str) -> int:
    """Where running text ends: the first heading of a list of abbreviations or works."""
    match = re.search(
        r"^#+ .*(?:ABBREVIATIONS|BIBLIOGRAPHY|References|REFERENCES|Bibliography|Abbreviations).*$", text, re.M
    )
    return match.start() if match else len(text)


def paragraphs(text: str, least: int = 160) -> list[tuple[int, int]]:
    """Paragraphs of running text behind the abstract."""
    end = body_of(text)
    found = [
        (m.start(), m.end()) for m in re.finditer(r"^(?![#|!\-\[]|Table|Figure|\*\*Abstract)[A-Z].+$", text[:end], re.M)
    ]
    return [(a, b) for a, b in found if b - a >= least]


def sentences(text: str) -> list[tuple[int, int]]:
    found = []
    for a, b in paragraphs(text):
        found += [
            (a + m.start(), a + m.end())
            for m in re.finditer(r"(?<![.A-Z])\b[A-Z][^.]{40,200}[a-z0-9)]\.(?=\s|$)", text[a:b])
        ]
    return found


def put(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def append_sentence(text: str, rng: random.Random, sentence: str) -> str:
    _, end = rng.choice(paragraphs(text))
    return put(text, end, end, " " + sentence)


def expansions(text: str) -> list[re.Match[str]]:
    pattern = (
        r"(?P<long>(?!The )(?:[A-Z][\w-]+(?: (?:of|and|for) | (?=[A-Z])|(?= \())){3,9})\s?\((?P<short>[A-Z]{3,6})\)"
    )
    return list(re.finditer(pattern, text[: body_of(text)]))


def choose(rng: random.Random, found: list) -> object | None:  # type: ignore[type-arg]
    return rng.choice(found) if found else None


@planter("abbreviation-two-ways")
def plant_two_ways(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    match = choose(rng, expansions(text))
    if not isinstance(match, re.Match):
        return None
    words = match["long"].strip().split()
    n = rng.choice([i for i in range(1, len(words)) if words[i][0].isupper()])
    strange = rng.choice(["Promotion", "Strategic", "Coordination", "Environmental", "Monitoring"])
    long = " ".join([*words[:n], strange, *words[n + 1 :]])
    new = f"This was confirmed by the {long} ({match['short']})."
    return append_sentence(text, rng, new), Plant(
        "abbreviation-two-ways", (new, match.group()), ("abbreviation-misfit",)
    )


@planter("abbreviation-misfit")
def plant_misfit(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    new_name = rng.choice(
        [
            "Joint Office for Marine Energy (JOFNE)",
            "Regional Institute of Ocean Studies (RISO)",
            "Centre for Applied Genome Research (CAQR)",
            "Northern Transport Research Council (NTRK)",
        ]
    )
    new = f"A similar view is held by the {new_name}."
    return append_sentence(text, rng, new), Plant("abbreviation-misfit", (new,))


@planter("abbreviation-unexpanded")
def plant_unexpanded(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    short = rng.choice(["GTRF", "BVLM", "NQCP", "TDRA"])
    new = f"The {short} supported this step."
    return append_sentence(text, rng, new), Plant("abbreviation-unexpanded", (new,))


@planter("abbreviation-listed-twice")
def plant_listed_twice(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    lines = re.findall(r"^- [A-Za-z&]{2,8}: .+$", text, re.M)
    if len(lines) < 5:
        return None
    line = rng.choice(lines[:-2])
    return text.replace(lines[-1], f"{lines[-1]}\n{line}"), Plant("abbreviation-listed-twice", (line,))


@planter("body-country")
def plant_country(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    pairs = [
        ("Korea International Cooperation Agency (KOICA)", "Kenya"),
        ("Kenya Space Agency (KSA)", "Korea"),
        ("Technical Research Centre of Finland (VTT)", "Chile"),
    ]
    known = [(name, country) for name, country in pairs if name in text]
    if not known:
        return None
    name, country = rng.choice(known)
    return text.replace(name, f"{name}, {country}", 1), Plant("body-country", (f"{name}, {country}",))


@planter("parties-one-country")
def plant_parties(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    match = re.search(r"\(\w{3,5}\), (?P<one>[A-Z][a-z]+) and the [^.]{10,80}\(\w{3,5}\), (?P<two>[A-Z][a-z]+)", text)
    if match is None or match["one"] == match["two"]:
        return None
    return put(text, match.start("two"), match.end("two"), match["one"]), Plant(
        "parties-one-country", (match.group()[:40],), ("body-country",)
    )


@planter("date-impossible")
def plant_date(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    days = list(
        re.finditer(
            rf"\b(\d{{1,2}}) ({'|'.join(month_name[1:])}) ((?:19|20)\d\d)",
            text[: body_of(text)],
        )
    )
    way = rng.randrange(4)
    if way == 0 and days:
        match = rng.choice(days)
        new = f"{rng.choice([31, 43])} {rng.choice(['June', 'April', 'September', 'February'])} {match[3]}"
        return put(text, match.start(), match.end(), new), Plant("date-impossible", (new,))
    year = rng.choice(["020", "20115", "201", "3019"])
    new = rng.choice(
        [f"In the year {year}, the two sides reviewed the work.", f"The review was finished on 5 May {year}."]
    )
    if "May 3019" in new or "May 020" in new:
        new = f"In the year {year}, the two sides reviewed the work."
    return append_sentence(text, rng, new), Plant("date-impossible", (new,))


@planter("period-reversed")
def plant_period(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = [
        m
        for m in re.finditer(
            r"(?:between|from) ((?:19|20)\d\d) (?:and|to) ((?:19|20)\d\d)|((?:19|20)\d\d)–((?:19|20)\d\d)",
            text[: body_of(text)],
        )
        if "|" not in text[m.start() - 3 : m.end() + 3]
    ]
    match = choose(rng, found)
    if not isinstance(match, re.Match):
        return None
    a, b = (match[1], match[2]) if match[1] else (match[3], match[4])
    new = match.group().replace(a, "@").replace(b, a).replace("@", b)
    return put(text, match.start(), match.end(), new), Plant("period-reversed", (new,))


@planter("event-two-dates")
def plant_event(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = list(
        re.finditer(
            r"The (?P<name>(?:[A-Z]\w+ (?:on |of |for |and )*){2,7}?)was (?P<act>signed|launched|established|adopted) "
            r"[^.]*?(?P<year>(?:19|20)\d\d)[^.]*\.",
            text[: body_of(text)],
        )
    )
    match = choose(rng, found)
    if not isinstance(match, re.Match):
        return None
    year = int(match["year"]) + rng.choice([-2, -1, 1, 2])
    new = f"The {match['name'].strip()} was {match['act']} in {year}."
    return append_sentence(text, rng, new), Plant("event-two-dates", (new, match.group()), ("since-earlier",))


@planter("since-earlier")
def plant_since(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    shorts = sorted({m["short"] for m in expansions(text)})
    if not shorts:
        return None
    body, year = rng.choice(shorts), rng.randrange(2008, 2014)
    first = f"The {body} was established in {year}."
    second = f"In {year - rng.randrange(2, 6)}, the {body} signed a first protocol on training."
    return append_sentence(append_sentence(text, rng, first), rng, second), Plant(
        "since-earlier", (first, second), ("event-two-dates",)
    )


@planter("number-two-values")
def plant_value(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = []
    for a, b in sentences(text):
        numbers = [
            m
            for m in re.finditer(r"(?<![\w.,–-])\d+(?:[.,]\d+)*(?![\w–-]|[.,]\d)", text[a:b])
            if not re.fullmatch(r"(?:19|20)\d\d", m.group())
        ]
        if (
            len(numbers) == 1
            and not re.search(r"(?:Figure|Table) \d", text[a:b])
            and "[" not in text[a + numbers[0].start() - 1 : b][:2]
            and len(text[a:b].split()) > 7
        ):
            found.append((a, b, numbers[0]))
    if not found:
        return None
    a, b, number = rng.choice(found)
    old = number.group()
    value = float(old.replace(",", ""))
    new_number = f"{round(value * rng.choice([1.3, 0.7, 1.6]) + 1, 1 if '.' in old else None):,}"
    new = re.sub(r"\s*(?:\([^()]*\d{4}[^()]*\)|\[[\d, ]+\])", "", text[a:b])
    new = (
        "As noted, " + new[0].lower() + new[1:].replace(old, new_number, 1)
        if new[1:2].islower() and not new.split()[0].istitle()
        else new.replace(old, new_number, 1)
    )
    return append_sentence(text, rng, new), Plant(
        "number-two-values", (new, text[a:b]), ("event-two-dates", "date-impossible")
    )


@planter("trend-contradiction")
def plant_trend(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    subject = rng.choice(["Scholarship spending", "Trade in software", "Student exports", "Tourism revenue"])
    first = f"{subject} has been rising steadily since the year 2004."
    second = f"{subject} declined between 2009 and 2012."
    if rng.random() < 0.4:
        first, second = f"{subject} grew every year between 2005 and 2015.", f"In 2011, {subject.lower()} fell sharply."
    return append_sentence(append_sentence(text, rng, first), rng, second), Plant(
        "trend-contradiction", (first, second)
    )


@planter("count-mismatch")
def plant_count(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    words = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
    found = list(
        re.finditer(
            r"\b(?P<n>two|three|four|five|six|seven)(?= [a-z ]{4,40}(?:, namely|:) [A-Za-z, ]{10,200}\.)",
            text[: body_of(text)],
        )
    )
    match = choose(rng, found)
    if not isinstance(match, re.Match):
        return None
    new = words[words.index(match["n"]) + rng.choice([2, 3] if words.index(match["n"]) < 5 else [2])]
    changed = put(text, match.start(), match.end(), new)
    return changed, Plant("count-mismatch", (changed[match.start() : match.start() + 60],))


@planter("total-mismatch")
def plant_total(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    rows = list(re.finditer(r"^\| Total \| (?P<n>\d+)", text, re.M))
    inline = list(re.finditer(r"(?P<n>\d+)(?= [a-z ]{3,40}, comprising)|(?<=made up of EUR )(?P<m>\d+)", text))
    match = choose(rng, rows + inline)
    if not isinstance(match, re.Match):
        return None
    group = next(name for name, value in match.groupdict().items() if value)
    new = str(int(match[group]) + rng.choice([10, -7, 30, 4]))
    changed = put(text, match.start(group), match.end(group), new)
    line = changed.rfind("\n", 0, match.start()) + 1
    return changed, Plant("total-mismatch", (changed[max(line, match.start() - 30) : match.end() + 30],))


@planter("figure-missing")
def plant_missing(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    new = rng.choice(
        [
            "Figure 7 shows the same development for exports.",
            "The details are given in Table 9.",
            "This can be seen in Fig. 8.",
        ]
    )
    return append_sentence(text, rng, new), Plant("figure-missing", (new,))


@planter("figure-order")
def plant_order(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = list(re.finditer(r"^(?P<kind>Figure|Table) (?P<n>\d)[.:]", text, re.M))
    caption = choose(rng, found)
    if not isinstance(caption, re.Match):
        return None
    before = [p for p in paragraphs(text) if p[1] < caption.start()]
    after = [p for p in paragraphs(text) if p[0] > caption.end()]
    side = rng.choice(["above", "below"])
    places = before if side == "above" else after
    if not places:
        return None
    name = f"{caption['kind'].lower() if rng.random() < 0.5 else caption['kind']} {caption['n']}"
    new = rng.choice(
        [
            f"The above {name} makes this plain." if side == "above" else f"The following {name} makes this plain.",
            f"This is plain from {caption['kind']} {caption['n']} {side}.",
        ]
    )
    _, end = rng.choice(places)
    return put(text, end, end, " " + new), Plant("figure-order", (new,))


@planter("figure-gap")
def plant_gap(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = list(re.finditer(r"^(?P<kind>Figure|Table) 2[.:]", text, re.M))
    match = choose(rng, found)
    if not isinstance(match, re.Match):
        return None
    changed = text.replace(f"{match['kind']} 2", f"{match['kind']} 4")
    line = changed[match.start() : changed.find("\n", match.start())]
    return changed, Plant("figure-gap", (line,))


@planter("figure-duplicate")
def plant_duplicate(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    match = choose(rng, list(re.finditer(r"^(?P<kind>Figure|Table) 2(?=[.:])", text, re.M)))
    if not isinstance(match, re.Match):
        return None
    changed = put(text, match.start(), match.end(), f"{match['kind']} 1")
    line = changed[match.start() : changed.find("\n", match.start())]
    return changed, Plant("figure-duplicate", (line,), ("figure-missing",))


@planter("sentence-broken")
def plant_broken(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    way = rng.randrange(4)
    if way == 0:
        found = [
            m
            for m in re.finditer(r"\b(?:of|by|in) the (?P<noun>[a-z]+) (?=of |to |in |is |was )", text[: body_of(text)])
            if any(a <= m.start() < b for a, b in paragraphs(text))
        ]
        match = choose(rng, found)
        if isinstance(match, re.Match):
            changed = put(text, match.start("noun"), match.end("noun") + 1, "")
            return changed, Plant("sentence-broken", (changed[match.start() : match.end() - len(match["noun"]) + 20],))
    if way == 1:
        long = [p for p in paragraphs(text, 300) if re.match(r"\n+#", text[p[1] : p[1] + 4])]
        if long:
            a, b = rng.choice(long)
            cut = text.rfind(" ", a, b - 25)
            while not text[cut - 1].islower():
                cut = text.rfind(" ", a, cut)
            changed = text[:cut] + text[b:]
            return changed, Plant("sentence-broken", (changed[cut - 30 : cut],))
    if way == 2:
        new = rng.choice(
            [
                "The two sides discussed the and agreed to meet again.",
                "The report was signed by the of both ministries.",
                "The committee meets on a regular for talks.",
                "The programme has underwent two reviews.",
            ]
        )
        return append_sentence(text, rng, new), Plant("sentence-broken", (new,))
    new = rng.choice(
        [
            "Several recent technological fields such as robotics, genomics, and photonics.",
            "A large number of regional universities and small technical colleges.",
            "In the end the partners agreed on the plan and.",
        ]
    )
    return append_sentence(text, rng, new), Plant("sentence-broken", (new,))


@planter("word-doubled")
def plant_doubled(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    a, b = rng.choice(sentences(text))
    words = list(re.finditer(r"(?<= )(?:in|of|the|and|to|with|by|for|from|on|joint|work|were)(?= )", text[a:b]))
    if not words:
        return None
    word = rng.choice(words)
    changed = put(text, a + word.end(), a + word.end(), " " + word.group())
    return changed, Plant("word-doubled", (changed[a + word.start() : a + word.end() + 20],), ("sentence-broken",))


@planter("bracket-unclosed")
def plant_bracket(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = [
        m for a, b in paragraphs(text) for m in re.finditer(r"[)”](?=[ .,])", text[a:b]) for m in [(a + m.start(), a)]
    ]
    if not found:
        return None
    place, start = rng.choice(found)
    changed = put(text, place, place + 1, "")
    opened = max(changed.rfind("(", start, place), changed.rfind("“", start, place))
    return changed, Plant(
        "bracket-unclosed", (changed[opened:place],), ("citation-unlisted", "abbreviation-unexpanded", "work-uncited")
    )


@planter("section-numbering")
def plant_section(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = list(re.finditer(r"^#+ (?P<n>[IVX]+|\d)\. .+$", text, re.M))[2:]
    match = choose(rng, found)
    if not isinstance(match, re.Match):
        return None
    new = rng.choice(["II", "XII", "XIV"]) if match["n"].isalpha() else rng.choice(["2", "11", "12"])
    if new == match["n"]:
        return None
    changed = put(text, match.start("n"), match.end("n"), new)
    return changed, Plant("section-numbering", (changed[match.start() + 3 : changed.find("\n", match.start())],))


def entries(text: str) -> list[tuple[int, int]]:
    match = list(re.finditer(r"^#+ .*(?:BIBLIOGRAPHY|References|REFERENCES|Bibliography).*$", text, re.M))
    start = match[-1].end() if match else len(text)
    return [(start + m.start(), start + m.end()) for m in re.finditer(r"^\S.{30,}$", text[start:], re.M)]


@planter("citation-unlisted")
def plant_unlisted(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = entries(text)
    if text[found[0][0]] == "[":
        new = f"Others doubt it [{len(found) + rng.randrange(2, 9)}]."
    else:
        new = rng.choice(
            [
                "Others doubt it (Brandauer, 2016).",
                "This was first shown by Ferreira and Oduya (2014).",
                "Others doubt it (Yoshimura & Pell, 2018, p. 12).",
            ]
        )
    return append_sentence(text, rng, new), Plant("citation-unlisted", (new,))


@planter("work-uncited")
def plant_uncited(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = entries(text)
    _, end = found[-1]
    number = f"[{len(found) + 1}] " if text[found[0][0]] == "[" else ""
    new = f"{number}Zedlitz, K. ({rng.randrange(2005, 2020)}). Harbours of the mind. *Coastal Studies*, 4(1), 5–19."
    return put(text, end, end, f"\n\n{new}"), Plant("work-uncited", (new,))


@planter("citation-ambiguous")
def plant_ambiguous(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = [(a, b) for a, b in entries(text) if re.match(r"[A-Z][a-z]+, [A-Z]\. (?:[A-Z]\. )?\(\d{4}\)", text[a:b])]
    if not found:
        return None
    a, b = rng.choice(found)
    head = re.match(r".+?\(\d{4}\)\.", text[a:b])
    assert head is not None
    new = f"{head.group()} A second look at the same question. *Notes on Method*, 2(2), 3–9."
    surname = text[a : text.index(",", a)]
    return put(text, b, b, f"\n\n{new}"), Plant("citation-ambiguous", (surname,))


@planter("citation-year")
def plant_year(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = list(
        re.finditer(r"\((?P<who>[A-Z][a-z]+(?: & [A-Z][a-z]+| et al\.)?), (?P<year>\d{4})\)", text[: body_of(text)])
    )
    match = choose(rng, found)
    if not isinstance(match, re.Match):
        return None
    new = f"({match['who']}, {int(match['year']) + rng.choice([-3, -1, 1, 2])})"
    return put(text, match.start(), match.end(), new), Plant("citation-year", (new,), ("work-uncited",))


@planter("editor-as-author")
def plant_editor(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    match = choose(rng, list(re.finditer(r"^(?P<name>[A-Z][a-z]+), [A-Z]\.(?P<ed> \(Ed\.\)\.)", text, re.M)))
    if not isinstance(match, re.Match):
        return None
    changed = put(text, match.start("ed"), match.end("ed"), "")
    return changed, Plant("editor-as-author", (changed[match.start() : match.start() + 40],))


@planter("work-year")
def plant_work_year(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = entries(text)
    if text[found[0][0]] == "[":
        return None
    new = "Otieno, A. W. (2019). A note on harbours. Retrieved from <https://www.harbour-notes.or.ke/archive/2003/04/note.html>"
    _, end = found[-1]
    return put(text, end, end, f"\n\n{new}"), Plant("work-year", (new,), ("citation-ambiguous",))


@planter("work-listed-twice")
def plant_twice(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    found = entries(text)
    a, b = rng.choice(found[:-1])
    new = text[a:b]
    if new.startswith("["):
        new = re.sub(r"^\[\d+\]", f"[{len(found) + 1}]", new)
    _, end = found[-1]
    return put(text, end, end, f"\n\n{new}"), Plant("work-listed-twice", (new,), ("work-uncited", "citation-ambiguous"))


@planter("draft-as-final")
def plant_draft(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    if "The draft data policy" not in text:
        return None
    changed = text.replace(
        "The draft data policy of Kenya, which would govern", "The data policy of Kenya, which governs"
    )
    return changed, Plant("draft-as-final", ("(Ministry of Information, 2022)",))


@planter("note-missing")
def plant_note(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    _a, b = rng.choice(paragraphs(text))
    return put(text, b, b, "[^9]"), Plant("note-missing", (text[b - 30 : b] + "[^9]",))


def addresses(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"https?://[^\s<>]+", text))


def plant_address(text: str, rng: random.Random, kind: str, change: Callable[[str], str]) -> tuple[str, Plant] | None:
    match = choose(rng, addresses(text))
    if not isinstance(match, re.Match):
        return None
    new = change(match.group())
    return put(text, match.start(), match.end(), new), Plant(kind, (new,))


@planter("link-tracking")
def plant_tracking(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    tag = rng.choice(["?utm_source=chatgpt.com", "?fbclid=IwAR0a1", "?gclid=CjwK", "?utm_medium=email&utm_campaign=x"])
    return plant_address(text, rng, "link-tracking", lambda old: old.partition("#")[0] + tag)


@planter("link-fragment")
def plant_fragment(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    return plant_address(text, rng, "link-fragment", lambda old: old + "#:~:text=the%20first%20words")


@planter("link-malformed")
def plant_malformed(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    ways: list[Callable[[str], str]] = [
        lambda old: old.replace("https://", "https//"),
        lambda old: old.replace("https://", "htps://"),
        lambda old: old.replace("https://", "https://https://"),
        lambda old: "http://localhost:8080/" + old.rsplit("/", 1)[-1],
        lambda old: old.replace("https://", "https:// "),
        lambda old: "https://goo.gl/x1Yz",
    ]
    return plant_address(text, rng, "link-malformed", rng.choice(ways))


@planter("term-two-senses")
def plant_term(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    match = choose(rng, list(re.finditer(r"term ['“](?P<term>[a-z ]+)['”],? (?:means|which refers to)", text)))
    if not isinstance(match, re.Match):
        return None
    new = f"The term '{match['term']}' refers to the sale of licences by private firms abroad."
    return append_sentence(text, rng, new), Plant("term-two-senses", (new, text[match.start() : match.end() + 60]))


def plant_all(text: str, rng: random.Random, names: list[str]) -> tuple[str, list[Plant]]:
    """A text with one error of each named planter that finds a place."""
    plants: list[Plant] = []
    for name in names:
        made = PLANTERS[name](text, rng)
        if made is not None:
            text, plant = made
            plants.append(plant)
    return text, plants


def check_text(text: str) -> list[Finding]:
    vocabulary = load_vocabulary()
    return check_inside(read_paper(make_document(text), vocabulary))


def touches(text: str, finding: Finding, plant: Plant) -> bool:
    """Whether a finding lies in or over a place that a plant changed, or names it as its evidence."""
    spans = [(finding.start, finding.end)]
    spans += [tuple(map(int, place.rsplit(":", 1)[1].split("-"))) for place in finding.evidence]  # type: ignore[misc]
    for mark in plant.marks:
        for match in re.finditer(re.escape(mark), text):
            if any(start < match.end() and match.start() < end for start, end in spans):
                return True
    return False


@dataclass
class Score:
    """What a run found of what was planted."""

    planted: Counter[str]
    found: Counter[str]
    true: int
    false: list[tuple[str, Finding]]
    missed: list[tuple[str, Plant]]

    @property
    def recall(self) -> float:
        return self.found.total() / max(self.planted.total(), 1)

    @property
    def precision(self) -> float:
        return self.true / max(self.true + len(self.false), 1)


def measure(paths: tuple[Path, ...] = PAPERS, *, seed: int = 7, rounds: int = 5) -> Score:
    """Plant into copies of the papers, a third of the classes a copy, and count."""
    score = Score(Counter(), Counter(), 0, [], [])
    for path in paths:
        clean = path.read_text(encoding="utf-8")
        base = {(f.kind, f.quote) for f in check_text(clean)}
        for n in range(rounds):
            rng = random.Random(f"{seed}-{path.name}-{n}")
            names = sorted(PLANTERS)
            rng.shuffle(names)
            for part in (names[0::3], names[1::3], names[2::3]):
                text, plants = plant_all(clean, rng, part)
                _count(score, path.name, text, plants, base)
    return score


def _count(score: Score, name: str, text: str, plants: list[Plant], base: set[tuple[str, str]]) -> None:
    findings = check_text(text)
    for plant in plants:
        score.planted[plant.kind] += 1
        if any(f.kind in (plant.kind, *plant.also[:1]) and touches(text, f, plant) for f in findings):
            score.found[plant.kind] += 1
        else:
            score.missed.append((name, plant))
    for finding in findings:
        if any(
            finding.kind in (p.kind, *p.also) and (touches(text, finding, p) or finding.kind in p.also) for p in plants
        ):
            score.true += 1
        elif (finding.kind, finding.quote) not in base:
            score.false.append((name, finding))


def list_rows(score: Score) -> Iterator[str]:
    for kind in sorted(score.planted):
        yield f"{kind:28} {score.found[kind]:3} of {score.planted[kind]:3}"
    yield f"{'recall':28} {score.recall:.3f}  ({score.found.total()} of {score.planted.total()})"
    yield f"{'precision':28} {score.precision:.3f}  ({score.true} true, {len(score.false)} false)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--show", action="store_true", help="show what was missed and what is false")
    given = parser.parse_args()
    score = measure(tuple(given.files) or PAPERS, seed=given.seed, rounds=given.rounds)
    for row in list_rows(score):
        print(row)
    if given.show:
        for name, plant in score.missed:
            print("MISSED", name, plant.kind, "|", plant.marks[0][:140])
        for name, finding in score.false:
            print(
                "FALSE", name, finding.kind, "|", " ".join(finding.quote.split())[:100], "|", finding.explanation[:140]
            )


if __name__ == "__main__":
    main()

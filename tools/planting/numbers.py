"""Plants errors in dates, periods, quantities, trends, counts and totals."""

import random
import re
from calendar import month_name

from planting.plants import Plant, append_sentence, body_of, choose, expansions, planter, put, sentences


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

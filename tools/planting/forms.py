"""Plants errors in figures, sentences and section numbers."""

import random
import re

from planting.plants import Plant, append_sentence, body_of, choose, paragraphs, planter, put, sentences


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
    line = changed[match.start() + 3 : changed.find("\n", match.start())]
    # What refers to the number that is gone is found too, and rightly.
    return changed, Plant("section-numbering", (line,), ("section-numbering",))

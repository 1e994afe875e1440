"""Plants errors in citations, listed works, notes and addresses."""

import random
import re
from collections.abc import Callable

from planting.plants import Plant, append_sentence, body_of, choose, entries, paragraphs, planter, put


def addresses(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"https?://[^\s<>]+", text))


def plant_address(text: str, rng: random.Random, kind: str, change: Callable[[str], str]) -> tuple[str, Plant] | None:
    match = choose(rng, addresses(text))
    if not isinstance(match, re.Match):
        return None
    new = change(match.group())
    return put(text, match.start(), match.end(), new), Plant(kind, (new,))


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
    return put(text, end, end, f"\n\n{new}"), Plant("work-year", (new,), ("citation-ambiguous", "work-uncited"))


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

"""Finds the bodies and countries that a stretch of text names, in order; it does not know which of them are parties."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from techplomacy.extraction.words import Hit

START_HEADS = (
    "Ministry|Ministries|Department|Departments|Dept|University|Universities|Institute|Institutes|Institution|Council|Centre|Center|Bank|"
    "Board|Bureau|Office|Agency|Authority|Commission|Committee|Society|Association|Federation|Confederation|"
    "Chamber|Government|Governments|Faculty|School|College|Academy|Embassy|High Commission|State|Republic|Kingdom|"
    "Corporation|Fund|Foundation|Organization|Organisation|Secretariat|Directorate|Union|Court|Supreme Court|Administration|"
    "Minister|Secretary of State|National|Attorney General"
)
END_HEADS = (
    "Ministry|Department|University|Institute|Institution|Institutes|Council|Centre|Center|Bank|Board|Bureau|Office|Agency|"
    "Authority|Commission|Committee|Society|Association|Federation|Confederation|Chamber|Chambers|Government|Faculty|School|"
    "College|Academy|Corporation|Company|Companies|Limited|Ltd|Inc|LLC|PLC|Plc|Fund|Foundation|Organization|Organisation|"
    "Secretariat|Directorate|Union|Group|Holdings|Consortium|Alliance|Network|Laboratory|Laboratories|Hospital|Service|Services|"
    "Administration|Court|Courts|Tribunal|Observatory|Museum|Trust|Corps|Command|Airlines|Airways|Railways|Railway|Industries|"
    "Technologies|Technology|Energy|Motors|Electric|Pharmaceuticals|Forum|Initiative|Programme|Station|Press|Media|Post|Fonds|Bhd|GmbH|AG|AB|SA|Co|Corp|Pvt|Pte"
)
_TOKEN = re.compile(
    r"M/s\.?|(?:Ltd|Inc|Co|Corp|Pvt|Pte|Rs|Mr|Ms|Dr|Mrs|Prof|Hon|No|St)\.|(?:[A-Z]\.){2,}|[^\W\d_][\w’'.&/-]*[\w’']|[^\W_]|&|\d[\w.-]*|[(),;:“”\"‘*]|—|–|-"
)
_CONNECT = {"of", "for", "and", "the", "on", "de", "&", "in", "to", "del", "la", "du", "der", "für", "at"}
_START = re.compile(rf"(?:{START_HEADS})$")
_END = re.compile(rf"(?:{END_HEADS})\.?$")
_SUFFIX = {
    "Ltd",
    "Ltd.",
    "Limited",
    "Inc",
    "Inc.",
    "LLC",
    "PLC",
    "plc",
    "Co",
    "Co.",
    "Corp",
    "Corp.",
    "GmbH",
    "Pvt",
    "Pvt.",
    "Pte",
    "Pte.",
    "pvt",
    "(Pvt)",
    "AG",
    "AB",
    "SA",
    "Bhd",
    "L.P.",
    "LP",
    "S.A.",
}
_SURE_ACRONYM = 4  # letters
_LONGEST_ACRONYM = 10
_GENERAL_NAME = re.compile(
    r"(?:the )?(?:Ministry|Department|Office|National|Central|Environment|Cabinet|Supreme|Prime|Planning|Board|Council|Agency|Federal|Patent|Fisheries|Forest|Fire|Police|Health|Coast|Geological|Meteorological|Space|Atomic|Financial|Consumer|Reserve|State|Public|University|Institute)\b",
    re.IGNORECASE,
)
_PERSON = {
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Prof",
    "Hon",
    "Sir",
    "H.E.",
    "His",
    "Her",
    "Excellency",
    "Honourable",
    "President",
    "Chairman",
    "Mdm",
    "Director-General",
    "Director",
    "Chief",
    "Ambassador",
    "Governor",
    "Prime",
    "Premier",
    "King",
    "Crown",
    "Prince",
    "Professor",
    "Vice",
    "Chancellor",
    "Secretary-General",
    "Deputy",
    "Senior",
    "Mr.",
    "Ms.",
    "Dr.",
    "Mrs.",
    "Prof.",
    "Hon.",
    "Under",
    "Undersecretary",
    "CEO",
    "Chairperson",
    "Mayor",
    "Emir",
    "Sheikh",
    "Rt",
    "Assistant",
    "Acting",
    "Permanent",
    "Second",
    "Yang",
    "Datuk",
    "Dato",
}
_NO_BODIES = {
    "Contract",
    "Contracts",
    "Project",
    "Projects",
    "Programme",
    "Program",
    "Programmes",
    "Programs",
    "Plan",
    "Scheme",
    "Act",
    "Policy",
    "Summit",
    "Meeting",
    "Conference",
    "Agreement",
    "Framework",
    "Strategy",
    "Initiative",
    "Package",
    "Bill",
    "Law",
    "Report",
    "Day",
    "Week",
    "Dialogue",
    "Services",
    "Visit",
    "Delegation",
}
_STOP = {
    "The",
    "This",
    "These",
    "Under",
    "In",
    "On",
    "At",
    "As",
    "It",
    "Both",
    "During",
    "Following",
    "Accordingly",
    "Today",
    "After",
    "Since",
    "For",
    "To",
    "With",
    "And",
    "Further",
    "Furthermore",
    "Also",
    "Additionally",
    "We",
    "I",
    "Our",
    "Their",
    "Its",
    "An",
    "A",
    "By",
    "From",
    "Through",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Phase",
    "Phases",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "US$",
    "Rs",
    "Rs.",
    "Yen",
    "Euro",
    "Project",
    "Cabinet",
    "Leaders",
    "Between",
    "Among",
    "Concerning",
    "Regarding",
    "Agreement",
    "Agreements",
    "Memorandum",
    "Memoranda",
    "Convention",
    "Treaty",
    "Protocol",
    "Arrangement",
    "Exchange",
    "Declaration",
    "MoU",
    "MOU",
    "MoC",
    "MOC",
    "Today",
    "Yesterday",
    "Signing",
    "Entering",
    "Establishment",
    "Provision",
    "Implementation",
}
OFFICE = re.compile(
    r"\bMinister(?:-in-charge)?\s+(?P<link>of|for)\s+(?P<rest>[A-Z][\w,&’' -]*?)(?=\s*(?:$|[.;()]|\bMr\b|\bMs\b|\bDr\b|\bH\.?E\b|\band\s+(?:the\s+)?(?:Second\s+)?Minister))"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A body or country named at [start, end). `how` says whence its country is known; None where it is not."""

    start: int
    end: int
    name: str
    country: str | None
    kind: str = "body"
    acronym: str | None = None
    how: str = ""

    @property
    def is_country(self) -> bool:
        """Whether a country itself is named, or its government."""
        return self.kind == "country"


def find_names(text: str, start: int, hits: Sequence[Hit], *, sure: frozenset[str] = frozenset()) -> list[Name]:
    """The names in `text`, which stands at offset `start` of the document; `hits` are its words.

    `sure` are countries whose bodies are meant by their bare names and acronyms.
    """
    runs = _find_runs(text, start, hits)
    names = [name for run in runs if (name := _read_run(text, start, run, hits, sure)) is not None]
    covered = [(n.start, n.end) for n in names]
    for hit in hits:
        if hit.word.kind not in ("country", "body", "place") or any(a <= hit.start < b for a, b in covered):
            continue
        names.append(_name_hit(text, start, hit, hits, sure))
    names.sort(key=lambda n: n.start)
    return _join_expansions(text, start, names)


def _join_expansions(text: str, start: int, names: list[Name]) -> list[Name]:
    """`ABC (Agency of Big Canals)` as one body."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        is_short = last is not None and last.kind == "body" and last.end - last.start <= _LONGEST_ACRONYM
        if (
            last is not None
            and is_short
            and re.fullmatch(r"\s*\(", text[last.end - start : name.start - start])
            and name.kind == "body"
        ):
            country = name.country or last.country
            joined[-1] = Name(
                last.start,
                name.end,
                name.name,
                country,
                "body",
                text[last.start - start : last.end - start],
                name.how or last.how,
            )
        else:
            joined.append(name)
    return joined


def _name_hit(text: str, start: int, hit: Hit, hits: Sequence[Hit], sure: frozenset[str]) -> Name:
    written = text[hit.start - start : hit.end - start]
    if hit.word.kind == "country":
        kind = "country" if hit.form != "people" else "people"
        return Name(hit.start, hit.end, written, hit.id, kind, how="name")
    if hit.word.kind == "body" and not _is_sure(hit, hit.start, hits, sure):
        return Name(hit.start, hit.end, written, None, "body", written if hit.form == "acronym" else None)
    if hit.word.kind == "place":
        return Name(hit.start, hit.end, written, hit.id, "place", how="place")
    acronym = written if hit.form == "acronym" else None
    name = hit.word.name or written
    return Name(hit.start, hit.end, name if hit.form == "acronym" else written, hit.id, "body", acronym, "known")


def _find_runs(text: str, start: int, hits: Sequence[Hit]) -> list[list[re.Match[str]]]:
    """Runs of tokens that read as one capitalised name."""
    tokens = list(_TOKEN.finditer(text))
    borders = {h.end - start for h in hits if h.word.kind == "country" and h.form in ("name", "acronym")}
    borders |= {-(h.start - start) - 1 for h in hits if h.word.kind == "country" and h.form in ("name", "acronym")}
    runs: list[list[re.Match[str]]] = []
    n = 0
    while n < len(tokens):
        if not _opens(tokens[n].group()):
            n += 1
            continue
        run = _grow(text, tokens, n, borders)
        runs.append(run)
        n += len(run)
    return runs


def _opens(token: str) -> bool:
    return token[:1].isupper() and token not in _STOP and token.rstrip(".") not in _PERSON


def _grow(text: str, tokens: list[re.Match[str]], first: int, borders: set[int]) -> list[re.Match[str]]:
    run = [tokens[first]]
    n = first + 1
    while n < len(tokens):
        token = tokens[n].group()
        gap = text[run[-1].end() : tokens[n].start()]
        if "\n\n" in gap or len(gap.strip()) > 0:
            break
        step = _extend(run, tokens, n, borders)
        if step == 0:
            break
        run.extend(tokens[n : n + step])
        n += step
        if token in (")",):
            continue
    return run


def _extend(run: list[re.Match[str]], tokens: list[re.Match[str]], n: int, borders: set[int]) -> int:
    """How many tokens from `n` on belong to the run."""
    token = tokens[n].group()
    following = [t.group() for t in tokens[n + 1 : n + 5]]
    if token[:1].isupper() or token[:1].isdigit():
        return (
            0
            if token.rstrip(".") in _PERSON and len(run) > 1 or token in _STOP and token != "The"
            else int(token not in _STOP)
        )
    if token == "(":
        return _read_bracket(tokens, n)
    if token == ",":
        if following and following[0] in _SUFFIX:
            return 2
        return int(_is_office_list(run, tokens, n))
    if token not in _CONNECT:
        return 0
    return _connect(run, tokens, n, borders)


def _read_bracket(tokens: list[re.Match[str]], n: int) -> int:
    """`(ABC)`, `(“ABC”)` or `(Pvt)` after a name belongs to it."""
    inner: list[str] = []
    for m in range(n + 1, min(n + 6, len(tokens))):
        token = tokens[m].group()
        if token == ")":
            words = [w for w in inner if w not in ("“", "”", '"', "‘", "*", "the")]
            good = 0 < len(words) <= 3 and (words[0][:1].isupper() or words[0] in ("pvt", "the"))
            return m - n + 1 if good and words[0].rstrip(".") not in _PERSON else 0
        inner.append(token)
    return 0


def _is_office_list(run: list[re.Match[str]], tokens: list[re.Match[str]], n: int) -> bool:
    """Whether a comma stands inside `Ministry of A, B and C`."""
    if not any(re.match(r"(?:Ministr|Minister|Department)", t.group()) for t in run) or len(run) < 3:
        return False
    words = [t.group() for t in tokens[n + 1 : n + 9]]
    if (
        not words
        or not words[0][:1].isupper()
        or _START.match(words[0])
        or words[0] in _STOP
        or words[0].rstrip(".") in _PERSON
    ):
        return False
    for m, word in enumerate(words):
        if word in ("and", "&"):
            return m + 1 < len(words) and words[m + 1][:1].isupper() and not _START.match(words[m + 1])
        if not (word[:1].isupper() or word in (",", "of", "the")):
            return False
    return False


def _connect(run: list[re.Match[str]], tokens: list[re.Match[str]], n: int, borders: set[int]) -> int:
    """How many tokens a connecting word and what follows it add to the run."""
    token = tokens[n].group()
    m = n + 1
    while m < len(tokens) and tokens[m].group() in ("the", "The") and m - n < 3:
        m += 1
    if m >= len(tokens) or not tokens[m].group()[:1].isupper() or tokens[m].group() in _STOP:
        return 0
    nxt, last = tokens[m].group(), run[-1].group()
    if run[-1].end() in borders and token not in ("of", "and", "&"):
        return 0
    if nxt.startswith("M/s") or (last == ")" and token not in ("of", "&")):
        return 0
    has_article = m > n + 1
    if token in ("and", "&"):
        starts_head = any(re.match(r"(?:Ministr|Minister|Department)", t.group()) for t in run)
        soon = [t.group() for t in tokens[m : m + 4]]
        if (
            has_article
            and starts_head
            and not any(_END.match(w) or _START.match(w) for w in soon)
            and -tokens[m].start() - 1 not in borders
        ):
            return m - n + 1
        if has_article or _START.match(nxt) and not starts_head or -tokens[m].start() - 1 in borders:
            return 0
        if re.match(r"(?:Ministr|Minister|Department|Government|University|Institute)", nxt) and token == "and":
            return 0
        if starts_head or token == "&":
            return m - n + 1 if nxt.rstrip(".") not in _PERSON else 0
        closes = _END.match(last) or run[-1].end() in borders or last == ")"
        is_inner = any(
            re.match(
                r"(?:Institute|Centre|Center|Council|Board|Commission|Agency|Academy|Office|Secretariat|Bureau|Association|Society|Authority|Faculty)$",
                t.group(),
            )
            for t in run
        )
        later = [t.group() for t in tokens[m : m + 6]]
        ends_later = any(
            _END.match(w) for w in later[: 1 + next((i for i, w in enumerate(later) if w in ("and", ",", "(")), 6)]
        )
        return m - n + 1 if not closes and (is_inner or ends_later) else 0
    if token in ("in", "at", "to", "on", "the", "for") and not has_article and token in ("in", "at", "to"):
        return 0
    if token in ("in", "at", "to"):
        return 0
    return m - n + 1


def _read_run(
    text: str, start: int, run: list[re.Match[str]], hits: Sequence[Hit], sure: frozenset[str]
) -> Name | None:
    a, b = start + run[0].start(), start + run[-1].end()
    inside = [h for h in hits if a <= h.start and h.end <= b]
    words = [t.group() for t in run]
    plain = text[a - start : b - start]
    whole = next(
        (h for h in inside if h.word.kind == "country" and h.form != "people" and h.start - a <= 4 and b - h.end <= 1),
        None,
    )
    if whole is not None and len(words) <= 8:
        return Name(a, b, plain.strip(), whole.id, "country", how="name")
    known = next((h for h in inside if h.word.kind == "body" and _is_sure(h, a, hits, sure)), None)
    if re.match(r"Ministers?\b(?!-in-charge)(?! (?:of|for)\b)", plain):
        return None
    is_body = (
        known is not None
        or any(_END.match(w.rstrip(",")) or _START.match(w) for w in words)
        or any(w.rstrip(".") in ("Ltd", "Limited", "Inc", "LLC") for w in words)
    )
    if not is_body:
        return None
    if known is None and words[-1] in _NO_BODIES:
        return None
    acronym = _read_acronym(plain)
    country, how = _find_country(text, start, a, b, inside, hits, known)
    kind = "body"
    if re.match(r"(?:the\s+)?(?:Government|Governments|Republic|Kingdom|State)\b", plain, re.IGNORECASE) and country:
        kind = "government"
    name = plain.strip(" *“”\"'‘’")
    return Name(a, b, name, country, kind, acronym, how)


def _is_sure(hit: Hit, a: int, hits: Sequence[Hit], sure: frozenset[str]) -> bool:
    """Whether a known body is meant: many countries have an `Environment Agency`, and short acronyms are shared."""
    if hit.id in ("INT", "EUE") or hit.id in sure or any(h.word.kind == "country" and h.id == hit.id for h in hits):
        return True
    if hit.form == "acronym":
        return hit.end - hit.start >= _SURE_ACRONYM
    return hit.start - a <= 4 and not _GENERAL_NAME.match(hit.word.exact)


def _read_acronym(name: str) -> str | None:
    found = re.search(r"\([“\"'‘*]*([A-Z][A-Za-z/&-]{1,14})[”\"'’*]*\)", name)
    return found.group(1) if found else None


def _find_country(
    text: str, start: int, a: int, b: int, inside: list[Hit], hits: Sequence[Hit], known: Hit | None
) -> tuple[str | None, str]:
    """The country of the body at [a, b): its own name, what stands right behind or before it, or what is known of it."""
    own = [h for h in inside if h.word.kind == "country"]
    seats = [h for h in inside if h.word.kind == "place"]
    if known is not None and known.id == "INT":
        return "INT", "known"
    behind = re.match(
        r"[\s)”\"*]*,?\s*(?:of|in|from|,)?\s*(?:the\s+)?(?:Government\s+of\s+)?(?:the\s+)?",
        text[b - start : b - start + 40],
    )
    reach = b + (behind.end() if behind else 0)
    after = next(
        (h for h in hits if h.word.kind == "country" and h.start >= b and h.start <= reach + 26 and h.form != "people"),
        None,
    )
    if after is not None and _is_attached(text[b - start : after.start - start]):
        return after.id, "behind"
    if own:
        return own[-1].id if any(h.form != "people" for h in own[-1:]) else own[0].id, "own"
    before = [h for h in hits if h.word.kind == "country" and h.end <= a and a - h.end <= 6]
    if before and re.fullmatch(r"(?:[’']s?)?\s+(?:the\s+)?", text[before[-1].end - start : a - start]):
        return before[-1].id, "before"
    if known is not None and known.id:
        return known.id, "known"
    if seats:
        return seats[0].id, "seat"
    return None, ""


_ATTACHED = re.compile(
    r"[\s)”\"*]*(?:,|of|in|,\s*of|from)\s*(?:the\s+)?(?:(?:Democratic|Socialist|Islamic|People['’]s|Federal|Federative|Kingdom|Republic|Government|Hashemite|United|State|Commonwealth|Federation|Sultanate|of|the)\s+)*"
)


def _is_attached(gap: str) -> bool:
    return bool(_ATTACHED.fullmatch(gap))


def strip_country(name: Name) -> Name:
    """The name without an article."""
    return replace(name, name=re.sub(r"^(?:the|The)\s+", "", name.name))

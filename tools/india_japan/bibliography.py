"""Gathers every source of the input as CSL items, each once, with tier, side and what it copies."""

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from india_japan.publishers import Publishers
from rapidfuzz.fuzz import token_set_ratio

from techplomacy.model import When

PAPER = "patel-ijcrt"
SAME_STORY = timedelta(days=3)
_REPRINT = re.compile(r"\(|\bvia\b|\bcopy\b|/ press")
SAME_TITLE = 85  # token-set ratio from which two titles of one office and day are one text


@dataclass
class Told:
    """What the input tells of one address."""

    key: str
    url: str | None
    publishers: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    abouts: list[str] = field(default_factory=list)
    used_by: list[str] = field(default_factory=list)


class Sources:
    """All sources by address. `cite` gives the id under which a source stands."""

    def __init__(self, publishers: Publishers, own: list[dict[str, Any]]) -> None:
        self._publishers = publishers
        self._own = own
        self._told: dict[str, Told] = {}
        self._ids = {_normalise(str(item["URL"])): str(item["id"]) for item in own if item.get("URL")}

    def cite(
        self,
        url: str | None,
        *,
        publisher: str = "",
        title: str = "",
        published: str | None = None,
        about: str = "",
        used_by: str = "",
    ) -> str:
        """Note a source and return its id; `about` describes it where it has no title."""
        if url == "seed":
            return PAPER
        if url and _normalise(url) in self._ids:
            return self._ids[_normalise(url)]
        key = url or f"{publisher}/{title}"
        publisher = re.sub(r" \((?:sum|derived)\)$", "", publisher)
        told = self._told.setdefault(key, Told(key, url))
        for values, value in ((told.publishers, publisher), (told.titles, title), (told.dates, published)):
            if value and value not in values:
                values.append(value)
        if about and about not in told.abouts:
            told.abouts.append(about)
        if used_by:
            told.used_by.append(used_by)
        return key

    def close(self) -> dict[str, str]:
        """Give every address its id: key -> id."""
        taken: set[str] = {str(item["id"]) for item in self._own}
        ids = {}
        for key in sorted(self._told):
            told = self._told[key]
            name = slugify(_find_publisher(told))[:32].strip("-") or slugify(_find_host(told.url))
            year = _find_date(told)[:4] or "nd"
            size = 4
            while (made := f"{name}-{year}-{hashlib.blake2b(key.encode()).hexdigest()[:size]}") in taken:
                size += 1
            taken.add(made)
            ids[key] = made
        return ids

    def write(self, path: Path, ids: dict[str, str]) -> int:
        """Write the items, one a line, sorted by id; how many there are."""
        copies = _find_copies(self._told, self._publishers, ids)
        items = [*self._own]
        for key, told in self._told.items():
            items.append(_make_item(told, ids[key], self._publishers, copies.get(ids[key])))
        items.sort(key=lambda item: str(item["id"]))
        lines = (json.dumps(item, ensure_ascii=False, separators=(", ", ": ")) for item in items)
        path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
        return len(items)


def _make_item(told: Told, identifier: str, publishers: Publishers, copies: str | None) -> dict[str, Any]:
    publisher = _find_publisher(told)
    voice = publishers.find(publisher, told.url)
    item: dict[str, Any] = {"id": identifier, "type": _find_type(voice.tier, told.url), "title": _find_title(told)}
    item["publisher"] = publisher or _find_host(told.url)
    published = _find_date(told)
    if published:
        item["issued"] = {"date-parts": [[int(part) for part in published.split("-")]]}
    if told.url:
        item["URL"] = told.url
    custom = {"tier": voice.tier, "side": voice.side, "wire": voice.wire, "copies": copies}
    item["custom"] = {key: value for key, value in custom.items() if value}
    return item


def _normalise(url: str) -> str:
    """An address without scheme, `www.` and the folders that the agency added in its newer pages."""
    return re.sub(r"^https?://(www\.)?|/Resource(?=/)|[,/]$", "", url)


def _find_type(tier: str, url: str | None) -> str:
    if tier == "media":
        return "article-newspaper"
    if url and "github.com" in url:
        return "dataset"
    return {"academic": "report"}.get(tier, "webpage")


def _find_copies(told: dict[str, Told], publishers: Publishers, ids: dict[str, str]) -> dict[str, str]:
    """Which source reprints which: one agency or office, one act, and the same days (for offices also the title)."""
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for entry in told.values():
        voice = publishers.find(_find_publisher(entry), entry.url)
        if voice.wire:
            for act in ("", *dict.fromkeys(entry.used_by)):
                groups[(voice.wire, act)].append(entry)
    heads: dict[str, str] = {}
    for (_, act), members in sorted(groups.items()):
        members.sort(key=lambda entry: (_is_reprint(entry), _find_date(entry) or "9999", ids[entry.key]))
        for n, later in enumerate(members):
            for earlier in members[:n]:
                if _is_one_story(earlier, later, publishers, is_one_act=bool(act)):
                    head = heads.get(ids[earlier.key], ids[earlier.key])
                    if head != ids[later.key]:
                        heads.setdefault(ids[later.key], head)
                    break
    return heads


def _is_one_story(left: Told, right: Told, publishers: Publishers, *, is_one_act: bool) -> bool:
    days = [_find_days(entry) for entry in (left, right)]
    if days[0] and days[1]:
        near = days[0][0] <= days[1][1] + SAME_STORY and days[1][0] <= days[0][1] + SAME_STORY
    else:
        near = True
    if not near:
        return False
    is_dated = days[0] is not None and days[1] is not None
    is_agency = publishers.find(_find_publisher(left), left.url).tier == "media"
    if is_one_act and _is_reprint(right) and (is_dated or is_agency):
        return True
    if not is_dated:
        return False
    return token_set_ratio(_find_title(left).casefold(), _find_title(right).casefold()) >= SAME_TITLE


def _is_reprint(told: Told) -> bool:
    return _REPRINT.search(_find_publisher(told)) is not None


def _find_days(told: Told) -> tuple[date, date] | None:
    published = _find_date(told)
    when = When(published) if published else None
    return (when.earliest, when.latest) if when and when.earliest and when.latest else None


def _find_publisher(told: Told) -> str:
    return max(told.publishers, key=lambda name: (len(name), name), default="")


def _find_title(told: Told) -> str:
    if told.titles:
        return max(told.titles, key=lambda title: (len(title), title))
    words = [word for word in re.split(r"[^\w]+", unquote(urlsplit(told.url or "").path)) if word]
    tail = [
        word for word in words if re.fullmatch(r"[^\W\d_]{2,}", word) and word not in ("html", "htm", "php", "aspx")
    ]
    if told.abouts:
        return f"[On {told.abouts[0]}]"
    return f"[{' '.join(tail[-12:])}]" if tail else f"[Page of {_find_host(told.url)}]"


def _find_date(told: Told) -> str:
    return max(told.dates, key=lambda text: (len(text), text), default="")


def _find_host(url: str | None) -> str:
    return urlsplit(url or "").netloc.removeprefix("www.")


def slugify(text: str) -> str:
    """Lower-case letters and digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")

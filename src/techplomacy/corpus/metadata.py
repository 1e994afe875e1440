"""Reads what a file says about itself (title, day, side, tier, publisher, address); unknown words become Issues."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from techplomacy.errors import InvalidValueError
from techplomacy.model import Issue, Source, Tier, When
from techplomacy.vocabulary import Vocabulary, load_vocabulary

# Each key, and the other spellings under which it is accepted.
KEYS: dict[str, tuple[str, ...]] = {
    "doc_id": ("name",),
    "title": (),
    "published": ("doc_date", "date", "date_str"),
    "side": ("issuer_country",),
    "tier": ("kind",),
    "publisher": (),
    "url": ("source_url",),
}
KNOWN = frozenset({"text", *KEYS, *(alias for aliases in KEYS.values() for alias in aliases)})
_WORDS: ContextVar[Vocabulary | None] = ContextVar("words", default=None)  # None: the shipped ones
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document besides its text."""

    name: str = ""
    title: str = ""
    published: When | None = None
    side: str | None = None
    tier: Tier | None = None
    publisher: str = ""
    address: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """These values, and those of `other` where this one says nothing."""
        fields = ("name", "title", "published", "side", "tier", "publisher", "address")
        return Metadata(*(getattr(self, field) or getattr(other, field) for field in fields))


def parse_metadata(data: Mapping[str, object], place: str) -> tuple[Metadata, list[Issue]]:
    """The metadata of a front matter or a JSON line; a value that cannot be read is left out and told as an Issue."""
    issues: list[Issue] = []
    values = {key: _pick(data, key, place, issues) for key in KEYS}
    metadata = Metadata(values["doc_id"], values["title"], publisher=values["publisher"], address=values["url"] or None)
    if values["published"]:
        metadata = replace(metadata, published=_parse_day(values["published"], place, issues))
    if values["side"]:
        metadata = replace(metadata, side=_parse_side(values["side"], place, issues))
    if values["tier"]:
        metadata = replace(metadata, tier=_parse_tier(values["tier"], place, issues))
    return metadata, issues


def read_metadata_of(source: Source) -> Metadata:
    """The metadata that a bibliography gives of a document."""
    return Metadata("", source.title, source.published, source.side, source.tier, source.publisher, source.address)


def _pick(data: Mapping[str, object], key: str, place: str, issues: list[Issue]) -> str:
    for name in (key, *KEYS[key]):
        value = data.get(name)
        if value is None or value == "":
            continue
        if isinstance(value, str | int) and not isinstance(value, bool):
            return str(value).strip()
        issues.append(Issue("bad-value", place, f"{name} is {value!r}, not text.", f"Write {name} as text."))
    return ""


def _parse_day(written: str, place: str, issues: list[Issue]) -> When | None:
    day = _DAY.match(written)
    try:
        return When(day.group() if day else written)
    except InvalidValueError as error:
        remedy = "Write e.g. 2018-10-29, 2018-10, 2018 or 2018/2020."
        issues.append(Issue("bad-date", place, f"The day of publication cannot be read: {error}", remedy))
        return None


def _parse_side(written: str, place: str, issues: list[Issue]) -> str | None:
    code = _find_side(written)
    if code is None:
        remedy = "Write the ISO 3166-1 alpha-3 code, EUE or INT, or add the name to the codebook."
        issues.append(Issue("unknown-country", place, f"The side {written!r} is no known country.", remedy))
    return code


@contextmanager
def use_words(vocabulary: Vocabulary) -> Iterator[None]:
    """Read sides by these words as long as the block runs: a study's codebook may add countries to the shipped ones."""
    before = _WORDS.set(vocabulary)
    try:
        yield
    finally:
        _WORDS.reset(before)


def _find_side(written: str) -> str | None:
    country = (_WORDS.get() or load_vocabulary()).find_country(written)
    return country.alpha3 if country else None


def _parse_tier(written: str, place: str, issues: list[Issue]) -> Tier | None:
    try:
        return Tier(written.casefold())
    except ValueError:
        remedy = f"Write {', '.join(Tier)}."
        issues.append(Issue("unknown-tier", place, f"The tier {written!r} is not known.", remedy))
        return None

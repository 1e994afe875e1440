"""All words that extraction looks for, compiled into one automaton; it decides nothing."""

from collections.abc import Iterator

from techplomacy.extraction.namesakes import find_namesakes
from techplomacy.extraction.words import Hit, Word
from techplomacy.text.caching import keep_compiled
from techplomacy.text.matching import Matcher
from techplomacy.vocabulary import Vocabulary
from techplomacy.vocabulary.country import Country

FORMS = ("base", "third", "past", "ing", "noun")
_MONEY_MARKS = {"$", "￥", "¥", "€"}  # `US$` is money and no country; `lend Kenya $5 million` is both
_ACRONYM = 6  # letters; a name in capitals no longer than this is matched with its case
_SHORTEST_NAME = 3  # letters; shorter names ("SL") are acronyms, and those are matched with their case


class Lexicon:
    """The words of a vocabulary by pattern, and the automaton that finds them in lower-cased text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.patterns: dict[str, tuple[Word, ...]] = {}
        for word, pattern in _list_words(vocabulary):
            known = self.patterns.get(pattern, ())
            if word not in known:
                self.patterns[pattern] = (*known, word)
        self.namesakes = find_namesakes(self.patterns.values())
        self._matcher: Matcher[tuple[Word, ...]] = Matcher(self.patterns)
        self._words = [self.patterns[pattern] for pattern in self.patterns if pattern]  # by number of the pattern
        self._plain = [words[0] if _is_plain(words) else None for words in self._words]

    def find(self, text: str, lower: str) -> Iterator[Hit]:
        """The words of `text`, in order; `lower` is the same text in lower case, of the same length."""
        plain = self._plain
        begin = 0
        for start, back, number in self._matcher.list_spans(lower):
            if start < begin:
                continue
            begin = end = -back
            if (word := plain[number]) is not None:
                yield Hit(start, end, word)
                continue
            words = self._words[number]
            word = words[0] if len(words) == 1 and not words[0].exact else _choose(words, text[start:end])
            if word is None or (kind := word.kind) == "none":
                continue
            if word.form == "acronym" and kind == "country" and text[end : end + 2].strip()[:1] in _MONEY_MARKS:
                continue
            yield Hit(start, end, word)
            if len(words) > 1 and kind in ("instrument", "act"):
                yield from (Hit(start, end, other) for other in words if other.kind == "act" and other is not word)


def _is_plain(words: tuple[Word, ...]) -> bool:
    """Whether a pattern means one word however it is written, and whatever stands behind it."""
    return len(words) == 1 and not words[0].exact and words[0].kind not in ("none", "country")


def _choose(words: tuple[Word, ...], written: str) -> Word | None:
    """The word that the spelling allows; an acronym or a proper name is not its lower-case look-alike."""
    for word in words:
        if word.exact == written:
            return word
    for word in words:
        if not word.exact:
            return word
        is_proper = written[:1].isupper() or (" " in written and not written.islower())
        if word.form in ("name", "people", "government", "division") and is_proper:
            return word
    return None


@keep_compiled
def load_lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The compiled words of a vocabulary; the same object for the same vocabulary."""
    return Lexicon(vocabulary)


def _list_words(vocabulary: Vocabulary) -> Iterator[tuple[Word, str]]:
    yield from _list_instruments(vocabulary)
    yield from _list_acts(vocabulary)
    yield from _list_countries(vocabulary)
    yield from _list_places(vocabulary)
    yield from _list_bodies(vocabulary)


def _list_instruments(vocabulary: Vocabulary) -> Iterator[tuple[Word, str]]:
    for instrument in vocabulary.instruments.values():
        for strength, table in (("strong", instrument.heads), ("weak", instrument.weak)):
            for phrase in (*table.get("en", ()), *table.get("ja", ())):
                yield Word("instrument", instrument.id, strength), phrase.lower()
        for acronym in instrument.acronyms:
            yield Word("instrument", instrument.id, "acronym", exact=acronym), acronym.lower()
    for row in vocabulary.triggers["not_countries"]:
        for phrase in row["words"]:
            yield Word("none", row["id"], "phrase"), phrase.lower()
    for row in vocabulary.triggers["country_variants"]:
        for variant in row["words"]:
            yield Word("country", row["id"], "name", exact=variant), variant.lower()
    for row in vocabulary.triggers["generic_heads"]:
        for phrase in row["words"]:
            yield Word("instrument", row["kind"], row["strength"]), phrase.lower()


def _list_acts(vocabulary: Vocabulary) -> Iterator[tuple[Word, str]]:
    for row in vocabulary.triggers["acts"]:
        for form in FORMS:
            for phrase in row.get(form, ()):
                yield Word("act", row["id"], form), phrase.lower()


def _list_countries(vocabulary: Vocabulary) -> Iterator[tuple[Word, str]]:
    for country in vocabulary.countries.values():
        code = country.alpha3
        if code in ("WLD", "INT", "ATA"):
            continue
        for name in _list_names(country):
            is_short = len(name) < _SHORTEST_NAME and name.isascii()
            if name in country.acronyms or is_short:
                yield Word("country", code, "acronym", exact=name), name.lower()
            else:
                yield Word("country", code, "name", exact=name), name.lower()
        for city in (country.capital, *country.cities):
            if city and len(city) >= _SHORTEST_NAME and city not in country.names:
                yield Word("place", code, "name", exact=city), city.lower()
        for people in country.demonyms:
            yield Word("country", code, "people", exact=people), people.lower()


def _list_places(vocabulary: Vocabulary) -> Iterator[tuple[Word, str]]:
    for row in vocabulary.triggers["places"]:
        country = vocabulary.countries[row["id"]]
        for form in ("divisions", "towns"):
            for name in row.get(form, ()):
                if name != country.capital and name not in country.cities and name not in country.names:
                    yield (
                        Word("place", country.alpha3, "division" if form == "divisions" else "name", name),
                        name.lower(),
                    )


def _list_names(country: Country) -> list[str]:
    """The names of a country that a text in English or in another script can write; `Island` is no word for Iceland."""
    labels = {name for language, name in country.labels.items() if language == "en" or not name.isascii()}
    own = {country.name, *labels, *country.formal, *country.aliases, *country.former, *country.acronyms}
    return sorted(own)


def _list_bodies(vocabulary: Vocabulary) -> Iterator[tuple[Word, str]]:
    for actor in vocabulary.bodies:
        for known in actor.names:
            form = "acronym" if known.kind == "acronym" else "name"
            if known.language in ("en", "ja") and len(known.name) > 1 and known.name not in vocabulary.countries:
                yield Word("body", actor.country or "", form, known.name, actor.name), known.name.lower()
    for row in (*vocabulary.triggers["companies"], *vocabulary.triggers["universities"]):
        for name in row["words"]:
            form = "acronym" if len(name) <= _ACRONYM and name.isupper() else "name"
            yield Word("body", row["id"], form, name, name), name.lower()
    for table in ("international_bodies", "national_bodies"):
        for row in vocabulary.triggers[table]:
            for name in (row["name"], *row.get("aliases", ())):
                yield Word("body", row["country"], "name", name, row["name"]), name.lower()
            for acronym in row.get("acronyms", ()):
                yield Word("body", row["country"], "acronym", acronym, row["name"]), acronym.lower()

"""What coders say of the acts: drivers, third parties, who gains what; it must not change the acts themselves."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from techplomacy.model import Basis, Coding, Statement
from techplomacy.sources.acts import find_country
from techplomacy.sources.crosswalk import load_crosswalk
from techplomacy.sources.fields import Fields, Text, Texts, keep_known, read_fields
from techplomacy.sources.ledger import Row
from techplomacy.sources.record import Statements
from techplomacy.vocabulary import Vocabulary

FIELDS = ("driver", "third_party", "third_country", "benefit")


class Code(Fields):
    """The columns of a coder's row; a benefit is written `gainer:what`, e.g. both:knowledge."""

    event: Text
    drivers: Texts = ()
    third_parties: Texts = ()
    third_countries: Texts = ()
    benefits: Texts = ()
    coder: Text = "unnamed"


@dataclass(frozen=True)
class Codes:
    """What one coder says of one act. The statements rest on what the act's record says, hence basis derived."""

    event: str
    coder: str
    statements: tuple[Statement, ...]

    def list_codings(self) -> Iterable[Coding]:
        """One coding a field, those without a code included: the coder looked there too."""
        for field in FIELDS:
            values = (str(statement.value) for statement in self.statements if statement.field == field)
            yield Coding(self.event, self.coder, field, tuple(dict.fromkeys(values)))


def make_codes(row: Row, *, vocabulary: Vocabulary, acts: Collection[str], countries: tuple[str, ...]) -> Codes | None:
    """What the row says; None where it cannot be used. `written` of its statements names the coder."""
    code = read_fields(row, Code)
    if code is None:
        return None
    if code.event not in acts:
        row.lose("dangling-reference", f"event: no act has the id {code.event!r}.", "Correct the id or add the act.")
        return None
    made = Statements()
    tables = (
        ("driver", "drivers", code.drivers, vocabulary.drivers),
        ("third_party", "third_parties", code.third_parties, vocabulary.third_parties),
    )
    for field, column, words, table in tables:
        kept = keep_known(row, column, words, table.__contains__, code="unknown-word", table=column)
        made.add(field, *kept, basis=Basis.DERIVED, written=code.coder)
    found = (find_country(row, "third_countries", word, vocabulary) for word in code.third_countries)
    made.add("third_country", *found, basis=Basis.DERIVED, written=code.coder)
    gainers = {*countries, *load_crosswalk().data["gainers"]}

    def is_benefit(word: str) -> bool:
        gainer, _, what = word.partition(":")
        return gainer in gainers and what in vocabulary.benefits

    kept = keep_known(row, "benefits", code.benefits, is_benefit, code="unknown-word", table="benefits")
    made.add("benefit", *kept, basis=Basis.DERIVED, written=code.coder)
    return Codes(code.event, code.coder, tuple(made.made))

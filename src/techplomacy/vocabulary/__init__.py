"""The words we know: YAML data, and the code that loads, checks and compiles it into one lexicon."""

from techplomacy.vocabulary.country import Country, FiscalCalendar
from techplomacy.vocabulary.currency import Currency, MoneyMark, NumberWord
from techplomacy.vocabulary.era import Era
from techplomacy.vocabulary.family import BodyFamily
from techplomacy.vocabulary.instrument import Instrument
from techplomacy.vocabulary.loading import load_vocabulary
from techplomacy.vocabulary.sector import Sector
from techplomacy.vocabulary.vocabulary import Vocabulary
from techplomacy.vocabulary.word import IssueCode, Measure, StepWord, Word

__all__ = [
    "BodyFamily",
    "Country",
    "Currency",
    "Era",
    "FiscalCalendar",
    "Instrument",
    "IssueCode",
    "Measure",
    "MoneyMark",
    "NumberWord",
    "Sector",
    "StepWord",
    "Vocabulary",
    "Word",
    "load_vocabulary",
]

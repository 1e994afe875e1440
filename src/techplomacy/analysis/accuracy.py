"""How right the program's own reading is, as it was measured on marked passages; the numbers are data."""

from decimal import Decimal

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.view import View
from techplomacy.model import Cell, Result

SHARES = ("precision", "recall", "f1", "f1_low", "f1_high", "step", "day", "countries", "parties", "amounts", "sectors")


def answer_accuracy(view: View) -> Result:
    """A row a set of marked passages: whose texts, whether rules were written with them in sight, its size, and shares.

    Precision, recall and F1 ask for the act with the right form of instrument; the other shares are of the acts found.
    The 95 % interval of F1 stands in two columns of its own.
    """
    rows = [
        (
            tell(entry["what"]),
            tell("known" if entry["seen"] else "never seen"),
            tell(entry["passages"]),
            tell(entry["acts"]),
            *(_share(entry, name) for name in SHARES),
        )
        for entry in view.vocabulary.triggers.get("accuracy", ())
    ]
    columns = ("set", "state", "passages", "acts", *SHARES)
    return make_result("accuracy", "How right the program reads", columns, rows)


def _share(entry: dict[str, object], name: str) -> Cell:
    value = entry.get(name)
    return tell(None if value is None else float(Decimal(str(value))))

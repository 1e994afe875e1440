"""The corpora that lie beside the checkout, as documents: whose voice they are and which field holds their text."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from techplomacy.corpus import make_document
from techplomacy.errors import InvalidValueError
from techplomacy.model import Document, When

SHARED = Path(__file__).parents[2] / "shared"
SIDES = {"white_house": "USA", "sri_lanka_cabinet": "LKA", "singapore_environment": "SGP", "singapore_law": "SGP"}


def read_corpus(name: str, *, only: set[str] | None = None) -> Iterator[tuple[str, Document]]:
    """(key, document) of each text of a corpus; `only` names the keys that are wanted."""
    with gzip.open(SHARED / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            key = str(row.get("key") or row["path"])
            if only is not None and key not in only:
                continue
            text = row.get("text") or f"{row['title']}\n\n{row.get('decision_details') or ''}"
            yield (
                key,
                make_document(
                    text,
                    name=key,
                    title=row.get("title") or "",
                    published=_read_day(row.get("date") or row.get("date_str")),
                    side=SIDES[name],
                ),
            )


def _read_day(written: str | None) -> When | None:
    try:
        return When(written) if written else None
    except InvalidValueError:
        return None

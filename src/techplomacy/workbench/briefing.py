"""`brief`: one page on a sector, an actor, an initiative or the pair, with its statements beside it for `changes`."""

import difflib
import json
import re
from pathlib import Path

from techplomacy.analysis import View
from techplomacy.analysis.brief import Kind, Subject, answer_brief, find_subject
from techplomacy.errors import InvalidValueError
from techplomacy.presentation.briefing import make_brief_page
from techplomacy.presentation.html import write_html
from techplomacy.presentation.outline import Outline
from techplomacy.presentation.plain import write_plain
from techplomacy.workbench.history import HISTORY

ENDINGS = (".docx", ".html", ".txt")


def brief(view: View, name: str, *, out: Path | None = None) -> str:
    """The brief as plain text; written to `out` too where given, with a .json of its statements beside it.

    InvalidValueError where nothing is called so, or the file's ending is not one of ENDINGS. A copy of the statements
    is kept with the build, so that `changes` knows the last brief of each subject.
    """
    subject = _find(view, name)
    if out is not None and out.suffix not in ENDINGS:
        raise InvalidValueError(f"{out} cannot be written: end its name in one of {', '.join(ENDINGS)}.")
    facts = answer_brief(view, subject)
    outline, told = make_brief_page(view, facts)
    sidecar = _describe(view, subject, facts.values, told)
    kept = view.base.path.parent / HISTORY / f"brief-{subject.kind}-{_make_slug(subject.id)}.json"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(sidecar, encoding="utf-8")
    if out is not None:
        _write(outline, out, view)
        out.with_suffix(".json").write_text(sidecar, encoding="utf-8")
    return write_plain(outline)


def _write(outline: Outline, out: Path, view: View) -> None:
    folder = view.base.path.parent
    if out.suffix == ".docx":
        from techplomacy.presentation.word import write_word  # the Word library alone takes a third of a second

        out.write_bytes(write_word(outline, folder, view.as_of))
    else:
        text = write_html(outline, folder) if out.suffix == ".html" else write_plain(outline)
        out.write_text(text, encoding="utf-8")


def _find(view: View, name: str) -> Subject:
    subject = find_subject(view, name)
    if subject is not None:
        return subject
    known = [s.label for s in view.vocabulary.sectors.values()] + [t.name for t in view.initiatives]
    known += [actor.name for actor in view.actors.values()]
    near = difflib.get_close_matches(name, known, n=4, cutoff=0.5)
    hint = f"Did you mean {', '.join(near)}?" if near else "Name a sector, an initiative, an actor, or write: pair."
    raise InvalidValueError(f"Nothing here is called {name!r}. {hint}")


def _describe(view: View, subject: Subject, values: dict[str, str], told: dict[str, str]) -> str:
    statements = [{"key": key, "value": values[key], "text": " ".join(told[key].split())} for key in sorted(told)]
    data = {
        "study": view.study.title,
        "as_of": view.as_of.isoformat(),
        "subject": {"kind": subject.kind.value, "id": subject.id, "label": subject.label},
        "statements": statements,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _make_slug(identifier: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", identifier.casefold()).strip("-") or "subject"


def read_subject(data: dict[str, dict[str, str]]) -> Subject:
    """The subject of a brief's statements."""
    told = data["subject"]
    return Subject(Kind(told["kind"]), told["id"], told["label"])

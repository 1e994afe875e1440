"""The small files beside a paper: what a person silenced, and what its record keys last said; never the paper."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path

from techplomacy.audit.against.keys import Seen
from techplomacy.errors import InvalidValueError
from techplomacy.model import Verdict

VERDICTS, KEYS = ".verdicts.jsonl", ".keys.json"


def find_sidecar(paper: Path, ending: str) -> Path:
    """The file beside a paper that has its name and an ending more."""
    return paper.with_name(f"{paper.name}{ending}")


def read_verdicts(paper: Path) -> list[Verdict]:
    """The verdicts on findings, in order; InvalidValueError names the line that is none."""
    path = find_sidecar(paper, VERDICTS)
    if not path.is_file():
        return []
    names = {field.name for field in fields(Verdict)}
    verdicts = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            told = {key: value for key, value in json.loads(line).items() if key in names and key != "state"}
            verdicts.append(Verdict(**{"before": "", "after": "", "seen": None, "value": None, **told}))
        except (ValueError, TypeError, AttributeError) as error:
            raise InvalidValueError(
                f"{path}:{number}: this line is no verdict ({error}); mend it or take it out."
            ) from error
    return verdicts


def append_verdict(paper: Path, verdict: Verdict) -> Path:
    """Add one line to the verdicts of a paper; the file's path."""
    path = find_sidecar(paper, VERDICTS)
    told = {key: value for key, value in asdict(verdict).items() if value not in (None, "")}
    with path.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(told, ensure_ascii=False) + "\n")
    return path


def read_state(paper: Path) -> dict[str, Seen]:
    """What each record key of a paper last said; empty where nothing is known, or the file is damaged."""
    try:
        told = json.loads(find_sidecar(paper, KEYS).read_text(encoding="utf-8"))
        return {str(name): Seen(**seen) for name, seen in told["keys"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def write_state(paper: Path, state: Mapping[str, Seen]) -> None:
    """Keep what each key says; nothing is written where a paper has no keys or nothing changed."""
    path = find_sidecar(paper, KEYS)
    if not path.is_file() and not state:
        return
    if state and state == read_state(paper):
        return
    told = {"about": "What the record keys last said; written by techplomacy check.", "keys": _encode(state)}
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    fresh.replace(path)


def _encode(state: Mapping[str, Seen]) -> dict[str, dict[str, str]]:
    return {name: {"sentence": seen.sentence, "said": seen.said} for name, seen in sorted(state.items())}

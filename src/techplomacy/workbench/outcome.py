"""What a run of `map` leaves behind: where things are, the answer, what needs a person, how long it took."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from techplomacy.model import Issue

EVIDENCE = "evidence.sqlite"
ISSUES = "issues.csv"
OUTCOME = "build.json"


@dataclass(frozen=True)
class MapOutcome:
    """`paths` names what was made (evidence, report, figures, tables, issues); `timings` are seconds a stage.

    `is_fresh` is False where nothing had changed since the last run and nothing was done.
    """

    study: str
    folder: Path
    paths: Mapping[str, Path]
    paragraph: str
    issues: tuple[Issue, ...]
    timings: Mapping[str, float] = field(default_factory=dict)
    is_fresh: bool = True

    def move(self, folder: Path) -> "MapOutcome":
        """The same after its folder was moved."""
        paths = {name: folder / path.relative_to(self.folder) for name, path in self.paths.items()}
        return replace(self, folder=folder, paths=paths)


def find_outputs(folder: Path) -> dict[str, Path]:
    """What stands in a build folder, by its name without ending; the report in each of its formats."""
    made = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".") and path.name != OUTCOME]
    names = [path.stem for path in made]
    return {path.name if names.count(path.stem) > 1 else path.stem: path for path in made}


def write_outcome(outcome: MapOutcome, path: Path, fingerprint: str) -> None:
    """Keep what the next run needs to see that nothing has changed; no times, so that the same run gives same bytes."""
    data = {
        "fingerprint": fingerprint,
        "study": outcome.study,
        "paths": {name: made.relative_to(outcome.folder).as_posix() for name, made in sorted(outcome.paths.items())},
        "paragraph": outcome.paragraph,
        "issues": [[issue.code, issue.place, issue.message, issue.remedy] for issue in outcome.issues],
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_outcome(folder: Path, path: Path, fingerprint: str) -> MapOutcome | None:
    """The last run's outcome, if it had this fingerprint and all that it made is still there."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["fingerprint"] != fingerprint:
            return None
        paths = {name: folder / made for name, made in data["paths"].items()}
        issues = tuple(Issue(*row) for row in data["issues"])
        outcome = MapOutcome(data["study"], folder, paths, data["paragraph"], issues, is_fresh=False)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # no last run, or one that was tampered with: build again
    return outcome if all(made.exists() for made in paths.values()) else None

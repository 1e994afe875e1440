"""Loads what the words of a hand-coded row amount to: status to steps, instrument to finance stage."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from techplomacy.errors import InvalidValueError
from techplomacy.model import Step, When
from techplomacy.vocabulary import Instrument


@dataclass(frozen=True)
class Crosswalk:
    """The tables of `crosswalk.yaml`; `data` is the file as read."""

    data: dict[str, Any]

    def is_status(self, word: str) -> bool:
        """Whether a status has a rule."""
        return word in self.data["statuses"]

    def is_verified(self, word: str) -> bool:
        """Whether a word says how far an act is confirmed."""
        return word in self.data["verified"]

    def is_policy_kind(self, word: str) -> bool:
        """Whether a word is a kind of policy."""
        return word in self.data["policy_kinds"]

    def is_level(self, word: str) -> bool:
        """Whether a word says how far a policy got."""
        return word in self.data["policy_levels"]

    def find_steps(self, status: str, instrument: Instrument, when: When | None) -> tuple[Step, ...]:
        """The steps that a status amounts to for an instrument, dated as far as the row's date tells."""
        rule = self.data["statuses"][status]
        steps = rule.get("instruments", {}).get(instrument.id, rule["steps"])
        return tuple(
            Step(instrument.step if step["step"] == "concluded" else step["step"], _cut(when, step["when"]))
            for step in steps
        )

    def find_stage(self, instrument: str, status: str | None) -> str:
        """The finance stage of an act's money."""
        stages = self.data["stages"]
        by_status = stages["statuses"].get(status)
        return str(by_status or stages["instruments"].get(instrument, stages["otherwise"]))


def _cut(when: When | None, part: str) -> When | None:
    if when is None or part == "none":
        return None
    if part == "whole" or "/" not in when.edtf:
        # an act with a single date ends on a day that nobody told
        return None if part == "end" else when
    piece = when.edtf.split("/")[0 if part == "start" else 1]
    try:
        return When(piece)
    except InvalidValueError:
        return None


@lru_cache(maxsize=1)
def load_crosswalk() -> Crosswalk:
    """The shipped crosswalk."""
    text = (Path(__file__).parent / "crosswalk.yaml").read_text(encoding="utf-8")
    return Crosswalk(yaml.safe_load(text))

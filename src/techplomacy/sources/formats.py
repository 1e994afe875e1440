"""Loads the code lists of other people's formats (formats.yaml); it must not read their files."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache(maxsize=1)
def load_formats() -> dict[str, Any]:
    """The tables of `formats.yaml` as read."""
    text = (Path(__file__).parent / "formats.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))

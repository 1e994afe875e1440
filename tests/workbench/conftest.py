"""A small study of two countries with three documents: a signing with a grant, a cabinet approval, an announcement."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from techplomacy.workbench.template import init_study

GOLDEN = Path(__file__).parents[1] / "golden" / "ken_kor"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    root = tmp_path / "study"
    init_study(root, ("KEN", "KOR"), as_of=date(2025, 6, 30))
    for path in GOLDEN.glob("*.md"):
        shutil.copy(path, root / "documents")
    return root

"""Quality is pinned like behaviour: on each gold set each metric reaches its floor (floors.toml says how they move)."""

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from techplomacy.vocabulary import load_vocabulary
from techplomacy.workbench.evaluating import evaluate_gold
from techplomacy.workbench.goldreading import hash_gold

ROOT = Path(__file__).parents[2]
SETS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


def _load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pin_floors", ROOT / "tools" / "pin_floors.py")
    tool = sys.modules.setdefault("pin_floors", importlib.util.module_from_spec(spec))
    spec.loader.exec_module(tool)
    return tool


TOOL = _load_tool()


@pytest.mark.parametrize("name", SETS)
def test_every_metric_reaches_its_floor(name):
    told = SETS[name]
    gold = ROOT / told["path"]
    if not gold.exists():
        pytest.skip(f"{told['path']} is not there: this gold set is measured only where it is")
    if not told["floors"]:
        state = "is sealed, and was not opened" if told.get("sealed") else "has no floors"
        pytest.skip(f"{name} {state} yet: python tools/pin_floors.py {name}")
    assert hash_gold(gold) == told["checksum"], f"the labels changed: python tools/pin_floors.py {name}"
    measured = TOOL.measure(evaluate_gold(gold))
    assert set(told["floors"]) <= set(measured), "a floor of a metric that the set cannot tell any more"
    missed = {
        metric: f"{measured[metric]:.3f} < {TOOL.read_floor(entry)}"
        for metric, entry in told["floors"].items()
        if measured[metric] < TOOL.read_floor(entry)
    }
    assert not missed, f"{name}: {missed}"
    told_of = {entry["id"]: entry for entry in load_vocabulary().triggers["accuracy"]}
    if name in told_of:
        assert told_of[name]["checksum"] == told["checksum"], "python tools/write_accuracy.py"
        for metric in ("precision", "recall", "f1"):
            assert float(told_of[name][metric]) == pytest.approx(measured[metric], abs=0.01), (
                f"the report tells another {metric} of {name}: python tools/write_accuracy.py"
            )


@pytest.mark.parametrize("name", SETS)
def test_a_floor_is_a_share_and_is_lowered_with_a_word(name):
    for metric, entry in SETS[name]["floors"].items():
        assert 0.0 <= TOOL.read_floor(entry) <= 1.0, metric
        if isinstance(entry, dict):
            assert set(entry) == {"floor", "lowered"} and entry["lowered"].strip(), f"{metric}: say why it was lowered"


def test_pinning_raises_floors_and_never_lowers_one():
    held = {"recall": 0.8, "step": {"floor": 0.9, "lowered": "a reason"}, "kind": 0.5}
    floors, told = TOOL.raise_floors(held, {"recall": 0.7, "step": 0.905, "kind": 0.9, "f1": 0.6}, is_new=False)
    assert floors == {"recall": 0.8, "step": {"floor": 0.9, "lowered": "a reason"}, "kind": 0.89, "f1": 0.59}
    assert [note.split()[0] for note in told] == ["recall"]
    floors, told = TOOL.raise_floors(held, {"recall": 0.7}, is_new=True)
    assert floors["recall"] == 0.69 and told == []


def test_what_is_written_is_read_again():
    text = TOOL.write_floors("# head", SETS | {"x": {"path": "p", "floors": {"f1": {"floor": 0.5, "lowered": "why"}}}})
    assert tomllib.loads(text)["x"]["floors"] == {"f1": {"floor": 0.5, "lowered": "why"}}
    assert {name: told["path"] for name, told in tomllib.loads(text).items()} == {
        name: told["path"] for name, told in SETS.items()
    } | {"x": "p"}

"""The outputs of a build change together, whenever the run dies."""

import multiprocessing
from pathlib import Path

import pytest

from techplomacy.errors import StudyError
from techplomacy.workbench.swap import FRESH, WHOLE, finish_swap, lock_build, start_build, swap_in


def make_outputs(folder: Path, word: str) -> None:
    (folder / "tables").mkdir()
    (folder / "tables" / f"{word}.csv").write_text(word)
    (folder / "report.html").write_text(word)


def read_outputs(folder: Path) -> list[str]:
    return sorted(path.read_text() for path in folder.rglob("*") if path.is_file() and path.name != ".lock")


def test_new_outputs_replace_old_ones_whole(tmp_path: Path) -> None:
    for word in ("one", "two"):
        make_outputs(start_build(tmp_path), word)
        swap_in(tmp_path)
        assert read_outputs(tmp_path) == [word, word]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "tables"]


def test_a_build_that_died_while_making_leaves_the_last_good_one(tmp_path: Path) -> None:
    make_outputs(start_build(tmp_path), "one")
    swap_in(tmp_path)
    make_outputs(start_build(tmp_path), "half")
    finish_swap(tmp_path)
    assert (tmp_path / "report.html").read_text() == "one"
    assert list(start_build(tmp_path).iterdir()) == []


@pytest.mark.parametrize("moved", range(5))
def test_a_build_that_died_while_swapping_is_finished(
    tmp_path: Path, moved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_outputs(start_build(tmp_path), "one")
    swap_in(tmp_path)
    make_outputs(start_build(tmp_path), "two")
    steps = 0

    def count(real):  # type: ignore[no-untyped-def]
        def step(self: Path, target: Path) -> Path:
            nonlocal steps
            if steps == moved:
                raise KeyboardInterrupt
            steps += 1
            return real(self, target)  # type: ignore[no-any-return]

        return step

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", count(Path.rename))
        patch.setattr(Path, "replace", count(Path.replace))
        try:
            swap_in(tmp_path)
        except KeyboardInterrupt:
            assert (tmp_path / FRESH / WHOLE).exists()
    finish_swap(tmp_path)
    assert read_outputs(tmp_path) == ["two", "two"]


def hold(folder: Path, held: "multiprocessing.synchronize.Event", leave: "multiprocessing.synchronize.Event") -> None:
    with lock_build(folder):
        held.set()
        leave.wait(20)


def test_one_run_at_a_time(tmp_path: Path) -> None:
    held, leave = multiprocessing.Event(), multiprocessing.Event()
    other = multiprocessing.Process(target=hold, args=(tmp_path, held, leave))
    other.start()
    assert held.wait(20)
    with pytest.raises(StudyError, match="Another run"), lock_build(tmp_path):
        pass
    other.kill()  # a killed run lets go
    other.join()
    with lock_build(tmp_path):
        assert (tmp_path / ".lock").exists()


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StudyError, match="--out"), lock_build(tmp_path / "file"):
        pass

"""Data flows one way: who may import whom, without cycles, and where outside libraries enter."""

import ast
import re
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
DISTRIBUTIONS = {
    "docx": "python-docx",
    "yaml": "pyyaml",
    "vl_convert": "vl-convert-python",
    "citeproc": "citeproc-py",
    "currency_converter": "currencyconverter",
}


def test_every_room_is_known_and_there(modules: dict[str, Any], rules: dict[str, Any]) -> None:
    rooms = {module.room for module in modules.values() if module.room and module.room != "studies"}
    assert rooms <= set(rules["rooms"]), "a room without a line in rooms.toml"


def test_rooms_import_only_what_they_may(modules: dict[str, Any], rules: dict[str, Any]) -> None:
    wrong = []
    for module in modules.values():
        if module.room is None:
            continue
        allowed = {module.room, "errors", *rules["rooms"][module.room]}
        for line, target, name in module.list_imports():
            if target.split(".")[0] != "techplomacy":
                continue
            if target == "techplomacy" and name is None:
                continue  # the package itself, for its place on the disk
            rest = target.split(".")[1:] or [str(name)]
            if rest[0] not in allowed:
                wrong.append(f"{module.path}:{line} imports {target}")
    assert not wrong, "\n".join(wrong)


def test_only_the_workbench_writes_evidence(modules: dict[str, Any], rules: dict[str, Any]) -> None:
    wrong = [
        f"{module.path}:{line} imports {target}.{name}"
        for module in modules.values()
        if module.room not in ("evidence", "workbench")
        for line, target, name in module.list_imports()
        if target in rules["write_side"]["modules"]
        or (target.startswith("techplomacy.evidence") and name in rules["write_side"]["names"])
    ]
    assert not wrong, "\n".join(wrong)


def test_there_are_no_cycles(modules: dict[str, Any]) -> None:
    graph: dict[str, set[str]] = {}
    for module in modules.values():
        targets = set()
        for _, target, name in module.list_imports():
            inner = f"{target}.{name}"
            targets.add(inner if inner in modules else target)
        graph[module.name] = {target for target in targets if target in modules and target != module.name}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise AssertionError(f"import cycle: {' -> '.join(error.args[1])}") from error


def test_commands_do_not_import_their_group(modules: dict[str, Any]) -> None:
    wrong = [
        module.path
        for module in modules.values()
        if module.path not in ("__main__.py", "cli/main.py")
        if any(target == "techplomacy.cli.main" for _, target, _ in module.list_imports())
    ]
    assert not wrong


def test_imports_are_absolute_plain_and_true(modules: dict[str, Any]) -> None:
    wrong = []
    for module in modules.values():
        for line, target, name in module.list_imports():
            if target.startswith("."):
                wrong.append(f"{module.path}:{line} is a relative import")
            if name == "*":
                wrong.append(f"{module.path}:{line} is a star import")
            if name == "TYPE_CHECKING":
                wrong.append(f"{module.path}:{line} hides an import from the interpreter")
    assert not wrong, "\n".join(wrong)


def test_each_outside_library_enters_through_its_door(modules: dict[str, Any], rules: dict[str, Any]) -> None:
    wrong = []
    for module in modules.values():
        for line, target, _ in module.list_imports():
            library = target.split(".")[0]
            if library == "techplomacy" or (library in sys.stdlib_module_names and library != "sqlite3"):
                continue
            doors = rules["doors"].get(library, [])
            if not any(module.path == door or (door.endswith("/") and module.path.startswith(door)) for door in doors):
                wrong.append(f"{module.path}:{line} imports {library}; its doors are {doors or 'none'}")
    assert not wrong, "\n".join(wrong)


def test_each_outside_library_is_declared(rules: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for extra in project["optional-dependencies"].values() for line in extra]
    declared = {re.split(r"[^\w-]", line)[0].lower() for line in (*project["dependencies"], *extras)}
    names = {DISTRIBUTIONS.get(library, library.replace("_", "-").lower()) for library in rules["doors"]}
    brought = {"sqlite3", "pydantic-core", "charset-normalizer"}  # by Python, by pydantic, by trafilatura
    assert names - brought <= declared, f"not in pyproject.toml: {sorted(names - brought - declared)}"


def test_doors_stand_where_the_table_says(modules: dict[str, Any], rules: dict[str, Any]) -> None:
    paths = {module.path for module in modules.values()}
    gone = [
        f"{library}: {door}"
        for library, doors in rules["doors"].items()
        for door in doors
        if not any(path == door or (door.endswith("/") and path.startswith(door)) for path in paths)
    ]
    assert not gone, f"rooms.toml names files that are not there: {gone}"


def test_the_documentation_shows_the_same_table(rules: dict[str, Any]) -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    shown: dict[str, set[str]] = {}
    for names, allowed in re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|[^|]*\| ([^|]*) \|$", text, re.M):
        for name in re.findall(r"\w+", names):
            words = set(re.findall(r"[a-z]+", allowed))
            everything = set(rules["rooms"]) - {"workbench", "cli", "web"}
            shown[name] = everything if "above" in words else words & set(rules["rooms"])
    assert shown == {room: set(allowed) for room, allowed in rules["rooms"].items()}


def test_nothing_is_read_or_made_at_import(modules: dict[str, Any]) -> None:
    """A heuristic: no loops and blocks at the top of a module, and no call there that by its name does work."""
    verbs = ("load_", "read_", "fetch_", "open_", "write_", "find_", "make_", "build_", "compile_")
    deeds = {"open", "read_text", "read_bytes", "write_text", "connect", "glob", "rglob", "mkdir", "loads", "run"}
    wrong = []
    for module in modules.values():
        for node in module.tree.body:
            if isinstance(node, ast.For | ast.While | ast.With | ast.Try):
                wrong.append(f"{module.path}:{node.lineno} runs a block at import")
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.If):
                continue
            for call in (inner for inner in ast.walk(node) if isinstance(inner, ast.Call)):
                name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                if name.lstrip("_").startswith(verbs) or name in deeds:
                    wrong.append(f"{module.path}:{call.lineno} calls {name} at import")
    assert not wrong, "\n".join(wrong)

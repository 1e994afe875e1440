"""Small files with plain names, each with its duty in its docstring."""

import ast
from typing import Any


def test_each_module_says_its_duty(modules: dict[str, Any]) -> None:
    silent = [module.path for module in modules.values() if not ast.get_docstring(module.tree)]
    assert not silent, f"no docstring: {silent}"


def test_module_names_are_one_plain_word(modules: dict[str, Any], rules: dict[str, Any]) -> None:
    wrong = []
    for module in modules.values():
        for word in module.path.removesuffix(".py").split("/"):
            if word in rules["forbidden_names"] or ("_" in word.strip("_") and not module.path.startswith("studies/")):
                wrong.append(module.path)
    assert not wrong, f"name the thing in one word: {wrong}"


def test_files_and_functions_stay_small(modules: dict[str, Any], rules: dict[str, Any]) -> None:
    excused = {item["place"]: item for item in rules["sizes"].get("excused", [])}
    long: dict[str, int] = {}
    for module in modules.values():
        lines = module.text.count("\n")
        if lines > rules["sizes"]["file"]:
            long[module.path] = lines
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > rules["sizes"]["function"]:
                    long[f"{module.path}:{node.name}"] = lines
    unexcused = {place: lines for place, lines in long.items() if place not in excused}
    assert not unexcused, f"too long, and no reason in rooms.toml: {unexcused}"
    assert set(excused) <= set(long), f"excused and no longer long: {sorted(set(excused) - set(long))}"
    assert all(item["reason"] for item in excused.values())


def test_nobody_is_left_to_do_it_later(modules: dict[str, Any]) -> None:
    marks = ("TO" "DO", "FIX" "ME", "X" "XX:", "HA" "CK")  # fmt: skip
    wrong = [f"{m.path}: {mark}" for m in modules.values() for mark in marks if mark in m.text.replace("XXXX", "")]
    assert not wrong, wrong

"""Print the size table of the source tree: lines a file and lines a function, median and 90th percentile, by room."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1] / "src" / "techplomacy"


def count_functions(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def summarise(values: list[int]) -> str:
    if not values:
        return f"{'-':>6} {'-':>6} {'-':>6}"
    ordered = sorted(values)
    return f"{statistics.median(ordered):>6.0f} {ordered[int(0.9 * (len(ordered) - 1))]:>6} {ordered[-1]:>6}"


def main() -> None:
    rooms: dict[str, tuple[list[int], list[int]]] = {}
    for path in sorted(ROOT.rglob("*.py")):
        room = path.relative_to(ROOT).parts[0] if path.parent != ROOT else "(root)"
        files, functions = rooms.setdefault(room, ([], []))
        text = path.read_text(encoding="utf-8")
        files.append(text.count("\n"))
        functions.extend(count_functions(ast.parse(text)))
    print(
        f"{'room':<14} {'files':>6} {'lines':>6} | lines a file: median, p90, max | lines a function: median, p90, max"
    )
    for room, (files, functions) in sorted(rooms.items()):
        print(f"{room:<14} {len(files):>6} {sum(files):>6} | {summarise(files)} | {summarise(functions)}")
    files = [n for lines, _ in rooms.values() for n in lines]
    functions = [n for _, lines in rooms.values() for n in lines]
    print(f"{'all':<14} {len(files):>6} {sum(files):>6} | {summarise(files)} | {summarise(functions)}")


if __name__ == "__main__":
    main()

"""The source tree as syntax trees, and the house rules from rooms.toml."""

import ast
import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "techplomacy"


@dataclass(frozen=True)
class Module:
    """One file of the package; `path` is told from the package, `name` is dotted."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def name(self) -> str:
        dotted = "techplomacy." + self.path.removesuffix(".py").replace("/", ".")
        return dotted.removesuffix(".__init__")

    @property
    def room(self) -> str | None:
        return self.path.split("/")[0] if "/" in self.path else None

    def list_imports(self) -> list[tuple[int, str, str | None]]:
        """(line, module, name) of each import anywhere in the file; name is None for `import x`."""
        found: list[tuple[int, str, str | None]] = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found += [(node.lineno, alias.name, None) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                found += [(node.lineno, "." * node.level + (node.module or ""), alias.name) for alias in node.names]
        return found


@lru_cache(maxsize=1)
def read_modules() -> dict[str, Module]:
    modules = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        module = Module(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8"))
        modules[module.name] = module
    return modules


@pytest.fixture(scope="session")
def modules() -> dict[str, Module]:
    return read_modules()


@pytest.fixture(scope="session")
def rules() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "rooms.toml").read_text(encoding="utf-8"))

"""No module names a country or a capital: words are data."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from techplomacy.vocabulary import load_vocabulary

# Also ordinary words of English or of code; a country is not meant by them.
ORDINARY = {"polish", "cook", "georgia", "jordan", "chad", "male", "victoria", "bamako"}


@lru_cache(maxsize=1)
def list_names() -> frozenset[str]:
    names: set[str] = set()
    for country in load_vocabulary().countries.values():
        if country.alpha3 in ("WLD", "INT", "EUE"):
            continue
        names |= {country.name, country.labels.get("en", ""), country.capital or "", *country.demonyms}
    return frozenset(name.casefold() for name in names if len(name) >= 4 and name.isascii()) - ORDINARY


def list_words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """String literals but docstrings, and identifiers, with their lines."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
        if isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value
        for attribute in ("id", "attr", "name", "arg"):
            word = getattr(node, attribute, None)
            if isinstance(word, str):
                yield getattr(node, "lineno", 0), word


def find_names(text: str) -> set[str]:
    """Country names among the words of a text; underscores part words."""
    plain = " ".join(re.findall(r"[^\W\d_]+", text.casefold()))
    words = plain.split()
    stretches = {" ".join(words[i : i + n]) for n in (1, 2, 3, 4) for i in range(len(words))}
    return stretches & list_names()


def test_no_module_names_a_country(modules: dict[str, Any], rules: dict[str, Any]) -> None:
    excused = {(item["file"], word) for item in rules["named"] for word in item["words"]}
    wrong = sorted(
        f"{module.path}:{line} names {name!r}"
        for module in modules.values()
        for line, text in list_words(module.tree)
        for name in find_names(text)
        if (module.path, name) not in excused
    )
    assert not wrong, "\n".join(wrong)


def test_the_search_finds_what_it_should() -> None:
    assert find_names("loans_to_kenya") == {"kenya"}
    assert find_names("the South Korean side") >= {"south korean"}
    assert find_names("kenyatta and nigerien-like words") == set() or "nigerien" in list_names()

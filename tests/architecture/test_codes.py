"""Each code that an Issue can carry is explained in the vocabulary."""

import ast
from collections.abc import Iterator
from typing import Any

from techplomacy.vocabulary import load_vocabulary

MAKERS = {"Issue": 0, "note": 0, "lose": 0, "fault": 1, "_make_issue": 0, "make_issue": 0}


def list_codes(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Literal codes given to makers of Issues, and as `code=` to errors that become Issues."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        given = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
        if name in MAKERS and len(call.args) > MAKERS[name]:
            given.append(call.args[MAKERS[name]])
        for value in given:
            for part in (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and "-" in part.value:
                    yield call.lineno, part.value


def test_every_code_is_explained(modules: dict[str, Any]) -> None:
    known = load_vocabulary().issue_codes
    found = [(module.path, line, code) for module in modules.values() for line, code in list_codes(module.tree)]
    unknown = [f"{path}:{line} {code}" for path, line, code in found if code not in known]
    assert not unknown, "add to issue_codes.yaml:\n" + "\n".join(unknown)
    assert len({code for _, _, code in found}) > 15, "the search for codes does not see them any more"

"""Streams the elements of an XML file with their lines; it knows no format, and follows no entity."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from techplomacy.errors import InvalidValueError

_CHUNK = 2**20


@dataclass
class Node:
    """An element: its name without namespace, attributes, text and children, and the line it begins on."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def find(self, name: str) -> "Node | None":
        """The first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def every(self, name: str) -> list["Node"]:
        """All children of a name."""
        return [child for child in self.children if child.name == name]

    def get(self, attribute: str) -> str | None:
        """An attribute; None where it is missing or empty."""
        return self.attributes.get(attribute, "").strip() or None

    def list_values(self) -> list[str]:
        """All attributes and texts in it."""
        own = [value for value in (*self.attributes.values(), self.text.strip()) if value]
        return own + [value for child in self.children for value in child.list_values()]


class _Builder:
    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        self.done: list[Node] = []
        self.open: list[Node] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._add
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        short = name.rpartition(":")[2]
        if not self.open and short != self.wanted:
            return
        node = Node(short, {k.rpartition(":")[2]: v for k, v in attributes.items()}, self.parser.CurrentLineNumber)
        if self.open:
            self.open[-1].children.append(node)
        self.open.append(node)

    def _end(self, name: str) -> None:
        if self.open:
            node = self.open.pop()
            if not self.open:
                self.done.append(node)

    def _add(self, text: str) -> None:
        if self.open:
            self.open[-1].text += text

    def _refuse(self, *_: object) -> None:
        raise InvalidValueError("it declares a document type, and such declarations can hide a bomb")


def find_root(path: Path) -> str:
    """The name of the first element; empty where there is none."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: found.append(name.rpartition(":")[2])
    with path.open("rb") as stream:
        try:
            parser.Parse(stream.read(2**16), False)
        except expat.ExpatError:
            return found[0] if found else ""
    return found[0] if found else ""


def stream_nodes(path: Path, name: str) -> Iterator[Node]:
    """Each outermost element of a name; InvalidValueError, with the line, where the file is no XML."""
    builder = _Builder(name)
    with path.open("rb") as stream:
        try:
            while chunk := stream.read(_CHUNK):
                builder.parser.Parse(chunk, False)
                yield from builder.done
                builder.done.clear()
            builder.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise InvalidValueError(f"it is no XML ({error})") from error
    yield from builder.done

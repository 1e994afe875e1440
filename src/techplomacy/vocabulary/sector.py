"""A field of cooperation, with its codes in other classifications."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector. `words` maps a language to subject phrases; `weak` are phrases that need company to count.

    `crs` are OECD CRS purpose codes, `ford` OECD fields of R&D, `chapter` the letter of the paper's section VI (a–g).
    """

    id: str
    label: str
    crs: tuple[str, ...] = ()
    ford: tuple[str, ...] = ()
    chapter: str | None = None
    meaning: str = ""
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    weak: dict[str, tuple[str, ...]] = field(default_factory=dict)

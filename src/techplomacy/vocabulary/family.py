"""Words by which an organisation is known to be one."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BodyFamily:
    """Head words and legal forms of one kind of organisation.

    `kind` is an actor kind. `place` says where the words stand in a name: `start` (Ministry of …), `end` (… Ltd.) or
    `any`. `words` maps a language to words; `acronyms` are matched with their case. `is_legal` marks legal forms,
    which two spellings of one name may differ in.
    """

    id: str
    kind: str
    place: str
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    acronyms: tuple[str, ...] = ()
    is_legal: bool = False

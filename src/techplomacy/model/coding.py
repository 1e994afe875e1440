"""What one coder says of one act in one field of the codebook."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coding:
    """The codes that a coder gave the act of a record, in their order; none where the coder read it and found none.

    Codings of several coders stand beside one another for good: agreement is measured on them, and none is mended.
    """

    record: str
    coder: str
    field: str
    values: tuple[str, ...] = ()

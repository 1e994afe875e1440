"""A figure: a picture of one answer, with the words that belong to it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A picture and its words; the picture itself lies in `figures/<id>.svg` and `figures/<id>.png`.

    `section` is the section of the report where it belongs, `width` the width of the picture in pixels, `ids` the
    events, initiatives or series it is drawn from. `note` tells sources, basis, year type and the as-of day. Where
    there is nothing to draw, `missing` says why and there are no files.
    """

    id: str
    number: str
    section: str
    title: str
    caption: str
    note: str
    alt: str
    width: int
    ids: tuple[str, ...]
    missing: str | None = None

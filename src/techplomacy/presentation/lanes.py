"""Lanes over time: names on the left, a strip of years in the middle, remarks on the right; later lanes below."""

from collections.abc import Sequence
from datetime import date

from techplomacy.presentation.scales import list_years, place_day
from techplomacy.presentation.sheet import Sheet, make_letters
from techplomacy.presentation.theme import find_colour, load_theme, measure, shorten, wrap
from techplomacy.presentation.wording import write_day

WIDTHS = (272.0, 308.0, 160.0)  # of the three columns
TOP, ROW, STEP, HEAD = 40.0, 21.0, 14.0, 30.0  # heights: years, a lane, a second line of a name, a heading
GAP = 12.0


class Lanes:
    """A sheet that is filled from top to bottom; `place` says where a day stands on the strip."""

    def __init__(self, first: float, last: float, as_of: date, *, widths: tuple[float, float, float] = WIDTHS) -> None:
        self.sheet = Sheet()
        self.names, self.strip, self.remarks = widths
        self.first, self.last = first, last
        self.as_of = as_of
        self.y = TOP
        self._stripes: list[float] = []
        self._groups: list[float] = []

    def place(self, day: date) -> float:
        """The x of a day, held within the strip."""
        share = (place_day(day) - self.first) / (self.last - self.first)
        return round(self.names + GAP + min(max(share, 0.0), 1.0) * self.strip, 1)

    def head(self, title: str, meaning: str, colour: str) -> None:
        """Begin a group of lanes: its title, and what its marks mean."""
        self.y += HEAD
        self._groups += [self.y - HEAD, self.y] if self._groups else [self.y]
        self.sheet.write(0, self.y - 12, title, fontWeight="bold", fill=colour)
        if meaning:
            self.sheet.write(
                self.names + GAP + self.strip + GAP + self.remarks, self.y - 12, meaning, align="right",
                fontSize=load_theme()["small"], fill=find_colour("quiet"),
            )  # fmt: skip

    def open(self, name: str, remark: str) -> float:
        """Begin a lane; the y of its middle."""
        small = load_theme()["small"]
        lines = wrap(name, self.names, lines=2)
        middle = self.y + (ROW + STEP * (len(lines) - 1)) / 2
        for n, line in enumerate(lines):
            self.sheet.write(0, round(middle + STEP * (n - (len(lines) - 1) / 2), 1), line)
        text = shorten(remark, self.remarks, size=small)
        self.sheet.write(self.names + 2 * GAP + self.strip, middle, text, fontSize=small, fill=find_colour("quiet"))
        self._stripes.append(middle)
        self.y += ROW + STEP * (len(lines) - 1)
        return middle

    def note(self, x: float, y: float, text: str, *, is_left: bool, colour: str) -> None:
        """Words beside a mark, on a patch that keeps lines from running through them."""
        small = load_theme()["small"]
        width = round(measure(text, size=small), 1)
        patch = {"x": (x - width if is_left else x) - 1, "y": y - 7, "width": width + 2, "height": 14}
        self.sheet.lay("rect", [patch], fill=find_colour("paper"))
        self.sheet.write(x, y, text, align="right" if is_left else "left", fontSize=small, fill=colour)

    def close(self) -> Sheet:
        """Draw the years and the as-of day behind what was laid; the finished sheet."""
        under = Sheet()
        left, right = self.names + GAP, self.names + GAP + self.strip
        rules = [{"x": left, "x2": right, "y": y, "y2": y} for y in self._stripes]
        under.lay("rule", rules, stroke=find_colour("line"), strokeOpacity=0.7)
        years = list_years(self.first, self.last - 1 / 12, most=8)
        under.lay("rule", self._stand(years), stroke=find_colour("line"))
        words = [{"x": self.place(date(year, 1, 1)), "y": TOP - 10, "text": str(year)} for year in years]
        under.lay("text", words, **make_letters(align="center", fontSize=load_theme()["small"]))
        x = self.place(self.as_of)
        day = self._stand_at(x)
        under.lay("rule", day, stroke=find_colour("ink"), strokeDash=[3, 3])
        under.write(x, TOP - 28, f"as of {write_day(self.as_of)}", align="center", fontSize=load_theme()["small"])
        under.join(self.sheet)
        return under

    def _stand(self, years: Sequence[int]) -> list[dict[str, float]]:
        return [rule for year in years for rule in self._stand_at(self.place(date(year, 1, 1)))]

    def _stand_at(self, x: float) -> list[dict[str, float]]:
        """Upright rules at one place, interrupted where a heading stands."""
        ends = [*self._groups, self.y] if self._groups else [TOP, self.y]
        return [{"x": x, "x2": x, "y": a, "y2": b} for a, b in zip(ends[::2], ends[1::2], strict=True)]

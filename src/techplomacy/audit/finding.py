"""Makes findings: the exact slice, the weight of the class, the other place."""

from techplomacy.audit.paper import Paper
from techplomacy.model import Finding

_LONGEST = 90  # characters of a quote inside an explanation


def make_finding(
    paper: Paper,
    kind: str,
    start: int,
    end: int,
    explanation: str,
    *,
    places: tuple[tuple[int, int], ...] = (),
    verdict: str = "contradicted",
) -> Finding:
    """A finding at [start, end) with white space at its edges left out; `places` are the other passages it rests on."""
    text = paper.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    evidence = tuple(f"{paper.document.id}:{first}-{last}" for first, last in places)
    weight = paper.words.classes[kind].weight
    return Finding(kind, verdict, start, end, text[start:end], explanation, evidence, weight)


def quote(paper: Paper, start: int, end: int) -> str:
    """A passage for an explanation: in quotation marks, on one line, shortened in its middle."""
    written = " ".join(paper.text[start:end].split())
    if len(written) > _LONGEST:
        half = _LONGEST // 2
        written = f"{written[:half].rstrip()} … {written[-half:].lstrip()}"
    return f"“{written}”"

"""Checks sentences: words written twice, words that cannot follow each other, ends that are missing, brackets."""

import re
from collections.abc import Iterator

from techplomacy.audit.finding import make_finding
from techplomacy.audit.paper import Paper
from techplomacy.audit.prose import Run, Sentence
from techplomacy.audit.verbs import has_verb
from techplomacy.model import BlockKind, Finding

_DOUBLED = re.compile(r"(?<![\w'’.-])(?P<word>[A-Za-z]{2,}|a)[ \n]+(?P=word)(?![\w'’-])", re.I)
_PASSIVE = re.compile(r"\b(?:was|were)\s+(?:jointly\s+)?signed\s+(?P<who>[A-Z]{3,}\w*)\s+and\s+[A-Z]{2,}")
_END = re.compile(r"[.!?…。][\s\"'”’)\]\d]*$")
_OPEN_LIST = 0.8  # share of paragraphs with an end mark from which on a missing one is a slip
_LEAST_WORDS = 8
_REACH = 250  # characters before a run in which a page, or a heading cut in two, may have left its bracket
_MARKED = re.compile(r"[*_<>]")
_A_WHILE = re.compile(r"\ba(?:\s+\w+)?\s+while\W*$")
_A_WILL = re.compile(r"\b(?:political|free|good|public|popular|own|strong|their|our)\s+will\s+\w+$")
_FRAGMENT = re.compile(
    r"(?:\w+ing|Also|All|Not|No|And|But|Or|So|Yes|Well|More|Next)\b"
)  # of speech, and names of measures
_QUOTED = re.compile(r"[\"“”‘’']")


def check_sentences(paper: Paper) -> Iterator[Finding]:
    """Findings on broken sentences; headings, lists, captions and the bibliography are no sentences."""
    for sentence in paper.sentences:
        yield from _find_doubled(paper, sentence)
        yield from _find_clashes(paper, sentence)
        yield from _find_verbless(paper, sentence)
    for n, run in enumerate(paper.runs):
        yield from _check_brackets(paper, run)
        yield from _check_quotes(paper, n)
    yield from _find_truncated(paper)


def _find_doubled(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    for match in _DOUBLED.finditer(sentence.text):
        word = match["word"]
        first, second = match.group().split()[0], match.group().split()[-1]
        if paper.words.holds("doubled", word) or (second[0].isupper() and first[0].isupper()) or second.isupper():
            continue
        start = sentence.start + match.start()
        if _MARKED.search(paper.text, start, sentence.start + match.end()):
            continue  # a title set off by markup, and the sentence behind it
        text = f"“{word}” stands twice in a row."
        yield make_finding(paper, "word-doubled", start, sentence.start + match.end(), text)


def _find_clashes(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    """Words that cannot stand beside each other; between them something is missing."""
    words = paper.words
    hanging = rf"\ban?\s+(?:{words.joined('hanging')})\s+(?:{words.joined('after_hanging')})\b"
    perfect = rf"\b(?:has|have|had)\s+(?:{words.joined('wrong_perfects')})\b(?!-)"
    opener = rf"(?<=[a-z])\s+(?:{words.joined('openers')})\s+(?=[a-z]+\s)"
    patterns = (
        (rf"(?<![\w.'’“‘-])(?:{words.joined('clashes')})(?![\w'’“-])", "These words cannot stand beside each other"),
        (hanging, "The noun is missing"),
        (perfect, "The form of the verb is wrong"),
        (_PASSIVE.pattern, "A word such as “by” or “between” is missing"),
        (rf"(?<![\w’'.-])(?:{words.joined('unfinished')})\s*[.!?]\s*$", "The sentence stops before its end"),
        (
            r"(?<![.\s])\s*(?:(?<!\.)\.\.(?![.\d/])|,\s*,|(?<!&quot)(?<!&amp)(?<!\bhellip)(?<!&#\d\d);\s*,|,\s*;)",
            "Two marks stand side by side",
        ),
        (
            r"(?<=[a-z])\s+(?:In|By|Since)\s+(?:the\s+(?:year|same|following)|(?:19|20)\d\d)\b",
            "A new sentence begins before this one has ended",
        ),
        (opener, "A new sentence begins before this one has ended"),
    )
    for pattern, reason in patterns:
        for match in re.finditer(pattern, sentence.text):
            if reason.startswith("A new") and _is_title(sentence.text, match):
                continue
            if reason.startswith(("A new", "Two", "The sentence stops")) and _MARKED.search(
                paper.text, *_spread(sentence, match)
            ):
                continue  # behind a title that markup sets off, or between marks of notes
            if _A_WHILE.search(sentence.text[: match.end()]) or _A_WILL.search(sentence.text[: match.end()]):
                continue
            if _QUOTED.search(match.group()):
                continue
            end = sentence.start + match.end()
            begin = max(sentence.start, sentence.start + sentence.text.rfind(" ", 0, max(match.start() - 12, 0)) + 1)
            shown = " ".join(match.group().split())
            yield make_finding(paper, "sentence-broken", begin, end, f"{reason}: “{shown}”.")
            return


def _spread(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    return sentence.start + match.start(), sentence.start + match.end()


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Whether a capital inside a sentence belongs to a title or quotation."""
    before = text[: match.start()]
    return (
        len(_QUOTED.findall(before)) % 2 == 1
        or before.rstrip()[-1:] in ":;,–—-("
        or before.count("(") > before.count(")")
    )


def _find_verbless(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    run = paper.runs[sentence.run]
    if sentence.is_note or run.kind is not BlockKind.PARAGRAPH or not re.search(r"[a-z]\w*\)?\.$", sentence.text):
        return
    size = len(sentence.text.split())
    if size < _LEAST_WORDS or run.end - run.start < 2 * (sentence.end - sentence.start):
        return
    if _QUOTED.search(sentence.text) or ":" in sentence.text or not sentence.text[0].isupper():
        return
    if _FRAGMENT.match(sentence.text):
        return
    if not re.match(r"\w\.", sentence.text) and not has_verb(sentence.text, paper.words):
        yield make_finding(paper, "sentence-broken", sentence.start, sentence.end, "The sentence has no verb.")


def _check_brackets(paper: Paper, run: Run) -> Iterator[Finding]:
    """Round and square brackets without their partners inside one paragraph."""
    source = paper.plain if run.kind is BlockKind.NOTE else paper.flow
    text = source[run.start : run.end]
    opened: list[tuple[str, int]] = []
    for match in re.finditer(r"[()\[\]]", text):
        sign, n = match.group(), match.start()
        if sign in "([":
            opened.append((sign, n))
        elif opened and opened[-1][0] == ("(" if sign == ")" else "["):
            opened.pop()
        elif not re.search(r"(?:^|[\s(;:,])(?:\w{1,2}|[ivx]{1,5}|\d{1,3})$|[:;8]-?$", text[:n]):
            before = paper.plain[max(0, run.start - _REACH) : run.start]
            if not paper.document.pages or before.count("(") <= before.count(")"):
                yield _report_bracket(paper, run, n, sign, "closed and not opened", text)
            return
    if opened:
        sign, n = opened[0]
        yield _report_bracket(paper, run, n, sign, "opened and not closed", text)


def _report_bracket(paper: Paper, run: Run, n: int, sign: str, what: str, text: str) -> Finding:
    start, end = (max(0, n - 40), n + 1) if "opened and" not in what[:10] else (n, min(len(text), n + 41))
    while 0 < start < n and text[start - 1].isalnum():
        start += 1
    while n < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    return make_finding(
        paper, "bracket-unclosed", run.start + start, run.start + max(end, n + 1), f"The bracket “{sign}” is {what}."
    )


def _check_quotes(paper: Paper, n: int) -> Iterator[Finding]:
    """Double quotation marks without their partners; a quotation over several paragraphs opens each of them."""
    run = paper.runs[n]
    source = paper.plain if run.kind is BlockKind.NOTE else paper.flow
    text = source[run.start : run.end]
    following = paper.runs[n + 1] if n + 1 < len(paper.runs) else None
    follows = source[following.start : following.start + 3].lstrip()[:1] if following else ""
    straight = [m.start() for m in re.finditer(r"(?<!\d)\"", text)]
    curly = [m.start() for m in re.finditer("[“”]", text)]
    if follows in ("“", '"') and follows:
        return
    if curly and source.count("“", 0, run.start) > source.count("”", 0, run.start):
        return  # a quotation that an earlier paragraph opened
    if len(straight) % 2 and not curly:
        place = straight[-1]
    elif text.count("“") != text.count("”") and not straight and "„" not in text:
        sign = "“" if text.count("“") > text.count("”") else "”"
        place = text.rindex(sign) if sign == "“" else text.index(sign)
    else:
        return
    end = min(len(text), place + 40)
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    yield make_finding(
        paper,
        "bracket-unclosed",
        run.start + place,
        run.start + max(end, place + 1),
        "The quotation mark has no partner.",
    )


def _find_truncated(paper: Paper) -> Iterator[Finding]:
    """Paragraphs that stop without an end mark, where a heading or the end of the paper follows."""
    runs = [run for run in paper.runs if run.kind is BlockKind.PARAGRAPH and _count_words(paper, run) >= _LEAST_WORDS]
    ended = sum(bool(_END.search(paper.flow[run.start : run.end])) for run in runs)
    if not runs or ended < _OPEN_LIST * len(runs) or len(runs) < 5:
        return
    kinds = {block.start: block.kind for block in paper.document.blocks}
    starts = sorted(kinds)
    for run in runs:
        text = paper.flow[run.start : run.end].rstrip()
        if (
            not has_verb(text, paper.words)
            or _END.search(text)
            or not re.search(r"[a-z]$", text)
            or len(text.split()) < 2 * _LEAST_WORDS
            or run is paper.runs[0]
            or _is_headline(text)
            or paper.words.pattern("greetings").search(text)
        ):
            continue  # among them a subtitle, a title in capitals
        next_start = next((start for start in starts if start >= run.end), None)
        kind = kinds[next_start] if next_start is not None else BlockKind.HEADING
        if paper.document.pages and next_start is not None and not paper.find_section(next_start).label:
            continue  # what follows may be a caption, or the rest of the paragraph
        is_prose = kind is BlockKind.PARAGRAPH and paper.flow[next_start or 0].isupper() and not paper.document.pages
        if kind in (BlockKind.HEADING, BlockKind.TITLE) or is_prose:
            start = run.start + max(0, text.rfind(" ", 0, max(0, len(text) - 50)) + 1)
            text_end = run.start + len(text)
            yield make_finding(paper, "sentence-broken", start, text_end, "The paragraph stops without an end.")


def _is_headline(text: str) -> bool:
    """Whether the last words are those of a title: most of them, but for small ones, with capitals."""
    last = [word for word in text.split()[-6:] if len(word) > 3]
    return bool(last) and sum(word[0].isupper() for word in last) > len(last) / 2


def _count_words(paper: Paper, run: Run) -> int:
    return len(paper.flow[run.start : run.end].split())

"""Finds money invested or given with no instrument named: `will invest $2 billion`, `announced $5 million to`."""

import re

from techplomacy.extraction.candidates import Amount
from techplomacy.extraction.frames import Frames, Pair
from techplomacy.extraction.mentions import Mention
from techplomacy.extraction.sentences import Sentence
from techplomacy.extraction.words import Hit

_GIVES = {"provide", "commit", "announce", "make", "approve"}
_BETWEEN = re.compile(
    r"\s+(?:up to|over|more than|about|approximately|nearly|around|an? (?:additional|further|new)|"
    r"another|additional|new|to provide|to contribute|a total of|and|\*|~)*\s*",
    re.IGNORECASE,
)
_RECIPIENT = re.compile(r"^[^.;,]{0,90}?\b(?:(?:to|for|in|into)\s+(?:the\s+|[a-z]+\s+)?[A-Z]|out of\b|towards?\b)")
_LENDS = re.compile(r"len[dt]|loaned", re.IGNORECASE)
_IN = re.compile(r"\s+in\s+(?:[a-z-]+\s+){0,3}")  # `$20 million in concessional loans`
_NAME = re.compile(r"^(?:\s+[A-Z][a-z]+){1,4}(?=\s)")  # the rest of a body's name behind its country
_AVAILABLE = re.compile(r"\s+available\b")  # `makes $2 million available to X`
_ALSO = re.compile(r"\s+(?:for|to|towards)\s+[^.;:]{3,80}?,?\s+(?:(?:and|plus|as well as)\s+)?(?:a further |another )?")
_FORMS = ("loan_agreement", "grant")
_NAMED = (*_FORMS, "investment", "agreement")
_NAMED_WITHIN = 90  # characters
_REACH = 45


def find_money_pairs(sentence: Sentence, mentions: list[Mention], amounts: list[Amount], frames: Frames) -> list[Pair]:
    """Pairs whose instrument is the money itself: an investment, or a grant where nothing else is named."""
    pairs: list[Pair] = []
    for act in sentence.pick("act"):
        amount = next((a for a in amounts if 0 <= a.start - act.end <= _REACH), None)
        if amount is None:
            continue
        taker = _find_taker(sentence, act.end, amount.start) if act.id == "provide" else None
        if taker is None and not _BETWEEN.fullmatch(sentence.cut(act.end, amount.start)):
            continue
        named = [
            m for m in mentions if m.kind in _NAMED and not m.is_loose and abs(m.start - amount.end) < _NAMED_WITHIN
        ]
        form = next((m for m in named if m.kind in _FORMS and _IN.fullmatch(sentence.cut(amount.end, m.start))), None)
        if act.id == "invest":
            kind = "investment"
        elif form is not None and act.id in _GIVES and _RECIPIENT.match(sentence.cut(form.end, sentence.end)):
            pairs.append(Pair(Mention(act.start, amount.end, form.kind, "money"), act, "money", frames.kinds[act.id]))
            continue
        elif act.id == "make" and not _AVAILABLE.match(sentence.cut(amount.end, sentence.end)):
            continue
        elif act.id in _GIVES and not named and (taker or _RECIPIENT.match(sentence.cut(amount.end, sentence.end))):
            kind = "loan_agreement" if _LENDS.match(sentence.cut(act.start, act.end)) else "grant"
        else:
            continue
        mentions_here = [Mention(act.start, amount.end, kind, "money"), *_list_further(sentence, amount, amounts, kind)]
        pairs += [Pair(mention, act, "money", frames.kinds[act.id]) for mention in mentions_here]
    return pairs


def _list_further(sentence: Sentence, first: Amount, amounts: list[Amount], kind: str) -> list[Mention]:
    """The further gifts of one act (`$40 million for mangroves and $15 million for a seed bank`)."""
    found: list[Mention] = []
    end = first.end
    for amount in amounts:
        if amount.start < end:
            continue
        if kind == "investment" or not _ALSO.fullmatch(sentence.cut(end, amount.start)):
            break
        found.append(Mention(amount.start, amount.end, kind, "money"))
        end = amount.end
    return found


def _find_taker(sentence: Sentence, start: int, end: int) -> Hit | None:
    """The country or body that stands between a verb of giving and its money (`lend Kenya $500 million`)."""
    for hit in sentence.hits:
        if hit.word.kind in ("country", "body") and start <= hit.start and hit.end <= end and hit.form != "people":
            before, behind = sentence.cut(start, hit.start), sentence.cut(hit.end, end)
            if before.strip() in ("", "the") and _BETWEEN.fullmatch(_NAME.sub("", behind)):
                return hit
    return None


def add_money_pairs(pairs: list[Pair], more: list[Pair]) -> list[Pair]:
    """The pairs with those of money whose act governs nothing else (`provide $20 million in loans` means no paper)."""
    given = {pair.act.start for pair in more}
    kept = [pair for pair in pairs if pair.act.start not in given or pair.mention.strength != "weak"]
    taken = {pair.act.start for pair in kept}
    return [*kept, *(pair for pair in more if pair.act.start not in taken)]

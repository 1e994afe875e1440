"""A true quote is found again after what renditions do to a text, in three scripts; a false one is not."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techplomacy.text.quotes import find_quote, fold_text

ENGLISH = (
    "The Ministry of Energy of Kenya and the Korea Energy Agency signed a memorandum of co-operation on 4 May 2031. "
    "The agency’s office will certify efficient boilers; the two sides “welcomed” the first shipment. "
    "An exchange of notes for a loan of up to 12.5 billion won followed in the afternoon at the minister's residence."
)
JAPANESE = (
    "両国政府は令和六年五月四日、再生可能エネルギーに関する協力覚書に署名した。供与限度額１２５億円の円借款に関する書簡の交換も行われた。"
    "同覚書は、技術者の交流と共同研究を対象としている。"
)
HINDI = (
    "दोनों देशों ने 4 मई 2031 को ऊर्जा सहयोग पर एक समझौता ज्ञापन पर हस्ताक्षर किए। "
    "इसके बाद पचास करोड़ रुपये के ऋण के लिए पत्रों का आदान-प्रदान हुआ।"
)


def wrap(text, rng):
    return "".join("\n" if c == " " and rng.random() < 0.3 else c for c in text)


def hyphenate(text, rng):
    return "".join(c + "-\n" if c.isascii() and c.isalpha() and rng.random() < 0.05 else c for c in text)


def soften(text, rng):
    return "".join(c + "\u00ad" if c.isalpha() and rng.random() < 0.1 else c for c in text)


def ligate(text, rng):
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")


def straighten(text, rng):
    return text.translate({ord("’"): "'", ord("“"): '"', ord("”"): '"', ord("'"): "’", ord("-"): "‐"})


def widen(text, rng):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def narrow(text, rng):
    return unicodedata.normalize("NFKC", text)


def decompose(text, rng):
    return unicodedata.normalize("NFD", text)


def space_out(text, rng):
    return text.replace(" ", "\u00a0\u00a0").replace("、", "、 ")


CHANGES = (wrap, hyphenate, soften, ligate, straighten, widen, narrow, decompose, space_out)


def pick(text, rng):
    """A stretch of whole words; of letters, where no spaces part the words."""
    cuts = [0, *(n + 1 for n, c in enumerate(text) if c == " "), len(text) + 1]
    if len(cuts) < 8:
        start = rng.randrange(len(text) - 12)
        return start, start + rng.randrange(6, 40)
    first = rng.randrange(len(cuts) - 3)
    last = min(len(cuts) - 1, first + rng.randrange(2, 10))
    return cuts[first], cuts[last] - 1


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("text", [ENGLISH, JAPANESE, HINDI], ids=["english", "japanese", "hindi"])
def test_true_quotes_are_found_again(text, change):
    rng = random.Random(f"{change.__name__}{len(text)}")
    changed = change(text, rng)
    tried = found = 0
    for _ in range(120):
        start, end = pick(text, rng)
        quote = text[start:end]
        spot = find_quote(quote, changed, before=text[max(0, start - 12) : start])
        tried += 1
        found += spot is not None and fold_text(changed[slice(*spot)])[0] == fold_text(quote)[0]
    assert found / tried >= 0.99


def test_the_neighbourhood_chooses_among_equal_quotes():
    text = "Kenya signed. Then Korea came, and Korea signed. At last Kenya signed again."
    assert find_quote("signed", text, before="Korea ") == (41, 47)
    assert find_quote("signed", text, after=" again") == (63, 69)
    assert find_quote("signed", text) == (6, 12)


@pytest.mark.parametrize("quote", ["they signed nothing", "", "—", "Korea signed a treaty"])
def test_a_false_quote_is_not_found(quote):
    assert find_quote(quote, ENGLISH) is None


@given(st.text(max_size=60), st.text(min_size=1, max_size=40), st.text(max_size=60))
def test_what_is_found_says_the_same(before, quote, after):
    text = before + quote + after
    spot = find_quote(quote, text, before=before, after=after)
    if fold_text(quote)[0]:
        assert spot is not None and fold_text(quote)[0] in fold_text(text[slice(*spot)])[0]

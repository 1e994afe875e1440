import pytest

from techplomacy.corpus import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two governments signed a memorandum on the exchange of young scientists.", "en"),
        ("両政府は若手研究者の交流に関する覚書に署名した。", "ja"),
        ("दोनों सरकारों ने युवा वैज्ञानिकों के आदान-प्रदान पर समझौता ज्ञापन पर हस्ताक्षर किए।", "hi"),
        ("Les deux gouvernements ont signé un mémorandum sur l'échange de jeunes chercheurs.", "fr"),
        ("MoC signed", "und"),
        ("覚書に署名", "ja"),
        ("", "und"),
    ],
)
def test_languages(text: str, language: str):
    assert detect_language(text) == language


def test_one_foreign_paragraph_does_not_decide():
    english = "The ministers thanked the engineers of both countries for the work on the northern line. " * 8
    french = "Les ministres ont remercié les ingénieurs des deux pays pour leur travail. " * 2
    assert detect_language(english + french + english) == "en"

"""Turns of Japanese pages: pairs told by one sign each, what begins, takes effect or is decided."""

import pytest

from techplomacy.extraction import read_events
from techplomacy.model import Document, When
from techplomacy.vocabulary import load_vocabulary


def read(text: str, side: str | None = "JPN") -> list[dict]:
    document = Document(
        id="doc-1", source="s-1", text=text, reader="test/1", side=side, language="ja", published=When("2022-04-20")
    )
    return read_events(document, load_vocabulary())["events"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "日印両政府は、4月1日、鉄道に関する協定に署名し、同協定は来年発効する見込みである。",
            ("agreement", "signed", {"JPN", "IND"}),
        ),
        ("日英首脳は、海洋に関する共同声明を発出しました。", ("joint_statement", "adopted", {"JPN", "GBR"})),
        ("日・カナダ・サイバー協議の立上げを歓迎しました。", ("dialogue", "launched", {"JPN", "CAN"})),
        ("日・ペルー租税条約が4月9日に発効しました。", ("treaty", "in_force", {"JPN", "PER"})),
        (
            "日本政府は、ガーナに対し、総額2億円の緊急無償資金協力を行うことを決定しました。",
            ("grant", "announced", {"JPN", "GHA"}),
        ),
        (
            "北見工業大学とガーナ大学は、寒冷地に関する共同研究を今秋から開始する予定です。",
            ("programme", "planned", {"JPN", "GHA"}),
        ),
    ],
)  # fmt: skip
def test_pairs_and_steps(text: str, told: tuple[str, str, set[str]]) -> None:
    (event,) = read(text)
    assert (event["kind"], event["step"], {p["country"] for p in event["participants"]}) == told


def test_a_body_without_country_is_of_the_country_whose_language_it_is() -> None:
    (event,) = read("北見工業大学は18日、ガーナ大学と雪に関する協定を締結したと発表した。", side=None)
    assert {p["country"] for p in event["participants"]} == {"JPN", "GHA"}
    assert read("北見工業大学は18日、札幌市立大学と雪に関する協定を締結したと発表した。", side=None) == []

"""Every frame, on our own sentences in the genre."""

import pytest

from techplomacy.corpus import make_document
from techplomacy.extraction import find_gaps, read_events
from techplomacy.model import Document, When
from techplomacy.vocabulary import load_vocabulary


def read(text, *, side=None, language="en", published="2031-01-15"):
    blocks = make_document(text).blocks if "\n- " in text else ()
    document = Document(
        id="doc-1",
        source="s",
        text=text,
        reader="test/1",
        blocks=blocks,
        published=When(published),
        side=side,
        language=language,
    )
    events = read_events(document, load_vocabulary())["events"]
    for event in events:
        for span in event["evidence"]:
            assert text[span["start"] : span["end"]] == span["quote"]
    return events


def tell(events):
    return [(e["kind"], e["step"], sorted({p["country"] for p in e["participants"]})) for e in events]


FRAMES = [
    (
        "active",
        "Kenya and the Republic of Korea signed a memorandum of understanding on ports today.",
        "memorandum_of_understanding",
        "signed",
    ),
    (
        "active with",
        "The Kenya Ports Authority signed an agreement with the Busan Port Authority of Korea.",
        "agreement",
        "signed",
    ),
    ("passive", "A treaty on extradition was signed by Kenya and Korea in Seoul.", "treaty", "signed"),
    ("reduced", "The agreement signed yesterday between Kenya and Korea covers fisheries.", "agreement", "signed"),
    ("relative", "The roadmap that Kenya and Korea adopted in May 2030 covers hydrogen.", "action_plan", "adopted"),
    (
        "nominal",
        "The ministers welcomed the signing of a memorandum of cooperation between Kenya and Japan "
        "on geothermal energy.",
        "memorandum_of_cooperation",
        "signed",
    ),
    (
        "gerund",
        "On signing a trilateral agreement, Kenya, Korea and Japan agreed on next steps.",
        "agreement",
        "signed",
    ),
    (
        "concluded",
        "Kenya and Korea have concluded negotiations on an economic partnership agreement.",
        "agreement",
        "announced",
    ),
    (
        "renewed",
        "Kenya and Korea signed a second extension of the memorandum of understanding on forests.",
        "memorandum_of_understanding",
        "renewed",
    ),
    (
        "in force",
        "The air services agreement between Kenya and Korea entered into force on 2 June 2030.",
        "agreement",
        "in_force",
    ),
    (
        "exchange",
        "Exchange of Notes between the Government of Japan and the Government of Kenya concerning a road",
        "exchange_of_notes",
        "exchanged",
    ),
    ("statement", "Kenya and Korea issued a joint statement on digital trade.", "joint_statement", "adopted"),
    (
        "session",
        "The Fourth Kenya-Korea Joint Economic Committee was held in Nairobi on 3 May 2030.",
        "dialogue",
        "held",
    ),
    ("launch", "Kenya and Korea launched a joint research programme on vaccines.", "programme", "launched"),
    (
        "loan",
        "The Export-Import Bank of Korea extended a loan of 40 million dollars to Kenya.",
        "loan_agreement",
        "announced",
    ),
    ("headline", "Kenya signs agreement with Korea on coast guard training", "agreement", "signed"),
    (
        "under",
        "Under a new implementing arrangement between Kenya and Korea, both sides fund research.",
        "implementing_arrangement",
        "announced",
    ),
    ("title", "Agreement between Kenya and the Republic of Korea on Mutual Legal Assistance", "treaty", "signed"),
]


@pytest.mark.parametrize(("frame", "text", "kind", "step"), FRAMES)
def test_frames(frame, text, kind, step):
    told = tell(read(text))
    assert [t[:2] for t in told] == [(kind, step)], frame
    assert "KEN" in told[0][2] and len(told[0][2]) >= 2, frame


def test_a_proposal_asserts_the_approval_and_not_the_signature():
    text = (
        "Loan for the Lamu water scheme\n\nThe Government of Japan has agreed to provide a loan of "
        "900 million yen for the "
        "scheme. The proposal made by the Minister of Finance to enter into a loan agreement for the "
        "purpose with the "
        "Japan International Cooperation Agency was approved by the Cabinet."
    )
    events = read(text, side="KEN")
    assert tell(events) == [("loan_agreement", "approved", ["JPN", "KEN"])]
    assert events[0]["date"] is None


def test_the_issuing_government_is_implied_only_where_a_side_is_missing():
    events = read("The Ministry of Health signed an agreement with Korea on vaccines.", side="KEN")
    assert [(p["country"], p.get("implied", False)) for p in events[0]["participants"]] == [
        ("KEN", False),
        ("KOR", False),
    ]
    events = read("An agreement was signed with Korea on vaccines.", side="KEN")
    assert [(p["country"], p.get("implied", False)) for p in events[0]["participants"]] == [
        ("KEN", True),
        ("KOR", False),
    ]


def test_a_third_party_that_reports_is_no_party():
    events = read("We congratulate Kenya and Korea on signing an agreement on fisheries.", side="USA")
    assert tell(events) == [("agreement", "signed", ["KEN", "KOR"])]


def test_items_inherit_act_and_parties_and_do_not_merge():
    text = (
        "During the visit Kenya and Korea signed the following agreements:\n\n"
        "- Agreement on cooperation in tourism\n- Agreement on cooperation in forestry\n- Memorandum "
        "of Understanding on youth\n"
    )
    told = tell(read(text))
    assert sorted(t[0] for t in told) == ["agreement", "agreement", "memorandum_of_understanding"]
    assert {t[1] for t in told} == {"signed"} and all(t[2] == ["KEN", "KOR"] for t in told)


def test_run_together_items_are_cut():
    text = (
        "Kenya and Korea met. Memoranda of Understanding on the following were signed between Kenya "
        "and Korea:* one on youth;"
        "* one on tourism promotion;* one on higher education."
    )
    assert len(read(text)) == 3


def test_counts_deal_a_sentence_out():
    text = (
        "The Cabinet approved the proposal to enter into two loan agreements with the Export-Import "
        "Bank of Korea in amounts of "
        "US$ 10 million and US$ 20 million respectively."
    )
    events = read(text, side="KEN")
    assert sorted(a["value"] for e in events for a in e["amounts"]) == [10_000_000.0, 20_000_000.0]


def test_an_anaphor_folds_into_its_antecedent_and_stays_evidence():
    text = (
        "Kenya and Korea signed a memorandum of understanding on ports today. The memorandum of "
        "understanding was signed by "
        "the Minister of Transport of Kenya and the Minister of Oceans of Korea."
    )
    events = read(text)
    assert len(events) == 1 and len(events[0]["evidence"]) == 2


def test_different_partners_stay_apart():
    text = (
        "Kenya signed a memorandum of understanding with Korea on ports. Kenya also signed a "
        "memorandum of understanding with "
        "Japan on ports."
    )
    assert len(read(text)) == 2


def test_references_in_brackets_take_no_part():
    text = "Kenya and Korea signed an agreement in 2019 (Embassy of Japan, Nairobi, 2024)."
    events = read(text)
    assert events[0]["date"] == "2019" and tell(events)[0][2] == ["KEN", "KOR"]


def test_a_dateline_is_not_the_date():
    events = read("Seoul, 3 May 2030 – Kenya and Korea have concluded negotiations on a trade agreement.")
    assert events[0]["date"] is None


@pytest.mark.parametrize(
    ("text", "kind", "step"),
    [
        ("ケニアと日本は、港湾に関する協力覚書に署名しました。", "memorandum_of_cooperation", "signed"),
        ("日本政府とケニア政府との間で、円借款に関する書簡の交換が行われました。", "exchange_of_notes", "exchanged"),
        ("国際協力機構は、ケニア政府との間で円借款貸付契約に調印しました。", "loan_agreement", "signed"),
    ],
)
def test_japanese_pages(text, kind, step):
    told = tell(read(text, language="ja"))
    assert told == [(kind, step, ["JPN", "KEN"])]


@pytest.mark.parametrize(
    "text",
    [
        "日本とケニアは、投資協定の締結に向けた交渉を開始した。",
        "両国は協定に署名していない。日本とケニアの関係は良好だ。",
    ],
)
def test_japanese_traps(text):
    assert read(text, language="ja") == []


def test_a_numbered_session_needs_no_head():
    events = read("The Third Kenya-Korea Week of Science, begun under their agreement, was held in Nairobi.")
    assert tell(events) == [("dialogue", "held", ["KEN", "KOR"])]


def test_lists_of_unequal_length_are_an_issue():
    text = (
        "Two memoranda of understanding were signed between the University of Nairobi, Moi "
        "University and Egerton University "
        "of Kenya and the Busan University and the Daegu University of Korea respectively."
    )
    document = Document(id="doc-1", source="s", text=text, reader="test/1", side="KEN")
    codes = {issue.code for issue in find_gaps(document, vocabulary=load_vocabulary())}
    assert codes <= {"respectively-unmatched"}
    assert len(read(text, side="KEN")) == 1

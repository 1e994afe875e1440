from techplomacy.corpus import find_copies, group_copies, make_document
from techplomacy.model import When

STORY = " ".join(
    f"On day {n} of the talks the delegation of the {place} side presented paper number {n * 37 % 101} on {topic}."
    for n, (place, topic) in enumerate(
        (place, topic)
        for topic in ("cranes", "tugs", "quays", "pilots", "lights")
        for place in ("northern", "southern", "island")
    )
)


def test_a_reprint_with_another_lead_is_a_copy_and_the_earlier_one_is_first():
    wire = make_document(STORY, name="wire", published=When("2020-01-02"))
    reprint = make_document("Our own reporter writes. " + STORY + " Read more.", name="b", published=When("2020-01-03"))
    other = make_document(STORY.replace("the delegation of", "a large group from").replace("presented", "read out"))
    (link,) = find_copies([reprint, other, wire])
    assert (link.left, link.right, link.about) == (wire.id, reprint.id, "document")
    assert link.score >= 0.9 and link.reasons
    assert group_copies([link]) == {reprint.id: wire.id}


def test_a_short_text_or_one_of_a_common_form_is_no_copy():
    short = [make_document(f"The accord was signed in hall {n} of the palace.") for n in range(3)]
    assert find_copies(short) == ()
    names = (
        "crane",
        "tug",
        "quay",
        "light",
        "buoy",
        "rope",
        "dock",
        "mole",
        "pier",
        "ferry",
        "barge",
        "canal",
        "lock",
        "weir",
    )
    forms = [make_document(f"{STORY} This concerns the {name} alone.", name=name) for name in names]
    assert find_copies(forms) == ()


def test_the_order_of_the_documents_does_not_matter():
    documents = [make_document(f"{STORY} Ending {n}.", name=str(n)) for n in range(4)]
    assert find_copies(documents) == find_copies(reversed(documents))
    assert len(find_copies(documents)) == 6

from pathlib import Path

import pytest

from techplomacy.corpus import read_document
from techplomacy.corpus.html import find_charset, read_html
from techplomacy.errors import DocumentError
from techplomacy.model import When

PAGE = """<!doctype html><html><head>%s<title>Accord on ports | Port Office</title>
<meta name="date" content="2023-05-06"></head><body>
<nav><ul><li><a href="/">Start page</a></li><li><a href="/b">About the office</a></li></ul></nav>
<main><article><h1>Accord on ports</h1>
<p>The Port Office of the north and the Harbour Board of the south signed an accord on ports in the
capital, after talks that had taken most of the winter and some of the spring.</p>
<h2>Outcomes</h2><p>These papers were signed:</p>
<ul><li>Accord on <b>cranes</b><ul><li>annex on chains</li></ul></li><li>Letter of intent on dredging</li></ul>
<table><tr><th>Line</th><th>Amount</th></tr><tr><td>North</td><td>4 billion</td></tr></table>
<p>First line of the address<br>Second line of it<br>and its end</p></article></main>
<footer><p>All rights reserved by the Port Office</p></footer></body></html>"""


def test_the_main_text_its_structure_and_its_day():
    rendition = read_html((PAGE % '<meta charset="utf-8">').encode(), Path("a.html"))
    assert (rendition.metadata.title, rendition.metadata.published) == ("Accord on ports", When("2023-05-06"))
    assert "About the office" not in rendition.text and "All rights" not in rendition.text
    words = [rendition.text[block.start : block.end] for block in rendition.blocks]
    outline = [(str(b.kind), words[b.n], None if b.parent is None else words[b.parent]) for b in rendition.blocks]
    assert outline[3:9] == [
        ("paragraph", "These papers were signed:", "Outcomes"),
        ("item", "Accord on cranes", "These papers were signed:"),
        ("item", "annex on chains", "Accord on cranes"),
        ("item", "Letter of intent on dredging", "These papers were signed:"),
        ("row", "Line | Amount", "These papers were signed:"),
        ("row", "North | 4 billion", "These papers were signed:"),
    ]
    assert "First line of the address" in words and "Second line of it and its end" in words


@pytest.mark.parametrize(("declared", "charset"), [("Shift_JIS", "cp932"), ("", "cp932"), ("EUC-JP", "euc_jp")])
def test_japanese_pages_in_old_charsets(tmp_path: Path, declared: str, charset: str):
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    text = "両政府は、港湾整備計画に関する円借款の書簡を交換した。供与限度額は三百億円である。" * 3
    page = f"<html><head>{head}<title>書簡の交換</title></head><body><h1>書簡の交換</h1><p>{text}</p></body></html>"
    path = tmp_path / "a.html"
    path.write_bytes(page.encode(charset))
    document = read_document(path)
    assert text in document.text
    assert (document.title, document.language) == ("書簡の交換", "ja")


def test_a_wrongly_declared_charset_is_not_believed(tmp_path: Path):
    page = PAGE.replace("ports in the", "ports – “quays” – in the") % '<meta charset="us-ascii">'
    assert "“quays”" in read_html(page.encode(), Path("a.html")).text


def test_charsets_are_found_where_they_are_declared():
    assert find_charset(b'<?xml version="1.0" encoding="ISO-8859-1"?><html>') == "ISO-8859-1"
    assert find_charset(b"<html><body>charset unknown</body>") is None


def test_a_page_without_text():
    with pytest.raises(DocumentError) as caught:
        read_html(b"<html><head><title>x</title></head><body><script>run()</script></body></html>", Path("a.html"))
    assert caught.value.code == "document-empty"

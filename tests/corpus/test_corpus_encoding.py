import pytest

from techplomacy.corpus.encoding import decode_bytes, is_binary
from techplomacy.errors import DocumentError

JAPANESE = "両政府は覚書に署名した。これは五年間有効である。"


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (JAPANESE, "utf-8"),
        (JAPANESE, "utf-8-sig"),
        (JAPANESE, "utf-16"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        ("The accord – “signed” – covers €4 million and the café.", "cp1252"),
    ],
)
def test_old_and_new_charsets(text: str, charset: str):
    assert decode_bytes(text.encode(charset)).text == text


def test_the_declared_charset_comes_first_and_nonsense_is_not_believed():
    assert decode_bytes("żółw".encode("iso-8859-2"), declared="iso-8859-2").text == "żółw"
    assert decode_bytes(b"plain", declared="no-such-charset").charset == "utf-8"


def test_only_a_guess_is_called_one():
    assert not decode_bytes(b"plain").is_guess
    assert decode_bytes("café".encode("cp1252")).is_guess


def test_bytes_that_no_charset_explains():
    with pytest.raises(DocumentError) as caught:
        decode_bytes(bytes(range(128, 256)) * 40)
    assert caught.value.code == "document-encoding"


def test_binary_data_is_no_text():
    assert is_binary(b"\x89PNG\r\n\x1a\n\0\0\0")
    assert not is_binary("text".encode("utf-16"))

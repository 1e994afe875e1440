"""The door to the drawing library: a chart specification in, a picture out; the same bytes for the same chart.

It must not decide what is drawn. Vega-Lite and Vega specifications are told apart by their `$schema`.
"""

import json
import re
import struct
import zlib
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

import vl_convert

from techplomacy.presentation.theme import load_theme

LITE = "https://vega.github.io/schema/vega-lite/v6.json"
VEGA = "https://vega.github.io/schema/vega/v6.json"
SCALE = 2.0  # pixels of a PNG for one of the SVG: sharp in print, and still a file of some 100 KB
LEAST = 700  # pixels of the width of a picture
_SIZE = re.compile(r'width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"')
_PNG = b"\x89PNG\r\n\x1a\n"
_VERSION = "6.4"
_CLIP = re.compile(r"\bclip(\d+)\b")


def draw_svg(spec: Mapping[str, Any], *, title: str, alt: str) -> str:
    """The picture of a chart, with a title and a description for readers who cannot see it."""
    text = json.dumps(spec, ensure_ascii=False, sort_keys=True)
    if spec["$schema"] == VEGA:
        svg = vl_convert.vega_to_svg(text)
    else:
        svg = vl_convert.vegalite_to_svg(text, vl_version=_VERSION)
    patterns = "".join(load_theme()["patterns"].values())
    words = f"<title>{escape(title)}</title><desc>{escape(alt)}</desc><defs>{patterns}</defs>"
    head, mark, body = _widen(_number_clips(svg)).partition(">")
    return f'{head} role="img"{mark}{words}{body}\n'


def draw_png(svg: str) -> bytes:
    """The picture in pixels."""
    return _pack(vl_convert.svg_to_png(svg, scale=SCALE))


def _pack(png: bytes) -> bytes:
    """The same pixels in a third of the bytes: the library packs its pictures loosely."""
    place, pixels, chunks = len(_PNG), b"", []
    while place < len(png):
        size, kind = struct.unpack(">I4s", png[place : place + 8])
        content = png[place + 8 : place + 8 + size]
        if kind == b"IDAT":
            pixels += content
        else:
            chunks.append((kind, content))
        place += size + 12
    chunks.insert(-1, (b"IDAT", zlib.compress(zlib.decompress(pixels), 6)))
    return _PNG + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


def find_width(svg: str) -> int:
    """The width of a picture in pixels."""
    found = re.search(r'<svg[^>]*? width="(\d+)', svg)
    return int(found[1]) if found else 0


def _widen(svg: str) -> str:
    """A narrow picture on a broader ground: reports stretch pictures to the width of a page."""
    found = _SIZE.search(svg)
    if not found or float(found["width"]) >= LEAST:
        return svg
    height, left = found["height"], (float(found["width"]) - LEAST) / 2
    ground = f'<rect x="{left:g}" width="{LEAST}" height="{height}"'
    size = f'width="{LEAST}" height="{height}" viewBox="{left:g} 0 {LEAST} {height}"'
    return svg.replace(found[0], size, 1).replace(f'<rect width="{found["width"]}" height="{height}"', ground, 1)


def _number_clips(svg: str) -> str:
    """Clip paths counted from 0: the library goes on counting from one picture to the next."""
    names = {name: f"clip{n}" for n, name in enumerate(dict.fromkeys(m[0] for m in _CLIP.finditer(svg)))}
    return _CLIP.sub(lambda match: names[match[0]], svg)

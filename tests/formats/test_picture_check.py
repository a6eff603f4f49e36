"""Strangers' pictures: written anew, small enough, and refused in words where they are none."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from wastequiz.domain.errors import PictureRefused
from wastequiz.formats import picture_check
from wastequiz.formats.picture_check import LONGEST_SIDE, check
from wastequiz.wording.errors import told


def made(kind: str, size: tuple[int, int] = (30, 20), **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (200, 40, 60)).save(out, kind, **options)
    return out.getvalue()


def header_of(width: int, height: int) -> bytes:
    """A PNG whose header promises so many dots, without them."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", b"")
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "WEBP"])
def test_each_usual_kind_becomes_png_or_jpeg(kind: str) -> None:
    fresh = check(made(kind))
    assert fresh.startswith(b"\xff\xd8" if kind == "JPEG" else b"\x89PNG")
    with Image.open(BytesIO(fresh)) as image:
        assert image.size == (30, 20)


def test_large_ones_are_made_smaller_in_proportion() -> None:
    with Image.open(BytesIO(check(made("JPEG", (3200, 1600))))) as image:
        assert image.size == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_what_is_written_beside_the_dots_is_gone() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Zhang San canary")
    exif = Image.Exif()
    exif[0x010E] = "canary place"
    for data in (made("PNG", pnginfo=notes), made("JPEG", exif=exif), made("PNG") + b"canary<script>"):
        assert b"canary" in data and b"canary" not in check(data)


def test_it_is_turned_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(BytesIO(check(made("JPEG", (30, 20), exif=exif)))) as image:
        assert image.size == (20, 30)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        made("PNG")[:40],
        made("JPEG")[:200],
        made("TIFF"),
        header_of(100, 100),
        header_of(0, 0),
        b"\x89PNG\r\n\x1a\n" + bytes(100),
    ],
)
def test_what_is_no_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(PictureRefused) as refused:
        check(data, "x.png")
    assert (refused.value.why, refused.value.name) == ("no_picture", "x.png")
    assert "x.png" in told(refused.value).what


@pytest.mark.parametrize("data", [header_of(30_000, 30_000), header_of(4001, 4000), header_of(2_000_000_000, 1)])
def test_too_many_dots_are_refused_before_any_is_unpacked(data: bytes) -> None:
    with pytest.raises(PictureRefused) as refused:
        check(data)
    assert refused.value.why in ("too_large", "no_picture")


def test_too_many_bytes_are_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_check, "MOST_BYTES", 10)
    with pytest.raises(PictureRefused) as refused:
        check(made("PNG"))
    assert refused.value.why == "too_large"

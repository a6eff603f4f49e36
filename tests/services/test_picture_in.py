"""Pictures from outside are written anew; what is none, or too large, is refused with a reason."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from wastequiz.domain.errors import PictureRefused
from wastequiz.services import picture_in


def made(kind: str, size: tuple[int, int] = (40, 20)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "becomes"), [("PNG", "PNG"), ("JPEG", "JPEG"), ("GIF", "PNG"), ("BMP", "PNG"), ("WEBP", "PNG")])
def test_a_picture_is_written_anew(kind: str, becomes: str) -> None:
    with Image.open(BytesIO(picture_in.checked(made(kind)))) as image:
        assert (image.format, image.size) == (becomes, (40, 20))


def test_a_large_one_is_made_smaller() -> None:
    with Image.open(BytesIO(picture_in.checked(made("PNG", (3200, 100))))) as image:
        assert image.size == (1600, 50)


@pytest.mark.parametrize("data", [b"", b"this is no picture", made("PNG")[:40]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureRefused) as refused:
        picture_in.checked(data, "note.png")
    assert refused.value.why == "no_picture" and refused.value.name == "note.png"


def test_a_file_is_read_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "red.png"
    file.write_bytes(made("PNG"))
    assert picture_in.checked_file(file)
    with pytest.raises(PictureRefused) as gone:
        picture_in.checked_file(tmp_path / "gone.png")
    assert gone.value.why == "unreadable"
    monkeypatch.setattr(picture_in, "MOST_BYTES", 10)
    with pytest.raises(PictureRefused) as large:
        picture_in.checked_file(file)
    assert large.value.why == "too_large"

"""Pictures from outside are looked at before they are taken in: small enough, really a picture, and written anew so that nothing else comes along."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from wastequiz.domain.errors import PictureRefused

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
"""A larger picture is made as small as this, in pixels."""
FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")


def checked_file(path: Path) -> bytes:
    """The picture in a file, written anew. Raises PictureRefused."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PictureRefused(path.name, "too_large")
        data = path.read_bytes()
    except OSError as error:
        raise PictureRefused(path.name, "unreadable") from error
    return checked(data, path.name)


def checked(data: bytes, name: str = "") -> bytes:
    """A picture written anew: JPEG where it came as one, else PNG; turned as its camera says, no side longer than LONGEST_SIDE.

    Raises PictureRefused.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # most starts do without it

    if len(data) > MOST_BYTES:
        raise PictureRefused(name, "too_large")
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise PictureRefused(name, "too_large")
            kind = image.format
            image.seek(0)
            plain = ImageOps.exif_transpose(image).convert("RGB" if kind == "JPEG" else "RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise PictureRefused(name, "no_picture") from error
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = BytesIO()
    if kind == "JPEG":
        plain.save(out, "JPEG", quality=88)
    else:
        plain.save(out, "PNG", optimize=True)
    return out.getvalue()

"""Strangers' pictures, looked at before they are taken in: small enough, really a picture, and written anew so that nothing else comes along."""

from __future__ import annotations

import warnings
from io import BytesIO

from wastequiz.domain.errors import PictureRefused

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 16_000_000
"""Width times height, as the header says, before a single dot of it is unpacked."""
LONGEST_SIDE = 1600
"""A larger picture is made as small as this, in pixels."""
KINDS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")


def check(data: bytes, name: str = "") -> bytes:
    """A picture written anew: JPEG where it came as one, else PNG; turned as its camera says, no side longer than LONGEST_SIDE.

    Of a moving one the first picture. Nothing of what was written into it beside its dots (place, maker, programs) is kept.
    Raises PictureRefused, which names `name`.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # most starts do without it

    if len(data) > MOST_BYTES:
        raise PictureRefused(name, "too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a PNG of 17 kB that unpacks to 144 MB only warns
            with Image.open(BytesIO(data), formats=KINDS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise PictureRefused(name, "too_large")
                kind = image.format
                image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                image.seek(0)
                plain = ImageOps.exif_transpose(image).convert("RGB" if kind == "JPEG" else "RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError, Warning, Image.DecompressionBombError) as bad:
        raise PictureRefused(name, "no_picture") from bad
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    fresh = Image.new(plain.mode, plain.size)
    fresh.paste(plain)
    out = BytesIO()
    if kind == "JPEG":
        fresh.save(out, "JPEG", quality=88)
    else:
        fresh.save(out, "PNG", optimize=True)
    return out.getvalue()

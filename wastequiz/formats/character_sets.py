"""Which character set a text file is in: a mark at its beginning, else strict UTF-8, else strict GB18030 (what Excel in Chinese saves)."""

from __future__ import annotations

import codecs

from wastequiz.domain.errors import UnknownCharacterSet
from wastequiz.domain.exchange import Fault

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decoded(data: bytes) -> tuple[str, tuple[Fault, ...]]:
    """The text, and what is to be said of its character set where no mark names it and it is not plain UTF-8. Raises UnknownCharacterSet."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name), ()
            except UnicodeDecodeError as failure:
                raise UnknownCharacterSet(name.upper(), len(mark) + failure.start) from failure
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as failure:
        where = failure.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as failure:
        raise UnknownCharacterSet("UTF-8", where) from failure
    return text, (Fault(0, "character_set", "", (("name", "GB18030"),), "drops"),)

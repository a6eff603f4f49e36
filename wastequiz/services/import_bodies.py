"""Keeps the texts of very many questions small: packed in blocks, each unpacked when one of its questions is looked at."""

from __future__ import annotations

import zlib

BLOCK = 256


class Bodies:
    """JSON texts as UTF-8, by number from 0. May be read from another thread than the one that adds."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._open: list[bytes] = []
        self._unpacked: tuple[int, list[bytes]] = (-1, [])

    def add(self, body: bytes) -> int:
        """Keeps one more (JSON on one line); gives its number."""
        number = len(self._blocks) * BLOCK + len(self._open)
        self._open.append(body)
        if len(self._open) == BLOCK:
            self._blocks.append(zlib.compress(b"\n".join(self._open), 1))
            self._open = []
        return number

    def get(self, number: int) -> bytes:
        """The text of that number."""
        block, at = divmod(number, BLOCK)
        if block == len(self._blocks):
            return self._open[at]
        unpacked = self._unpacked
        if unpacked[0] != block:
            unpacked = self._unpacked = (block, zlib.decompress(self._blocks[block]).split(b"\n"))
        return unpacked[1][at]

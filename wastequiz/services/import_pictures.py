"""Pictures that come along with a file of questions: where they lie, and how they are checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from wastequiz import paths

Check = Callable[[bytes], bytes]
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif")
MOST_PICTURE = 20_000_000
"""No larger picture is read, in bytes."""


class FolderPictures(Mapping[str, bytes]):
    """The pictures of a folder by file name, casefolded; each is read when it is asked for. Folders inside are not looked into."""

    def __init__(self, folder: Path) -> None:
        self._found: dict[str, Path] = {}
        try:
            self._found = {path.name.casefold(): path for path in sorted(folder.iterdir()) if path.suffix.lower() in PICTURE_ENDINGS}
        except OSError:
            return  # a folder that cannot be listed has no pictures

    def __getitem__(self, name: str) -> bytes:
        path = self._found[name]
        try:
            with path.open("rb") as file:
                data = file.read(MOST_PICTURE + 1)
        except OSError:
            raise KeyError(name) from None
        if len(data) > MOST_PICTURE:
            raise KeyError(name)
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def picture_check() -> Check:
    """What looks at a stranger's picture and makes a harmless one of it. It raises a KnownError for what is none."""
    found: Check = import_module("wastequiz.formats.picture_check").check
    return found


@cache
def built_in_pictures() -> frozenset[str]:
    """Names of the pictures that come with the program and that a question may show."""
    return frozenset(entry.name[:-4] for place in ("items", "steps", "scenes") for entry in os.scandir(paths.assets() / place))

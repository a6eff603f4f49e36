"""What every error is that a person can mend."""

from __future__ import annotations


class KnownError(Exception):
    """A failure that somebody in front of the screen can do something about. Everything else is a bug."""

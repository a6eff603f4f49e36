"""What is wrong with loudspeaker or voice, in words with a next step; '' when all is well."""

from __future__ import annotations

from wastequiz.i18n import _


def sound(trouble: str) -> str:
    """Of `Sound.check`: 'library', 'device' or ''."""
    if trouble == "library":
        return _(
            "The sound library does not load, so it stays quiet. Everything can be seen as well; put WasteQuiz in place anew to hear it."
        )
    if trouble:
        return _("No loudspeaker was found, so it stays quiet. Plug one in, then open this page again.")
    return ""


def voice(trouble: str, language_name: str) -> str:
    """Of `Voice.check`: 'library', 'engine', 'voice' or ''."""
    if trouble == "library":
        return _("The speech library does not load, so nothing is read aloud. Put WasteQuiz in place anew to hear it.")
    if trouble == "engine":
        return _("This computer has no speech program, so nothing is read aloud. Ask whoever looks after it to install one.")
    if trouble:
        text = _("This computer has no voice for {language}. Add one in its language settings, then open this page again.")
        return text.format(language=language_name)
    return ""

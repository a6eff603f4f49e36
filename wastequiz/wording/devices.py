"""What is wrong with loudspeaker or voice, in words with a next step; '' when all is well."""

from __future__ import annotations

from wastequiz.i18n import _, ngettext


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


def recordings(count: int, language_name: str, folder: str) -> str:
    """How many recorded sentences of a language there are, and where to put them."""
    if not count:
        return _("No recordings for {language} yet. Put them into {folder} (docs/voices.md).").format(language=language_name, folder=folder)
    found = ngettext("{n} recording for {language} found in {folder}", "{n} recordings for {language} found in {folder}", count)
    return found.format(n=count, language=language_name, folder=folder)


def player(trouble: str) -> str:
    """Of `Voice.check_player`: 'library', 'device' or ''."""
    if trouble == "library":
        return _("The sound library does not load, so recordings are not heard. Put WasteQuiz in place anew to hear them.")
    return sound(trouble)

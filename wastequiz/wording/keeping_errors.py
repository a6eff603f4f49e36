"""What goes wrong with backups and with schools from other computers, in words."""

from __future__ import annotations

from wastequiz.domain.errors import KnownError, PlaceRefused, SchoolPackRefused, SchoolWiped
from wastequiz.i18n import N_, _
from wastequiz.wording import times
from wastequiz.wording.told import Told

_PACKS = {
    "zip": (N_("This is no school file from WasteQuiz, or it is cut off."), N_("Pack the school once more on the other computer.")),
    "members": (
        N_("There are things in this file that do not belong in a school."),
        N_("Pack the school once more on the other computer."),
    ),
    "size": (N_("This file is larger than a school can be."), N_("Pack the school once more on the other computer.")),
    "digest": (N_("This file was altered on its way here."), N_("Copy it once more from the other computer.")),
    "newer": (N_("A newer WasteQuiz packed this school."), N_("Bring this WasteQuiz up to date first.")),
    "foreign": (N_("There is no school in this file."), N_("Choose a file that ends in .wqschool, or a backup.")),
    "damaged": (N_("The school in this file is damaged."), N_("Pack it once more, or take an older backup.")),
    "extra": (N_("The school in this file has parts no school has."), N_("Take only files that come from your own computers.")),
    "key": (N_("The key of this school did not come along."), N_("Pack the school into one file on the other computer.")),
    "chain": (N_("The journal of this school is not as it was written."), N_("Pack it once more, or take an older backup.")),
    "content": (N_("There is something in this school that cannot be read."), N_("Pack it once more, or take an older backup.")),
    "live": (N_("This school file is open, or was not closed in good order."), N_("Pack the school into one file, or choose a backup.")),
}
_PLACES = {
    "inside": (N_("That folder lies inside the school's own folder."), N_("Choose one on another disk, such as a USB stick.")),
    "gone": (N_("That folder is not there. Was the USB stick taken out?"), N_("Put it in again, or choose another folder.")),
    "write": (N_("Nothing can be written into that folder."), N_("Choose another folder.")),
}


def told(error: KnownError) -> Told:
    """The error in words; one that is none of these raises KeyError."""
    match error:
        case SchoolPackRefused(_path, code):
            what, then = _PACKS.get(code, _PACKS["content"])
            return Told(_(what), _("Nothing was changed here."), _(then))
        case PlaceRefused(_path, code):
            what, then = _PLACES.get(code, _PLACES["write"])
            return Told(_(what), _("The backups here are made as before."), _(then))
        case SchoolWiped(_path, last_utc_ms, backup, backup_utc_ms, older):
            what = (
                _("The school here is older than it was on {when}: the disk was set back.")
                if older
                else _("There was a school here, last used {when}. Its files are gone: the disk was wiped.")
            )
            safe = "" if backup is None else _("A backup of {when} was found.").format(when=times.moment(backup_utc_ms or 0))
            if older:
                then = (
                    _("Go on with this one, or look for a USB stick with backups.")
                    if backup is None
                    else _("Take it over, or go on with this one.")
                )
            else:
                then = _("Look for a USB stick with backups, or begin anew.") if backup is None else _("Take it over, or begin anew.")
            return Told(what.format(when=times.moment(last_utc_ms)), safe, then)
        case _:
            raise KeyError(type(error).__name__)

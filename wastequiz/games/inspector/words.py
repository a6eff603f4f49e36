"""What is said and written at the station: the task, the resident's bubble, and the whole in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.games.inspector.rules import Phase
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.wording import names

if TYPE_CHECKING:
    from wastequiz.games.inspector.scene import InspectorScene


class Sayings:
    """Words for the present state of a scene."""

    def __init__(self, scene: InspectorScene) -> None:
        self.scene = scene

    @property
    def bin_name(self) -> str:
        """What the bin of the bag is called."""
        bin_ = self.scene.deal.scheme.bin(self.scene.rules.station.bin_id)
        return in_words(bin_.name) if bin_ is not None else ""

    def thing(self, n: int) -> str:
        return names.as_head(in_words(self.scene.deal.round.questions[n].subject or {}))

    def task(self) -> str:
        """What is to be done, in a few words."""
        state = self.scene.rules
        now = state.tool_now
        if now is not None:
            return _("{thing}: what comes first?").format(thing=self.thing(now.n))
        if state.phase is Phase.ask:
            return _("What do you say?")
        if state.phase is Phase.stamp:
            return _("The bag is fine now")
        pick = self.scene.hands.pick
        if pick is not None:
            return _("{thing}: which bin?").format(thing=self.thing(pick))
        return _("What does not belong?")

    def bubble(self) -> str:
        """What the resident says."""
        phase = self.scene.rules.phase
        if phase is Phase.sort:
            return _("My bag: {bin}").format(bin=self.bin_name)
        if phase is Phase.tool:
            return _("Like this?")
        return _("Tell me, please") if phase is Phase.ask else _("Thank you!")

    def done(self) -> str:
        """What "Done" says."""
        return _("Done: the rest is {bin}").format(bin=self.bin_name)

    def team(self) -> str:
        """Whose turn it is; '' for one player."""
        scene = self.scene
        return names.animal(scene.deal.teams[scene.rules.turn].animal) if scene.deal.teams else ""

    def line(self) -> str:
        """Where it stands, in a sentence."""
        scene = self.scene
        state = scene.rules
        if state.phase is Phase.over:
            return _("All bags are checked.")
        if state.phase is Phase.sort and scene.hands.pick is None:
            things = _(", ").join(self.thing(n) for n in state.left)
            told = _("{says}. {task} {things}").format(says=self.bubble(), task=self.task(), things=things)
        elif scene.table.ask is not None:
            told = ". ".join([scene.table.ask.stem, *(face.name for face in scene.table.ask.faces)])
        elif scene.table.board is not None:
            told = " ".join([self.task(), *(tile.name for tile in scene.table.board.tiles)])
        elif scene.table.stamp is not None:
            told = f"{self.bubble()} {scene.table.stamp.told}"
        else:
            told = self.task()
        team = self.team()
        return _("{animal}'s turn. {told}").format(animal=team, told=told) if team else told

"""What bands, topics, animals, actions and question kinds are called."""

from __future__ import annotations

from wastequiz.domain.items import Band
from wastequiz.domain.schemes import Bin, Destination
from wastequiz.i18n import N_, _, in_language, words

_BANDS = {
    Band.pre: N_("Cannot read yet"),
    Band.g12: N_("Years 1–2"),
    Band.g34: N_("Years 3–4"),
    Band.g56: N_("Years 5–6"),
    Band.g79: N_("Years 7–9"),
    Band.adult: N_("Adults"),
}
_TOPICS = {
    "items": N_("Which bin?"),
    "signs": N_("Signs and colours"),
    "why_sort": N_("Why we sort"),
    "putting_out": N_("Putting it out"),
    "station": N_("At the bins"),
    "bulky": N_("Bulky and renovation"),
    "hazardous": N_("Hazardous waste"),
    "processing": N_("What happens next"),
    "circular": N_("Going round again"),
    "law": N_("Rules and duties"),
    "reduction": N_("Less waste"),
    "scenarios": N_("What would you do?"),
    "city": N_("My city"),
    "winter": N_("Winter"),
    "world": N_("Around the world"),
}
_ANIMALS = {
    "fox": N_("Fox"),
    "deer": N_("Deer"),
    "owl": N_("Owl"),
    "bear": N_("Bear"),
    "rabbit": N_("Rabbit"),
    "tiger": N_("Tiger"),
    "panda": N_("Panda"),
    "seal": N_("Seal"),
    "penguin": N_("Penguin"),
    "crane": N_("Crane"),
}
_GAMES = {
    "sort_it": N_("Sort it"),
    "conveyor": N_("Conveyor"),
    "memory": N_("Memory"),
    "inspector": N_("Bin inspector"),
    "race": N_("Lane race"),
    "flying_chess": N_("Flying chess"),
    "river": N_("River guard"),
    "sign_hunt": N_("Sign hunt"),
}
_ACTIONS = {
    "rinse": N_("Rinse it first."),
    "drain": N_("Drain it first."),
    "flatten": N_("Flatten it first."),
    "wrap": N_("Wrap it and mark it first."),
    "keep_whole": N_("Keep it whole."),
    "tear_bag": N_("Tear the bag open first."),
    "book_pickup": N_("Book a pick-up."),
    "separate": N_("Take it apart first."),
    "empty": N_("Empty it first."),
    "tie": N_("Tie it up first."),
    "cap_on": N_("Put the cap back on."),
}


def as_head(text: str) -> str:
    """A name as it stands alone on a card: its first letter large."""
    return text[:1].upper() + text[1:]


def local(target: Bin | Destination) -> str:
    """What a bin or another place is called where it stands; '' where it is called so here too."""
    return target.local if target.local != words(target.name) else ""


def band(value: Band) -> str:
    return _(_BANDS[value])


def topic(value: str | None) -> str:
    """The topic's name; None is a mix of all."""
    return _("A bit of everything") if value is None else _(_TOPICS.get(value, value))


def topic_in(language: str, value: str) -> str:
    """The topic's name in that language, whatever is spoken now."""
    return in_language(language, _TOPICS.get(value, value))


def animal(value: str) -> str:
    return _(_ANIMALS.get(value, value))


def game(value: str) -> str:
    """What a mini-game is called, by its id; the same words as on its card."""
    return _(_GAMES.get(value, value))


def team(animal_name: str) -> str:
    """What a team is called, by its animal."""
    return _("Team {animal}").format(animal=animal(animal_name))


def action(value: str) -> str:
    """What to do first, as a short sentence."""
    return _(_ACTIONS.get(value, value))


def seat(number: int) -> str:
    """A seat number as it stands on the wall."""
    return _("No. {seat:02d}").format(seat=number)


def contestant(number: int, animal_name: str) -> str:
    """A student as the wall shows them: seat number and animal; a guest (seat 0) is the animal alone."""
    return animal(animal_name) if number == 0 else _("No. {seat:02d} {animal}").format(seat=number, animal=animal(animal_name))

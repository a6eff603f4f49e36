"""Makes the program's sounds out of sine waves: `just sounds`. The same bytes come out on every machine.

Wood and bells, quiet and short: a marimba for right and try again, a lid for each bin (lighter bins sound higher),
a tick for a key or a clock, sleigh bells for the end of a round.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from collections.abc import Callable, Iterable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "sounds"
RATE = 22_050  # samples a second
PEAK = 0.5  # at most half of full scale: -6 dB
LIMIT = 400_000  # bytes, all sounds together
Sound = list[float]


def blank(seconds: float) -> Sound:
    """Silence."""
    return [0.0] * round(seconds * RATE)


def add(sound: Sound, at: float, tone: Iterable[float]) -> None:
    """Mix a tone into a sound at a time in seconds; what reaches past its end is left out."""
    start = round(at * RATE)
    for index, value in enumerate(tone, start):
        if index >= len(sound):
            return
        sound[index] += value


def ring(pitch: float, seconds: float, partials: Iterable[tuple[float, float, float]], attack: float = 0.002) -> Sound:
    """A struck thing: partials of (times the pitch, loudness, seconds until it has fallen to a third)."""
    parts = [(math.tau * pitch * times, loud, fall) for times, loud, fall in partials if pitch * times < RATE / 2]
    tone: Sound = []
    for index in range(round(seconds * RATE)):
        t = index / RATE
        tone.append(min(1.0, t / attack) * sum(loud * math.exp(-t / fall) * math.sin(turn * t) for turn, loud, fall in parts))
    return tone


def hiss(seconds: float, fall: float, softness: float) -> Sound:
    """A short burst of noise, always the same one; softness 0 is bright, near 1 is dull."""
    state, last = 20_260_101, 0.0
    tone: Sound = []
    for index in range(round(seconds * RATE)):
        state = (1_103_515_245 * state + 12_345) % 2**31
        last = softness * last + (1 - softness) * (state / 2**30 - 1)
        tone.append(last * math.exp(-index / RATE / fall))
    return tone


def marimba(pitch: float, seconds: float, fall: float = 0.11) -> Sound:
    """One bar of a marimba: its partials stand at 1, 4 and 10."""
    return ring(pitch, seconds, ((1, 1.0, fall), (3.93, 0.28, fall / 4), (9.8, 0.08, fall / 10)))


def press() -> Sound:
    """A finger on a wooden key."""
    sound = blank(0.06)
    add(sound, 0, ring(520, 0.06, ((1, 0.8, 0.012), (2.6, 0.3, 0.006))))
    add(sound, 0, hiss(0.02, 0.003, 0.5))
    return sound


def tick() -> Sound:
    """One step of a clock or a list."""
    sound = blank(0.03)
    add(sound, 0, ring(1_900, 0.03, ((1, 0.5, 0.005), (1.7, 0.25, 0.003)), attack=0.0005))
    return sound


def right() -> Sound:
    """Two rising marimba notes, G and C."""
    sound = blank(0.35)
    add(sound, 0, marimba(783.99, 0.35))
    add(sound, 0.1, marimba(1_046.5, 0.25))
    return sound


def try_again() -> Sound:
    """One soft low marimba note: no buzzer."""
    sound = blank(0.25)
    add(sound, 0, ring(196, 0.25, ((1, 1.0, 0.09), (3.93, 0.12, 0.03)), attack=0.008))
    return sound


def drop(pitch: float) -> Callable[[], Sound]:
    """A lid falling shut: a thud and a little rattle."""

    def lid() -> Sound:
        sound = blank(0.28)
        add(sound, 0, ring(pitch, 0.28, ((1, 1.0, 0.05), (1.62, 0.5, 0.03), (2.9, 0.25, 0.015))))
        add(sound, 0, hiss(0.06, 0.012, 0.8))
        add(sound, 0.09, [value * 0.3 for value in ring(pitch * 1.06, 0.15, ((1, 1.0, 0.03), (1.62, 0.5, 0.02)))])
        return sound

    return lid


def win() -> Sound:
    """Sleigh bells, shaken seven times, with a rising chord beneath."""
    sound = blank(1.2)
    shakes = ((0.0, 1.0), (0.12, 0.6), (0.24, 1.0), (0.36, 0.6), (0.48, 1.0), (0.6, 0.7), (0.72, 1.1))
    bells = ((1, 0.3, 0.16), (1.32, 0.25, 0.13), (1.71, 0.2, 0.11), (2.19, 0.15, 0.08))
    for at, loud in shakes:
        add(sound, at, [value * loud for value in ring(3_520, 0.45, bells, attack=0.003)])
        add(sound, at, [value * loud * 0.2 for value in hiss(0.05, 0.015, 0.1)])
    for at, pitch in ((0.0, 523.25), (0.24, 659.26), (0.48, 783.99), (0.72, 1_046.5)):
        add(sound, at, marimba(pitch, 1.2 - at, fall=0.18))
    return sound


SOUNDS: dict[str, tuple[Callable[[], Sound], float]] = {
    # name: how it is made, its loudest sample as a share of PEAK
    "press": (press, 0.5),
    "tick": (tick, 0.35),
    "right": (right, 1.0),
    "try_again": (try_again, 0.7),
    "drop_recyclable": (drop(330.0), 0.8),
    "drop_hazardous": (drop(262.0), 0.8),
    "drop_food": (drop(208.0), 0.8),
    "drop_residual": (drop(165.0), 0.8),
    "win": (win, 0.9),
}


def samples(sound: Sound, loudness: float) -> array[int]:
    """The sound as 16-bit numbers, as loud as wanted, its last 10 ms faded out so that it does not click."""
    highest = max(abs(value) for value in sound) or 1.0
    fade = RATE // 100
    scale = loudness * PEAK * 32_767 / highest
    # Rounded to whole numbers here, so that the last bit of a sine, which systems disagree about, does not matter.
    return array("h", (round(value * scale * min(1.0, (len(sound) - 1 - index) / fade)) for index, value in enumerate(sound)))


def main() -> int:
    """Write every sound."""
    total = 0
    for name, (make, loudness) in SOUNDS.items():
        path = FOLDER / f"{name}.wav"
        data = samples(make(), loudness)
        if sys.byteorder == "big":
            data.byteswap()
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(data.tobytes())
        total += path.stat().st_size
        print(f"{path.name}: {len(data) * 1000 // RATE} ms, {path.stat().st_size:,} bytes")
    return 0 if total <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())

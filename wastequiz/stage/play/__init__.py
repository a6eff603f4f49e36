"""The kit games are built from: a scene with its clock, sprites, bins, things, head, why, questions."""

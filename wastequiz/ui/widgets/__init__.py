"""Painted pieces used by several screens."""

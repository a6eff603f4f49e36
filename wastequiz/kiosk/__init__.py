"""Locked mode: what keeps visitors inside the program, one module a lock, each of which undoes itself."""

from __future__ import annotations

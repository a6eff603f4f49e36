"""Dataclasses whose methods are written when the first one is made: starting need not pay for the many that a start never makes."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_MISSING = dataclasses.MISSING
_PUT_OFF = "Not written yet."


@dataclass_transform(field_specifiers=(dataclasses.field,))
def dataclass(*, eq: bool = True, frozen: bool = False) -> Callable[[type[T]], type[T]]:
    """The standard library's `dataclass(eq=..., frozen=...)`, put off: `fields`, `replace`, `asdict` and `match` work as ever.

    The standard one compiles six methods for every class as it is defined, which for all of ours took a tenth of the start.
    """

    def put_off(cls: type[T]) -> type[T]:
        cls.__doc__ = cls.__doc__ or cls.__name__  # or dataclass would write one, from the signature
        made = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
        names = ["__init__", "__repr__", *(["__eq__"] if eq else []), *(["__hash__"] if eq and frozen else [])]
        for name in names:
            if name not in cls.__dict__:
                setattr(made, name, _stub(made, name, names, eq, frozen))
        if eq and not frozen and "__hash__" not in cls.__dict__:
            made.__hash__ = None  # type: ignore[assignment]
        if frozen:
            made.__setattr__ = _refuse_set
            made.__delattr__ = _refuse_delete
        return made

    return put_off


def _stub(cls: type[Any], name: str, names: list[str], eq: bool, frozen: bool) -> Callable[..., Any]:
    """Stands in for a method until it is first called; then all of the class are written, and this one is called."""

    def method(self: Any, *args: Any, **named: Any) -> Any:
        if cls.__dict__[name] is method:
            _write(cls, names, eq, frozen)
        return cls.__dict__[name](self, *args, **named)

    method.__name__ = name
    method.__doc__ = _PUT_OFF
    return method


def _write(cls: type[Any], names: list[str], eq: bool, frozen: bool) -> None:
    """Has the standard library write the methods on a class of the same fields. Two threads may do so at once: the result is the same."""
    own: dict[str, Any] = {"__annotations__": inspect.get_annotations(cls), "__module__": cls.__module__}
    own["__doc__"] = cls.__doc__
    if "__post_init__" in cls.__dict__:
        own["__post_init__"] = cls.__dict__["__post_init__"]
    for field in dataclasses.fields(cls):
        if field.name in own["__annotations__"] and (field.default is not _MISSING or field.default_factory is not _MISSING):
            own[field.name] = field
    like: type[Any] = dataclasses.dataclass(eq=eq, frozen=frozen)(type(cls.__name__, cls.__bases__, own))
    for name in names:
        if cls.__dict__[name].__doc__ == _PUT_OFF:
            setattr(cls, name, like.__dict__[name])


def _refuse_set(self: Any, name: str, value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

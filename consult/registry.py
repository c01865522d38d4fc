"""A file dropped in a folder is a choice added."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def offered(folder: ModuleType, promise: type[T]) -> dict[str, T]:
    """One instance of each subclass of ``promise`` defined in the files of ``folder``, by slug."""
    found: dict[str, T] = {}
    for module in sorted(iter_modules(folder.__path__), key=lambda m: m.name):
        for thing in vars(import_module(f"{folder.__name__}.{module.name}")).values():
            if isinstance(thing, type) and issubclass(thing, promise) and thing is not promise:
                found[thing.slug] = thing()  # type: ignore[attr-defined]
    return found

"""numpy, loaded at its first use: counts need it, the processes that serve pages never do (25 MB).

Not a module that waits in ``sys.modules``: libraries that look for numpy there would load it, from
several threads at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
else:

    class _Numpy:
        def __getattr__(self, name: str) -> Any:
            return getattr(import_module("numpy"), name)

    np = _Numpy()

__all__ = ["np"]

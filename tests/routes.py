"""The addresses of the site. ``python -m tests.routes`` writes tests/routes.txt again."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from consult import create_app

COMMITTED = Path(__file__).with_name("routes.txt")


def listing(app: Flask) -> list[str]:
    return sorted(
        f"{rule.rule} {','.join(sorted((rule.methods or set()) - {'HEAD', 'OPTIONS'}))} {rule.endpoint}"
        for rule in app.url_map.iter_rules()
    )


if __name__ == "__main__":
    lines = listing(create_app({"DEMO": True}))
    COMMITTED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} routes")

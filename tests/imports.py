"""The order of imports: down the layers, sideways only to the left. Read from the source alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "consult"
DOMAINS = [
    "accounts",
    "notifications",
    "labs",
    "consultations",
    "comments",
    "contributions",
    "surveys",
    "votes",
    "opinions",
    "workshops",
    "moderation",
    "synthesis",
    "followup",
    "projects",
    "exports",
    "api",
    "network",
    "demo",
]
# Foundations that gather the domains.
GATHERERS = ("consult", "consult.models", "consult.pages")
SUBJECT = "subject"
LAYERS = {
    "pure": 0,
    "models": 1,
    SUBJECT: 2,  # a file named after its subject that reads the database
    "queries": 3,
    "work": 4,  # jobs
    "actions": 5,
    "forms": 6,
    "views": 7,
    "cli": 7,
}
# Parents do not know their children: pages show them and questions join them, nothing else.
JOINING = ("views", "queries")
DATABASE = ("flask", "sqlalchemy", "consult.db", "consult.web", "consult.jobs", "consult.journal")


@dataclass(frozen=True)
class Import:
    source: str
    target: str
    line: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line} imports {self.target}"


def modules() -> dict[str, ast.Module]:
    """Every module of the package, parsed, by name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


MODULES = modules()


def targets(name: str, node: ast.stmt) -> Iterator[str]:
    """The modules that a statement of the module ``name`` imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            here = name.split(".") if is_package(name) else name.split(".")[:-1]
            above = here[: len(here) - node.level + 1]
            base = ".".join([*above, base]).rstrip(".")
        for alias in node.names:
            inside = f"{base}.{alias.name}"
            yield inside if inside in MODULES else base


def is_package(name: str) -> bool:
    return (PACKAGE.parent / name.replace(".", "/")).is_dir()


def imports() -> Iterator[Import]:
    for name, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                for target in targets(name, node):
                    yield Import(name, target, node.lineno)


def inside_functions() -> Iterator[str]:
    for name, tree in MODULES.items():
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        yield f"{name}:{node.lineno}"


def domain(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "consult" and parts[1] in DOMAINS else None


def kind(name: str) -> str:
    """The layer of a module of a domain, from the name of its file, or of its folder."""
    parts = name.split(".")[2:]
    if not parts:
        return "pure"
    if parts[0] in LAYERS:
        return parts[0]
    return SUBJECT if reads_database(name) else "pure"


def reads_database(name: str) -> bool:
    names = {target for node in MODULES[name].body for target in targets(name, node)}
    return any(
        target.split(".")[0] in DATABASE
        or target in DATABASE
        or (domain(target) is not None and target.split(".")[2:3] == ["models"])
        for target in names
    )


def faults() -> Iterator[str]:
    for one in imports():
        if not one.target.startswith("consult"):
            continue
        here, there = domain(one.source), domain(one.target)
        if there is None:
            continue
        if here is None:
            if one.source not in GATHERERS:
                yield f"{one}: a foundation knows no domain"
        elif here == there:
            if LAYERS[kind(one.target)] > LAYERS[kind(one.source)]:
                yield f"{one}: upwards, from {kind(one.source)} to {kind(one.target)}"
        elif DOMAINS.index(there) > DOMAINS.index(here):
            lower = LAYERS[kind(one.target)] < LAYERS[kind(one.source)]
            if not (lower and kind(one.source) in JOINING):
                yield f"{one}: to the right"
        elif (kind(one.source), kind(one.target)) == ("work", "actions"):
            continue  # a job writes mails: it stands below the actions of its own domain only
        elif LAYERS[kind(one.target)] > LAYERS[kind(one.source)]:
            yield f"{one}: upwards, from {kind(one.source)} to {kind(one.target)}"

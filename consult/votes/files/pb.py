"""Participatory budgets, as Pabulib publishes them (P. Faliszewski et al., IJCAI 2023).

Lengths and sums that META announces are not enforced: cities counted the ballots as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...i18n import lazy_gettext as _l
from ..ballot_file import (
    MOST_POINTS,
    BadFile,
    BallotFile,
    Format,
    amounts,
    each,
    rows_of,
    text_of,
    whole,
)
from ..profile import Lists, lists, numbered

SECTIONS = ("META", "PROJECTS", "VOTES")
Row = tuple[int, list[str]]


class Pabulib(Format):
    slug = "pb"

    def read(self, content: bytes) -> BallotFile:
        sections = _sections(text_of(content))
        meta = {row[0].strip(): row[1].strip() for _n, row in sections["META"][1:] if len(row) > 1}
        options, labels, costs, budget, scale = _projects(sections, meta)
        profile = _votes(sections["VOTES"], options, meta)
        title = meta.get("description") or ", ".join(
            meta[key] for key in ("unit", "subunit", "instance") if key in meta
        )
        variant = _variant(meta, profile)
        return BallotFile(options, profile, labels, title, "", variant, tuple(costs), budget, scale)

    def write(self, file: BallotFile) -> str:
        ballots = each(file.profile)
        points = isinstance(file.profile, Lists) and file.profile.values is not None
        meta = {
            "description": file.title,
            "num_projects": len(file.options),
            "num_votes": sum(weight for weight, _choice in ballots),
            "budget": _amount(file.budget, file.scale),
            "vote_type": "cumulative" if points else "approval",
        }
        rows: list[list[Any]] = [["META"], ["key", "value"], *map(list, meta.items())]
        rows += [["PROJECTS"], ["project_id", "cost", "name"]]
        for option, cost in zip(file.options, file.costs, strict=True):
            rows.append([option, _amount(cost, file.scale), file.labels.get(option, option)])
        rows += [["VOTES"], ["voter_id", "vote", *(["points"] if points else [])]]
        number = 0
        for weight, choice in ballots:
            said = ",".join(file.options[one] for one in choice)
            more = [",".join(map(str, choice.values()))] if points else []
            for _each in range(weight):
                number += 1
                rows.append([number, said, *more])
        return "".join(";".join(map(_cell, row)) + "\n" for row in rows)


def _cell(value: Any) -> str:
    said = " ".join(str(value).split())
    return '"' + said.replace('"', '""') + '"' if ";" in said or '"' in said else said


def _amount(amount: int, scale: int) -> str:
    return (
        f"{amount // scale}" if amount % scale == 0 else f"{amount / scale:.{len(str(scale)) - 1}f}"
    )


def _rows(text: str) -> Iterator[Row]:
    for line, row in rows_of(text, ";"):
        if any(cell.strip() for cell in row):
            yield line, row


def _sections(text: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    current: list[Row] | None = None
    for number, row in _rows(text):
        if row[0].strip() in SECTIONS and not any(cell.strip() for cell in row[1:]):
            current = found[row[0].strip()] = []
        elif current is None:
            raise BadFile(number, 1, _l("un fichier .pb commence par META."))
        else:
            current.append((number, row))
    for name in SECTIONS:
        if not found.get(name):
            end = text.count("\n") + 1
            raise BadFile(end, 1, _l("la section %(name)s manque.", name=name))
    return found


def _columns(head: Row, *needed: str) -> dict[str, int]:
    found = {name.strip(): place for place, name in enumerate(head[1])}
    for name in needed:
        if name not in found:
            raise BadFile(head[0], 1, _l("la colonne %(name)s manque.", name=name))
    return found


def _start(row: list[str], place: int) -> int:
    """The column, in characters, where a cell begins."""
    return sum(len(cell) + 1 for cell in row[:place]) + 1


def _cell_of(number: int, row: list[str], place: int) -> tuple[str, int, int]:
    if place >= len(row):
        raise BadFile(number, _start(row, place), _l("il manque une colonne."))
    return row[place].strip(), number, _start(row, place)


def _projects(
    sections: dict[str, list[Row]], meta: dict[str, str]
) -> tuple[list[str], dict[str, str], list[int], int, int]:
    head, *rows = sections["PROJECTS"]
    columns = _columns(head, "project_id", "cost")
    options: list[str] = []
    labels: dict[str, str] = {}
    for number, row in rows:
        option, line, column = _cell_of(number, row, columns["project_id"])
        if option in labels:
            raise BadFile(
                line, column, _l("le projet %(option)s est écrit deux fois.", option=option)
            )
        options.append(option)
        name = columns.get("name")
        labels[option] = row[name].strip() if name is not None and name < len(row) else option
    if not options:
        raise BadFile(head[0], 1, _l("il n’y a aucun projet."))
    costs = [_cell_of(number, row, columns["cost"]) for number, row in rows]
    place = next((n for n, row in sections["META"] if row[0].strip() == "budget"), 1)
    if "budget" not in meta:
        raise BadFile(place, 1, _l("META ne dit pas «\u00a0budget\u00a0»."))
    (*found, budget), scale = amounts([*costs, (meta["budget"], place, 8)])
    return options, labels, found, budget, scale


def _votes(section: list[Row], options: list[str], meta: dict[str, str]) -> Lists:
    head, *rows = section
    columns = _columns(head, "vote")
    places = {option: place for place, option in enumerate(options)}
    vote, points = columns["vote"], columns.get("points")
    kind = meta.get("vote_type", "approval")
    plain: dict[tuple[int, ...], int] = {}
    valued: dict[tuple[tuple[int, int], ...], int] = {}
    read = [(number, row, _named(number, row, vote, places)) for number, row in rows]
    longest = max((len(named) for _n, _row, named in read), default=0)
    asked = meta.get("max_length", "")
    best = min(int(asked), MOST_POINTS) if asked.isdecimal() else longest
    for number, row, named in read:
        if points is not None and kind != "approval":
            numbers = _points(number, row, points, len(named))
        elif kind == "ordinal":
            numbers = [max(best - place, 0) for place in range(len(named))]
        else:
            plain[named] = plain.get(named, 0) + 1
            continue
        said = tuple(zip(named, numbers, strict=True))
        valued[said] = valued.get(said, 0) + 1
    if valued:
        return numbered(len(options), ((weight, dict(said)) for said, weight in valued.items()))
    return lists(len(options), ((weight, named) for named, weight in plain.items()))


def _named(number: int, row: list[str], place: int, places: dict[str, int]) -> tuple[int, ...]:
    said, line, column = _cell_of(number, row, place)
    if not said:
        return ()
    try:
        named = tuple(places[one] for one in said.split(","))
    except KeyError:
        for one in said.split(","):
            if one.strip() not in places:
                raise BadFile(
                    line, column, _l("le projet «\u00a0%(option)s\u00a0» n’existe pas.", option=one)
                ) from None
            column += len(one) + 1
        named = tuple(places[one.strip()] for one in said.split(","))
    if len(set(named)) < len(named):
        raise BadFile(line, column, _l("un projet est choisi deux fois."))
    return named


def _points(number: int, row: list[str], place: int, length: int) -> list[int]:
    said, line, column = _cell_of(number, row, place)
    most = {"lowest": -MOST_POINTS, "highest": MOST_POINTS}
    numbers = [whole(one, line, column, **most) for one in said.split(",")] if said else []
    if len(numbers) != length:
        raise BadFile(
            line,
            column,
            _l(
                "%(points)s nombres de points pour %(length)s projets.",
                points=len(numbers),
                length=length,
            ),
        )
    return numbers


def _variant(meta: dict[str, str], profile: Lists) -> dict[str, Any]:
    """The greedy rule that the city says it applied, and how many points a person had at most."""
    found: dict[str, Any] = {}
    if "no-skip" in meta.get("rule", ""):
        found["skip"] = False
    if meta.get("min_project_score_threshold", "").isdecimal():
        found["threshold"] = int(meta["min_project_score_threshold"])
    if profile.values is not None:
        given = int(profile.within(profile.values).max(initial=1))
        said = meta.get("max_sum_points", "")
        found["points"] = max(given, int(said) if said.isdecimal() else 1)
    return found

"""Recompter un vote soi-même, à partir du fichier public de ses bulletins.

Ce programme refait le décompte d'un vote sans rien demander au site qui l'a organisé. Il ne lit
que le fichier donné, n'écrit rien, n'utilise pas le réseau, et tient en un seul fichier. Il n'a
besoin que de Python 3.9 ou plus récent (https://www.python.org), sans rien d'autre à installer.

Pour l'utiliser, ouvrez un terminal dans le dossier où se trouvent les fichiers, puis tapez :

    python3 recompter.py bulletins.json
    python3 recompter.py bulletins.blt --methode stv
    python3 recompter.py budget.pb --methode equal-shares --variante completion=add-one
    python3 recompter.py notes.csv --methode majority-judgment --json
    python3 recompter.py bulletins.json --comparer resultat.json

Fichiers lus : .json (celui du site), .blt (classements), .pb (budgets, format Pabulib) et .csv
(notes, une ligne par bulletin). Un fichier .json dit lui-même sa méthode et ses variantes.
« python3 recompter.py --aide-methodes » donne la liste des méthodes et de leurs variantes.
« --comparer » répond « identique », ou donne chaque différence avec le résultat publié.
Le programme finit avec le code 0 si tout va bien, 1 si le résultat publié diffère, 2 si le
fichier est mal formé ou la demande impossible.

Tous les calculs sont exacts : des nombres entiers et des fractions, jamais d'arrondi, sauf celui
que la règle elle-même impose (cinq décimales dans le vote unique transférable).

Ce que ce programme prouve : que le résultat publié découle de ces bulletins et de cette règle.
Ce qu'il ne prouve pas : que ces bulletins sont bien ceux des votants, que chacun avait le droit
de voter et n'a voté qu'une fois, que personne n'a voté sous la contrainte, ni que la règle était
bien celle annoncée avant le vote. Pour savoir si votre bulletin est dans le fichier, servez-vous
de votre reçu.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, Optional

Totals = dict[str, int]
Settings = dict[str, Any]


class Malformed(Exception):
    """Le fichier ne se lit pas : où, et pourquoi."""

    def __init__(self, line: int, column: int, reason: str) -> None:
        super().__init__(f"ligne {line}, colonne {column} : {reason}")
        self.line, self.column, self.reason = line, column, reason


class Impossible(Exception):
    """La demande ne va pas avec ce fichier."""


# Les bulletins ------------------------------------------------------------------------------------


class Ballot(NamedTuple):
    """Des options, la préférée d'abord s'il s'agit d'un classement, avec ou sans nombres.

    Un bulletin sans option est blanc.
    """

    options: tuple[str, ...]
    numbers: Optional[tuple[Fraction, ...]] = None  # noqa: UP045 (évalué par Python 3.9)

    def points(self) -> dict[str, Fraction]:
        return dict(zip(self.options, self.numbers or ()))


@dataclass
class Election:
    """Ce que dit un fichier. Les bulletins identiques sont groupés, avec leur nombre."""

    title: str
    labels: dict[str, str]
    ballots: Counter[Ballot]
    seats: int | None = None
    costs: dict[str, Fraction] | None = None
    budget: Fraction | None = None
    first_points: int | None = None  # budgets classés : points de l'option placée première
    from_grades: bool = False  # fichier CSV
    method: str | None = None
    variant: dict[str, Any] = field(default_factory=dict)

    @property
    def options(self) -> list[str]:
        return list(self.labels)

    @property
    def has_points(self) -> bool:
        numbered = any(ballot.numbers is not None for ballot in self.ballots)
        return numbered or self.first_points is not None

    def weights(self, ballot: Ballot) -> dict[str, Fraction]:
        """Ce que le bulletin apporte à chaque option : ses points, ou une voix."""
        if ballot.numbers is not None:
            return ballot.points()
        if self.first_points is not None:
            ranks = enumerate(ballot.options)
            return {option: Fraction(max(0, self.first_points - rank)) for rank, option in ranks}
        return {option: Fraction(1) for option in ballot.options}


# Lire les fichiers --------------------------------------------------------------------------------

WHOLE = re.compile(r"[+-]?[0-9]+")
DECIMAL = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


class Cell(NamedTuple):
    """Un morceau de ligne, et sa place dans le fichier."""

    text: str
    line: int
    column: int

    def refuse(self, reason: str) -> Malformed:
        return Malformed(self.line, self.column, reason)

    def whole(self, lowest: int | None = None) -> int:
        if not WHOLE.fullmatch(self.text) or len(self.text) > 18:
            raise self.refuse(f"un nombre entier est attendu au lieu de « {self.text} »")
        value = int(self.text)
        if lowest is not None and value < lowest:
            raise self.refuse(f"{value} est trop petit : {lowest} au moins")
        return value

    def number(self) -> Fraction:
        if not DECIMAL.fullmatch(self.text):
            raise self.refuse(f"un nombre est attendu au lieu de « {self.text} »")
        return Fraction(self.text.replace(",", "."))

    def amount(self) -> Fraction:
        value = self.number()
        if value < 0:
            raise self.refuse(f"un montant ne peut pas être négatif : {self.text}")
        return value

    def listed(self) -> list[Cell]:
        """Les éléments d'une liste séparée par des virgules."""
        found, column = [], self.column
        for part in self.text.split(",") if self.text else []:
            indent = len(part) - len(part.lstrip())
            found.append(Cell(part.strip(), self.line, column + indent))
            column += len(part) + 1
        return found


def words(line: str, number: int) -> list[Cell]:
    return [Cell(m.group(), number, m.start() + 1) for m in re.finditer(r"\S+", line)]


def cells(line: str, number: int, separator: str) -> list[Cell]:
    """Les cellules d'une ligne ; entre guillemets, le séparateur compte comme une lettre."""
    found, start = [], 0
    while start <= len(line):
        column = start + 1
        text, end = "", start
        quoted = re.compile(r'\s*"((?:[^"]|"")*)"').match(line, start)
        if quoted:
            text, end = quoted.group(1).replace('""', '"'), quoted.end()
        elif line[start:].lstrip().startswith('"'):
            raise Malformed(number, column, "le guillemet ouvert n'est pas refermé")
        stop = line.find(separator, end)
        stop = len(line) if stop < 0 else stop
        rest = line[end:stop]
        if not quoted:
            column += len(rest) - len(rest.lstrip())
        found.append(Cell((text + rest).strip(), number, column))
        start = stop + 1
    return found


def text_of(path: Path) -> str:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        reason = "ce caractère n'est pas en UTF-8"
        raise Malformed(before.count(b"\n") + 1, column, reason) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(path: Path) -> Election:
    readers = {".blt": read_blt, ".pb": read_pb, ".csv": read_csv, ".json": read_json}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise Impossible(f"extension inconnue : « {path.suffix} » (.json, .blt, .pb ou .csv)")
    return reader(text_of(path))


def numbered_lines(text: str) -> list[tuple[int, str]]:
    """Les lignes qui ne sont pas vides, avec leur numéro."""
    return [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]


def read_blt(text: str) -> Election:
    """Des classements : en-tête, bulletins, un zéro, puis les noms et le titre."""
    lines = numbered_lines(text)
    end = text.count("\n") + 1
    if not lines:
        raise Malformed(1, 1, "le fichier est vide")
    header = words(lines[0][1], lines[0][0])
    if len(header) != 2:
        raise header[0].refuse("la première ligne donne deux nombres : candidats, sièges")
    candidates, seats = header[0].whole(1), header[1].whole(1)
    rest = [(words(line, number), line) for number, line in lines[1:]]
    withdrawn = set()
    if rest and rest[0][0][0].text.startswith("-"):
        for cell in rest.pop(0)[0]:
            if cell.text != "0":
                if not -candidates <= cell.whole() <= -1:
                    raise cell.refuse(f"aucun candidat ne porte le numéro de « {cell.text} »")
                withdrawn.add(str(-cell.whole()))
    ballots: Counter[Ballot] = Counter()
    while True:
        if not rest:
            raise Malformed(end, 1, "il manque la ligne « 0 » qui suit les bulletins")
        row = rest.pop(0)[0]
        if [cell.text for cell in row] == ["0"]:
            break
        count, ranking = blt_ballot(row, candidates)
        ballots[Ballot(tuple(one for one in ranking if one not in withdrawn))] += count
    if len(rest) < candidates:
        raise Malformed(end, 1, f"{candidates} noms sont attendus, {len(rest)} sont donnés")
    if len(rest) > candidates + 1:
        raise rest[candidates + 1][0][0].refuse("rien n'est attendu après le titre")
    if len(withdrawn) == candidates:
        raise Malformed(lines[1][0], 1, "tous les candidats se sont retirés")
    names = [unquoted(line) for _, line in rest]
    labels = {str(number): name for number, name in enumerate(names[:candidates], 1)}
    return Election(
        title=names[candidates] if len(names) > candidates else "",
        labels={one: name for one, name in labels.items() if one not in withdrawn},
        ballots=ballots,
        seats=seats,
    )


def blt_ballot(row: list[Cell], candidates: int) -> tuple[int, list[str]]:
    count = row[0].whole(1)
    if row[-1].text != "0" or len(row) == 1:
        raise row[-1].refuse("un bulletin finit par 0")
    ranking: list[str] = []
    for cell in row[1:-1]:
        if not 1 <= cell.whole() <= candidates:
            raise cell.refuse(f"aucun candidat ne porte le numéro {cell.text}")
        if str(cell.whole()) in ranking:
            raise cell.refuse(f"le candidat {cell.text} est classé deux fois")
        ranking.append(str(cell.whole()))
    return count, ranking


def unquoted(line: str) -> str:
    line = line.strip()
    if len(line) > 1 and line[0] == line[-1] == '"':
        return line[1:-1].replace('""', '"')
    return line


def read_pb(text: str) -> Election:
    """Un budget au format Pabulib : trois parties, META, PROJECTS et VOTES."""
    parts: dict[str, list[list[Cell]]] = {}
    current: list[list[Cell]] | None = None
    for number, line in numbered_lines(text):
        name = line.strip().upper()
        if name in ("META", "PROJECTS", "VOTES"):
            current = parts.setdefault(name, [])
        elif current is None:
            raise Malformed(number, 1, "la partie META est attendue")
        else:
            current.append(cells(line, number, ";"))
    end = text.count("\n") + 1
    for name in ("META", "PROJECTS", "VOTES"):
        if not parts.get(name):
            raise Malformed(end, 1, f"il manque la partie {name}")
    if len(parts["PROJECTS"]) < 2:
        raise parts["PROJECTS"][0][0].refuse("aucun projet n'est donné")
    meta = {row[0].text: row[1] for row in parts["META"][1:] if len(row) > 1}
    if "budget" not in meta:
        raise parts["META"][0][0].refuse("META ne donne pas le budget")
    costs: dict[str, Fraction] = {}
    labels: dict[str, str] = {}
    for row in table(parts["PROJECTS"], "project_id", "cost"):
        project = row["project_id"].text
        if not project or project in costs:
            raise row["project_id"].refuse(f"identifiant vide ou en double : « {project} »")
        costs[project] = row["cost"].amount()
        labels[project] = row["name"].text if "name" in row else project
    kind = meta["vote_type"].text if "vote_type" in meta else "approval"
    ballots: Counter[Ballot] = Counter()
    for row in table(parts["VOTES"], "vote"):
        ballots[pb_ballot(row, labels, kind)] += 1
    first_points = None
    if kind == "ordinal":
        longest = max((len(ballot.options) for ballot in ballots), default=0)
        first_points = meta["max_length"].whole(1) if "max_length" in meta else longest
    title = " ".join(meta[key].text for key in ("unit", "subunit", "instance") if key in meta)
    return Election(
        title=title,
        labels=labels,
        ballots=ballots,
        costs=costs,
        budget=meta["budget"].amount(),
        first_points=first_points,
    )


def table(rows: list[list[Cell]], *needed: str) -> list[dict[str, Cell]]:
    """Les lignes d'une partie, chaque cellule sous le nom de sa colonne."""
    header = [cell.text for cell in rows[0]]
    for name in needed:
        if name not in header:
            raise rows[0][0].refuse(f"la colonne « {name} » manque")
    for row in rows[1:]:
        if len(row) < len(header) or any(cell.text for cell in row[len(header) :]):
            expected = f"{len(header)} cellules sont attendues, {len(row)} sont données"
            raise row[-1].refuse(expected)
    return [dict(zip(header, row)) for row in rows[1:]]


def pb_ballot(row: dict[str, Cell], labels: dict[str, str], kind: str) -> Ballot:
    chosen = row["vote"].listed()
    for place, cell in enumerate(chosen):
        if cell.text not in labels:
            raise cell.refuse(f"aucun projet ne s'appelle « {cell.text} »")
        if cell.text in [other.text for other in chosen[:place]]:
            raise cell.refuse(f"le projet « {cell.text} » est choisi deux fois")
    projects = [cell.text for cell in chosen]
    if kind == "ordinal":
        return Ballot(tuple(projects))
    if kind in ("approval", "choose-1") or "points" not in row:
        return Ballot(tuple(sorted(projects)))
    points = row["points"].listed()
    if len(points) != len(projects):
        told = f"{len(projects)} projets mais {len(points)} nombres de points"
        raise row["points"].refuse(told)
    return in_order(labels, {one: cell.number() for one, cell in zip(projects, points)})


def in_order(labels: dict[str, str], points: dict[str, Fraction]) -> Ballot:
    """Le même bulletin s'écrit toujours de la même façon."""
    options = tuple(option for option in labels if option in points)
    return Ballot(options, tuple(points[option] for option in options))


def read_csv(text: str) -> Election:
    """Des notes : une option par colonne, un bulletin par ligne."""
    lines = list(enumerate(text.rstrip("\n").split("\n"), 1))
    if not lines[0][1].strip():
        raise Malformed(1, 1, "la première ligne donne le nom des options")
    separator = separator_of([line for _, line in lines[:2]])
    header = cells(lines[0][1], 1, separator)
    weight = None
    labels: dict[str, str] = {}
    places: dict[int, str] = {}
    for place, cell in enumerate(header):
        name = cell.text.lower()
        if name in ("weight", "count"):
            if weight is not None:
                raise cell.refuse("deux colonnes donnent le nombre de bulletins")
            weight = place
        elif place or name not in ("", "id", "voter", "voter_id"):
            if not name or cell.text in labels:
                raise cell.refuse(f"nom d'option vide ou en double : « {cell.text} »")
            labels[cell.text] = cell.text
            places[place] = cell.text
    if not labels:
        raise header[0].refuse("aucune option n'est nommée")
    ballots: Counter[Ballot] = Counter()
    for number, line in lines[1:]:
        row = cells(line, number, separator)
        if len(row) != len(header):
            expected = f"{len(header)} cellules sont attendues, {len(row)} sont données"
            raise row[-1].refuse(expected)
        grades = {
            option: Fraction(row[place].whole())
            for place, option in places.items()
            if row[place].text
        }
        ballot = in_order(labels, grades) if grades else Ballot(())
        ballots[ballot] += 1 if weight is None else row[weight].whole(1)
    return Election("", labels, ballots, from_grades=True)


def separator_of(lines: list[str]) -> str:
    """Celui qui donne à l'en-tête et au premier bulletin autant de cellules, et le plus."""
    best, most = ",", 0
    for separator in ",;":
        widths = {len(cells(line, number, separator)) for number, line in enumerate(lines, 1)}
        if len(widths) == 1 and max(widths) > most:
            best, most = separator, max(widths)
    if most == 0:
        best = max(",;", key=lines[0].count)
    return best


class Doubled(dict[str, Any]):
    """Un objet JSON où une clé est écrite deux fois."""


def read_json(text: str) -> Election:
    """Le fichier du site : options, bulletins groupés, et la méthode si elle est dite."""
    data = parsed(text)

    def refuse(reason: str, *path: str | int) -> Malformed:
        return Malformed(*locate(text, path), reason)

    if not isinstance(data, dict) or isinstance(data, Doubled):
        raise refuse("un objet JSON aux clés distinctes est attendu")
    candidates = data.get("candidates")
    if not isinstance(candidates, list) or not candidates:
        raise refuse("« candidates » donne la liste des options", "candidates")
    for place, label in enumerate(candidates):
        if not isinstance(label, str):
            raise refuse("le nom d'une option est un texte", "candidates", place)
    pairs = data.get("ballots")
    if not isinstance(pairs, list):
        raise refuse("« ballots » donne la liste des bulletins", "ballots")
    for place, pair in enumerate(pairs):
        if not isinstance(pair, list) or len(pair) != 2 or not is_whole(pair[0]) or pair[0] < 1:
            raise refuse("un bulletin s'écrit [nombre, choix]", "ballots", place)
        if not isinstance(pair[1], (list, dict)) or isinstance(pair[1], Doubled):
            raise refuse("un choix est une liste, ou un objet sans clé double", "ballots", place, 1)
    named = by_name(candidates, [pair[1] for pair in pairs])
    ids = candidates if named else [str(place) for place in range(len(candidates))]
    given = data.get("ids")
    if given is not None:
        if not isinstance(given, list) or [type(one) for one in given] != [str] * len(ids):
            raise refuse("« ids » donne un identifiant, un texte, par option", "ids")
        named, ids = False, given
    known = ids if named else [str(place) for place in range(len(candidates))]
    names = dict(zip(known, ids))
    if len(set(ids)) < len(ids):
        raise refuse("deux options portent le même nom", "candidates")
    labels = dict(zip(ids, candidates))
    ballots: Counter[Ballot] = Counter()
    for place, (count, choice) in enumerate(pairs):
        ballot = json_ballot(choice, labels, names, named)
        if isinstance(ballot, str):
            raise refuse(ballot, "ballots", place, 1)
        ballots[ballot] += count
    seats, budget, costs = data.get("seats"), data.get("budget"), data.get("costs")
    if seats is not None and (not is_whole(seats) or seats < 1):
        raise refuse("le nombre de sièges est un entier, 1 au moins", "seats")
    if budget is not None and (not is_number(budget) or budget < 0):
        raise refuse("le budget est un nombre, positif", "budget")
    if costs is not None and not (
        isinstance(costs, list)
        and len(costs) == len(ids)
        and all(is_number(cost) and cost >= 0 for cost in costs)
    ):
        raise refuse("« costs » donne un nombre positif par option", "costs")
    method, variant = data.get("method"), data.get("variant")
    if method is not None and not isinstance(method, str):
        raise refuse("la méthode est un texte", "method")
    if variant is not None and (not isinstance(variant, dict) or isinstance(variant, Doubled)):
        raise refuse("« variant » est un objet", "variant")
    return Election(
        title=str(data.get("title") or ""),
        labels=labels,
        ballots=ballots,
        seats=seats,
        costs=None if costs is None else dict(zip(ids, map(Fraction, costs))),
        budget=None if budget is None else Fraction(budget),
        method=method,
        variant=variant or {},
    )


def is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: Any) -> bool:
    return is_whole(value) or isinstance(value, Fraction)


def parsed(text: str) -> Any:
    """Le JSON, ses décimaux gardés exacts."""

    def decimal(said: str) -> Fraction:
        if len(said) > 40 or re.search(r"[eE][+-]?[0-9]{3,}", said):
            raise Malformed(*position(text, text.find(said)), "ce nombre est trop long")
        return Fraction(said)

    def constant(said: str) -> None:
        raise Malformed(*position(text, text.find(said)), f"« {said} » n'est pas un nombre")

    def pairs(said: list[tuple[str, Any]]) -> dict[str, Any]:
        return dict(said) if len(dict(said)) == len(said) else Doubled(said)

    try:
        return json.loads(
            text, parse_float=decimal, parse_constant=constant, object_pairs_hook=pairs
        )
    except json.JSONDecodeError as error:
        reason = "le JSON est mal formé ici (guillemet, virgule ou crochet en trop ou en moins)"
        raise Malformed(error.lineno, error.colno, reason) from None
    except (ValueError, RecursionError):
        raise Malformed(1, 1, "un nombre est trop long, ou trop de crochets s'emboîtent") from None


def position(text: str, offset: int) -> tuple[int, int]:
    before = text[: max(0, offset)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def locate(text: str, path: Iterable[str | int]) -> tuple[int, int]:
    """La ligne et la colonne de ce que désigne le chemin, ou au plus près."""
    decoder = json.JSONDecoder()

    def after_space(offset: int) -> int:
        found = re.compile(r"[\s,:]*").match(text, offset)
        return found.end() if found else offset

    offset = after_space(0)
    for step in path:
        inside, place, found = after_space(offset + 1), 0, None
        while text[inside] not in "]}":
            key: Any = place
            if isinstance(step, str):
                key, inside = decoder.raw_decode(text, inside)
                inside = after_space(inside)
            if key == step:
                found = inside
                break
            inside = after_space(decoder.raw_decode(text, inside)[1])
            place += 1
        if found is None:
            break
        offset = found
    return position(text, offset)


def by_name(candidates: list[str], choices: list[Any]) -> bool:
    """Les bulletins désignent-ils les options par leur nom ? Sinon, par leur rang depuis 0."""
    items = [item for choice in choices if isinstance(choice, list) for item in choice]
    if items:
        return any(isinstance(item, str) for item in items)
    keys = {key for choice in choices if isinstance(choice, dict) for key in choice}
    return not keys <= {str(place) for place in range(len(candidates))}


def json_ballot(
    choice: Any, labels: dict[str, str], names: dict[str, str], named: bool
) -> Ballot | str:
    """Le bulletin, ou ce qui ne va pas. ``names`` : l'option que désigne un nom ou un rang."""
    options: list[str] = []
    for item in choice:
        right = isinstance(item, str) if named or isinstance(choice, dict) else is_whole(item)
        option = names.get(str(item), "")
        if not right or str(item) not in names:
            return f"aucune option ne correspond à « {item} »"
        if option in options:
            return f"l'option « {item} » est donnée deux fois"
        options.append(option)
    if isinstance(choice, list) or not choice:
        return Ballot(tuple(options))
    if not all(is_number(value) for value in choice.values()):
        return "un nombre est attendu pour chaque option"
    return in_order(labels, {names[item]: Fraction(value) for item, value in choice.items()})


# Compter : ce qui sert à toutes les méthodes ------------------------------------------------------


@dataclass
class Count:
    winners: list[str]
    ranking: list[str]
    ties: list[list[str]]
    tally: dict[str, Any]
    rounds: list[dict[str, Any]] = field(default_factory=list)


def drawn(options: Iterable[str], draw: str) -> list[str]:
    """Le tirage au sort que chacun peut refaire : l'option tirée d'abord est préférée."""

    def stamp(option: str) -> str:
        return hashlib.sha256(f"{draw}|{option}".encode()).hexdigest()

    return sorted(options, key=stamp)


def grouped(options: list[str], value: Callable[[str], Any]) -> list[list[str]]:
    """Les options de la meilleure valeur à la moins bonne, les ex æquo ensemble."""
    found: dict[Any, list[str]] = {}
    for option in options:
        found.setdefault(value(option), []).append(option)
    return [found[key] for key in sorted(found, reverse=True)]


def ranked(groups: list[list[str]], settings: Settings, tally: dict[str, Any], seats: int) -> Count:
    """Le classement, les ex æquo montrés, ou départagés par le tirage si la variante le dit."""
    ties = [group for group in groups if len(group) > 1]
    if settings["ties"] == "draw":
        groups = [[one] for group in groups for one in drawn(group, settings["draw"])]
    winners: list[str] = []
    for group in groups:
        if len(winners) >= seats:
            break
        winners += group
    return Count(winners, [one for group in groups for one in group], ties, tally)


def most(election: Election, scores: dict[str, Any], settings: Settings) -> Count:
    """Le plus grand nombre l'emporte."""
    groups = grouped(election.options, lambda option: scores[option])
    tally = {option: plain(scores[option]) for option in election.options}
    return ranked(groups, settings, tally, settings["seats"])


def plain(value: Any) -> Any:
    """Un nombre tel que JSON l'écrit. C'est la sortie : plus rien n'est calculé ensuite."""
    if not isinstance(value, Fraction):
        return value
    return value.numerator if value.denominator == 1 else float(value)


# Voix, notes et points ----------------------------------------------------------------------------


def selected(ballot: Ballot) -> Ballot:
    """Dans un tableau de 0 et de 1, les options à 1."""
    if ballot.numbers is None:
        return ballot
    if not set(ballot.numbers) <= {0, 1}:
        raise Impossible("cette méthode attend des choix : dans un tableau, des 0 et des 1")
    return Ballot(tuple(option for option, number in ballot.points().items() if number))


def votes(election: Election, settings: Settings) -> Count:
    """Vote simple et approbation : une voix à chaque option choisie."""
    scores = dict.fromkeys(election.options, 0)
    for ballot, count in election.ballots.items():
        for option in ballot.options:
            scores[option] += count
    return most(election, scores, settings)


def sums(election: Election, settings: Settings) -> Count:
    """Notes, points et vote quadratique : la somme de ce que les bulletins donnent."""
    return most(election, added(election), settings)


def added(election: Election) -> dict[str, Fraction]:
    scores = dict.fromkeys(election.options, Fraction(0))
    for ballot, count in election.ballots.items():
        for option, weight in election.weights(ballot).items():
            scores[option] += weight * count
    return scores


def support(election: Election, settings: Settings) -> Count:
    """Les soutiens moins les oppositions."""
    counts = {option: {"support": 0, "oppose": 0, "balance": 0} for option in election.options}
    for ballot, count in election.ballots.items():
        for option, number in ballot.points().items():
            if number:
                counts[option]["support" if number > 0 else "oppose"] += count
                counts[option]["balance"] += int(number) * count
    groups = grouped(election.options, lambda option: counts[option]["balance"])
    return ranked(groups, settings, counts, settings["seats"])


def borda(election: Election, settings: Settings) -> Count:
    """Pour m options : m-1 points à la première du bulletin, m-2 à la deuxième, et ainsi de suite."""
    scores = dict.fromkeys(election.options, 0)
    for ballot, count in election.ballots.items():
        for rank, option in enumerate(ballot.options, 1):
            scores[option] += count * (len(scores) - rank)
    return most(election, scores, settings)


# Jugement majoritaire -----------------------------------------------------------------------------


def majority_judgment(election: Election, settings: Settings) -> Count:
    """La meilleure mention majoritaire d'abord ; à égalité, on retire les mentions du milieu."""
    profiles = merit_profiles(election, settings)
    values = dict(zip(profiles, majority_values(list(profiles.values()))))
    groups = grouped(election.options, lambda option: values[option])
    return ranked(groups, settings, dict(profiles), len(election.options))


def merit_profiles(election: Election, settings: Settings) -> dict[str, list[int]]:
    """Combien de fois chaque option a reçu chaque mention, de la pire à la meilleure.

    La mention 0 dit « sans opinion », comme une case vide. Selon la variante, c'est la pire des
    mentions (lowest), une mention encore en dessous (own), ou rien (apart).
    """
    profiles = {option: [0] * (settings["grades"] + 1) for option in election.options}
    for ballot, count in election.ballots.items():
        if ballot.options:
            given = ballot.points()
            for option, counts in profiles.items():
                counts[int(given.get(option, 0))] += count
    if settings["absent"] != "own":
        for counts in profiles.values():
            silent = counts.pop(0)
            if settings["absent"] == "lowest":
                counts[0] += silent
    return profiles


def majority_values(profiles: list[list[int]]) -> list[tuple[tuple[int, int], ...]]:
    """Une valeur par option ; la plus grande l'emporte.

    On range les mentions d'une option de la pire à la meilleure. Celle du milieu est la mention
    majoritaire (sur un nombre pair, la plus basse des deux). Pour départager, on la retire, et
    l'on recommence sur ce qui reste : on s'éloigne donc du milieu, une mention en dessous, une
    mention au-dessus, tour à tour. Plutôt que de retirer les bulletins un à un, on mesure cet
    éloignement en parts des bulletins : entre deux changements de mention d'une option
    quelconque, toutes les mentions retirées sont les mêmes. Les parts permettent aussi de
    comparer des options qui n'ont pas reçu le même nombre de mentions.
    """
    half = Fraction(1, 2)
    steps = {Fraction(0), half}
    for counts in profiles:
        steps |= {abs(edge - half) for edge in edges(counts)}
    distances = sorted(steps)
    values = []
    for counts in profiles:
        value = []
        for near, far in zip(distances, distances[1:]):
            between = (near + far) / 2
            value.append((grade_at(counts, half - between), grade_at(counts, half + between)))
        values.append(
            tuple(value) if sum(counts) else ((-1, -1),)
        )  # sans aucune mention : dernière
    return values


def edges(counts: list[int]) -> list[Fraction]:
    """Les parts des bulletins où l'on passe d'une mention à la suivante."""
    total = sum(counts)
    return [Fraction(sum(counts[:n]), total) for n in range(len(counts) + 1)] if total else []


def grade_at(counts: list[int], share: Fraction) -> int:
    """La mention du bulletin placé à cette part du rang, de 0 (le pire) à 1 (le meilleur)."""
    reached = 0
    for grade, count in enumerate(counts):
        reached += count
        if reached > share * sum(counts):
            return grade
    return len(counts) - 1


# Classements : duels, tours, transferts -----------------------------------------------------------


def duels(election: Election) -> dict[str, Totals]:
    """Pour chaque paire, combien de bulletins préfèrent l'une à l'autre.

    Les options classées passent avant celles qui ne le sont pas, elles-mêmes à égalité.
    """
    options = election.options
    beats = {one: {other: 0 for other in options if other != one} for one in options}
    for ballot, count in election.ballots.items():
        below = dict.fromkeys(options)
        for preferred in ballot.options:
            del below[preferred]
            for other in below:
                beats[preferred][other] += count
    return beats


def strongest_paths(beats: dict[str, Totals]) -> dict[str, Totals]:
    """La force du meilleur chemin de duels gagnés ; un chemin vaut ce que vaut son pire duel."""
    paths = {
        one: {other: won if won > beats[other][one] else 0 for other, won in row.items()}
        for one, row in beats.items()
    }
    for middle in paths:
        for one in paths:
            for other in paths:
                if len({one, middle, other}) == 3:
                    detour = min(paths[one][middle], paths[middle][other])
                    paths[one][other] = max(paths[one][other], detour)
    return paths


def schulze(election: Election, settings: Settings) -> Count:
    """Les options qu'aucune autre ne bat par un chemin plus fort, puis les suivantes."""
    beats = duels(election)
    paths = strongest_paths(beats)
    left, layers = election.options, []
    while left:
        layer = [
            one
            for one in left
            if all(paths[one][other] >= paths[other][one] for other in left if other != one)
        ]
        layers.append(layer)
        left = [one for one in left if one not in layer]
    return ranked(layers, settings, dict(beats), 1)


def record(option: str, history: list[dict[str, Any]]) -> tuple[int, ...]:
    """Les totaux d'une option, du dernier tour au premier : ils départagent les ex æquo."""
    return tuple(totals[option] for totals in reversed(history))


def by_record(options: Iterable[str], history: list[dict[str, Any]], draw: str) -> list[str]:
    """De la plus forte à la moins forte, les tours passés puis le tirage départageant."""
    groups = grouped(drawn(options, draw), lambda option: record(option, history))
    return [option for group in groups for option in group]


def unseparated(option: str, options: Iterable[str], history: list[dict[str, Any]]) -> list[str]:
    """Les options que seul le tirage a séparées de celle-ci."""
    mine = record(option, history)
    return [other for other in options if record(other, history) == mine]


def irv(election: Election, settings: Settings) -> Count:
    """Vote alternatif : on exclut la dernière, jusqu'à ce qu'une option ait plus de la moitié."""
    left = election.options
    history: list[Totals] = []
    rounds: list[dict[str, Any]] = []
    excluded: list[str] = []
    ties: list[list[str]] = []
    speaking = sum(count for ballot, count in election.ballots.items() if ballot.options)
    while True:
        totals = dict.fromkeys(left, 0)
        for ballot, count in election.ballots.items():
            first = next((option for option in ballot.options if option in totals), None)
            if first is not None:
                totals[first] += count
        history.append(totals)
        continuing = sum(totals.values())
        rounds.append({"totals": totals, "exhausted": speaking - continuing, "excluded": None})
        if 2 * max(totals.values()) > continuing or len(left) == 1:
            break
        last = by_record(left, history, settings["draw"])[-1]
        tied = unseparated(last, left, history)
        if len(tied) > 1:
            ties.append(tied)
        rounds[-1]["excluded"] = last
        excluded.insert(0, last)
        left = [option for option in left if option != last]
    ranking = by_record(left, history, settings["draw"])
    return Count(ranking[:1], ranking + excluded, ties, dict(history[0]), rounds)


ONE = 100_000  # un bulletin vaut 1,00000 : on compte en cent-millièmes
Pile = Counter[tuple[tuple[str, ...], int]]  # (préférences à partir d'ici, valeur) : bulletins


def stv(election: Election, settings: Settings) -> Count:
    """Vote unique transférable, règles des élections locales écossaises (SSI 2007/42)."""
    seats, draw, options = settings["seats"], settings["draw"], election.options
    speaking = sum(count for ballot, count in election.ballots.items() if ballot.options)
    quota = (speaking // (seats + 1) + 1) * ONE
    piles: dict[str, Pile] = {option: Counter() for option in options}
    for ballot, count in election.ballots.items():
        if ballot.options:
            piles[ballot.options[0]][ballot.options, ONE] += count
    totals = {option: worth(pile) for option, pile in piles.items()}
    history = [dict(totals)]
    continuing = list(options)
    elected: list[str] = []
    excluded: list[str] = []
    surplus: list[str] = []  # élues dont le surplus reste à transférer
    ties: list[list[str]] = []
    happened: list[dict[str, Any]] = [{}]

    def elect(reached: list[str]) -> None:
        for option in by_record(reached, history, draw):
            tied = unseparated(option, reached, history)
            if len(tied) > 1 and tied not in ties:
                ties.append(tied)
            elected.append(option)
            continuing.remove(option)
            if totals[option] > quota:
                surplus.append(option)

    while True:
        elect([option for option in continuing if totals[option] >= quota])
        if len(continuing) <= seats - len(elected):
            elect(list(continuing))
        if len(elected) >= seats or not continuing:
            break
        pool = surplus or continuing
        order = by_record(pool, history, draw)
        giver = order[0] if surplus else order[-1]
        tied = unseparated(giver, pool, history)
        if len(tied) > 1:
            ties.append(tied)
        if surplus:
            surplus.remove(giver)
            total = totals[giver]
            totals[giver] = quota
            transfer(piles, giver, continuing, totals, total - quota, total)
            happened.append({"surplus": giver})
        else:
            continuing.remove(giver)
            excluded.insert(0, giver)
            totals[giver] = 0
            transfer(piles, giver, continuing, totals, 1, 1)
            happened.append({"excluded": giver})
        history.append(dict(totals))
    rounds = [
        {"totals": {one: plain(Fraction(n, ONE)) for one, n in stage.items()}, **what}
        for stage, what in zip(history, happened)
    ]
    ranking = elected + by_record(continuing, history, draw) + excluded
    tally = {option: number // ONE for option, number in history[0].items()}
    return Count(elected, ranking, ties, tally, rounds)


def worth(pile: Pile) -> int:
    return sum(value * count for (_, value), count in pile.items())


def transfer(
    piles: dict[str, Pile],
    giver: str,
    continuing: list[str],
    totals: Totals,
    part: int,
    whole: int,
) -> None:
    """Chaque bulletin va, pour part/whole de sa valeur, à la prochaine option encore en lice."""
    for (preferences, value), count in piles[giver].items():
        following = (n for n in range(1, len(preferences)) if preferences[n] in continuing)
        place = next(following, None)
        if place is not None:
            heir, given = preferences[place], part * value // whole
            piles[heir][preferences[place:], given] += count
            totals[heir] += given * count
    piles[giver] = Counter()


# Budgets ------------------------------------------------------------------------------------------


def priced(election: Election) -> dict[str, Fraction]:
    if election.costs is None:
        raise Impossible("ce fichier ne donne pas le coût des options")
    return election.costs


def greedy(election: Election, settings: Settings) -> Count:
    """Les options les plus soutenues d'abord, tant que le budget suffit."""
    scores, costs = added(election), priced(election)
    order = drawn(election.options, settings["draw"])
    groups = grouped(order, lambda option: (scores[option], -costs[option]))
    left = settings["budget"]
    rounds: list[dict[str, Any]] = []
    for option in (one for group in groups for one in group):
        if scores[option] < settings["threshold"]:
            continue
        if costs[option] <= left:
            left -= costs[option]
            bought = {"option": option, "cost": plain(costs[option]), "left": plain(left)}
            rounds.append(bought)
        elif not settings["skip"]:
            break
    return Count(
        winners=[bought["option"] for bought in rounds],
        ranking=[option for group in groups for option in group],
        ties=[group for group in groups if len(group) > 1],
        tally={option: plain(score) for option, score in scores.items()},
        rounds=rounds,
    )


class Purchase(NamedTuple):
    option: str
    price: Fraction  # par voix, ou par point : celui qui paie en entier paie prix x points
    rho: Fraction  # le prix par unité d'utilité
    tied: tuple[str, ...]  # les options que seul le tirage a séparées


@dataclass
class Market:
    """Qui soutient quoi, et ce que tout coûte, pour la méthode des parts égales."""

    costs: dict[str, Fraction]
    budget: Fraction
    sizes: list[int]  # un nombre de votants par groupe de bulletins identiques
    backers: dict[str, dict[int, int]]  # option : groupe : points, entiers
    precision: int  # un point du fichier vaut tant de points entiers
    by_cost: bool  # l'utilité d'une option est son coût
    draw: list[str]

    def supporters(self, option: str) -> int:
        return sum(self.sizes[group] for group in self.backers[option])

    def dearest(self, option: str) -> Fraction:
        """Le plus de points qu'un votant lui donne : qui paie en entier paie prix x points."""
        return Fraction(max(self.backers[option].values()), self.precision)

    def spent(self, bought: list[Purchase]) -> Fraction:
        return sum((self.costs[one.option] for one in bought), Fraction(0))


def market(election: Election, settings: Settings) -> Market:
    unit = settings["costs"] == "unit"
    costs = dict.fromkeys(election.options, Fraction(1)) if unit else priced(election)
    groups = [ballot for ballot in election.ballots if ballot.options]
    weights = [
        {option: weight for option, weight in election.weights(ballot).items() if weight > 0}
        for ballot in groups
    ]
    if settings["utility"] != "points":
        weights = [dict.fromkeys(one, Fraction(1)) for one in weights]
    precision = math.lcm(*{weight.denominator for one in weights for weight in one.values()})
    backers: dict[str, dict[int, int]] = {option: {} for option in election.options}
    for group, one in enumerate(weights):
        for option, weight in one.items():
            backers[option][group] = int(weight * precision)
    return Market(
        costs=costs,
        budget=Fraction(settings["seats"]) if unit else settings["budget"],
        sizes=[election.ballots[ballot] for ballot in groups],
        backers=backers,
        precision=precision,
        by_cost=settings["utility"] == "cost",
        draw=drawn(election.options, settings["draw"]),
    )


def common_price(due: int, payers: list[tuple[int, int, int]]) -> Fraction | None:
    """Le prix d'un point, ou rien si les payeurs n'ont pas assez à eux tous.

    Un payeur est (nombre de votants, bourse de chacun, points de chacun). On répartit la somme
    entre tous ; ceux dont la bourse est trop petite la vident, et l'on répartit ce qui reste
    entre les autres, jusqu'à ce que chacun puisse payer sa part.
    """
    if sum(count * purse for count, purse, _ in payers) < due:
        return None
    while True:
        points = sum(count * weight for count, _, weight in payers)
        poor = [one for one in payers if one[1] * points < due * one[2]]
        if not poor:
            return Fraction(due, points)
        payers = [one for one in payers if one[1] * points >= due * one[2]]
        due -= sum(count * purse for count, purse, _ in poor)


def purchases(market: Market, share: Fraction) -> list[Purchase]:
    """Les achats, dans l'ordre, quand chaque votant reçoit cette part du budget.

    Les bourses sont des nombres entiers d'une monnaie si petite que tout tombe juste : à chaque
    achat, on la divise encore (``scale`` pièces font une unité du budget).
    """
    scale = math.lcm(share.denominator, *(cost.denominator for cost in market.costs.values()))
    purses = [int(share * scale)] * len(market.sizes)
    left = [option for option in market.draw if market.backers[option]]
    # Les bourses ne font que se vider : le prix d'une option ne baisse jamais. Une option dont
    # le dernier prix connu dépasse le meilleur prix trouvé n'a donc pas à être recalculée.
    known = dict.fromkeys(left, Fraction(-1))
    bought: list[Purchase] = []
    while True:
        offers: list[tuple[tuple[Fraction, Fraction, int], str, Fraction]] = []
        best: Fraction | None = None
        for option in sorted(left, key=lambda one: known[one]):
            if best is not None and known[option] > best:
                break
            cost, backers = market.costs[option], market.backers[option]
            payers = [(market.sizes[group], purses[group], n) for group, n in backers.items()]
            price = common_price(int(cost * scale), payers)
            if price is None:
                left.remove(option)
                continue
            per_point = price * market.precision / scale
            rho = per_point / cost if market.by_cost and cost else per_point
            known[option] = rho
            best = rho if best is None else min(best, rho)
            offers.append(((rho, cost, -market.supporters(option)), option, price))
        if not offers:
            return bought
        first = min(offer[0] for offer in offers)
        tied = {option: price for key, option, price in offers if key == first}
        chosen = next(option for option in market.draw if option in tied)
        price = tied[chosen]
        scale *= price.denominator
        purses = [purse * price.denominator for purse in purses]
        for group, points in market.backers[chosen].items():
            purses[group] -= min(purses[group], price.numerator * points)
        per_point = price * market.precision * price.denominator / scale
        bought.append(Purchase(chosen, per_point, first[0], tuple(tied)))
        left.remove(chosen)


def completed(
    market: Market, share: Fraction, increment: Fraction, exhaustive: bool
) -> tuple[list[Purchase], int]:
    """Ajouter un peu à la part de chacun, et recommencer, sans dépasser le vrai budget.

    Donne aussi combien de fois l'on a ajouté.
    """
    supported = [option for option in market.draw if market.backers[option]]
    bought, steps = purchases(market, share), 0
    while len(bought) < len(supported):
        spent, have = market.spent(bought), {one.option for one in bought}
        fits = [one for one in supported if one not in have]
        fits = [one for one in fits if spent + market.costs[one] <= market.budget]
        if exhaustive and not fits:
            break
        following = purchases(market, share + (steps + 1) * increment)
        if market.spent(following) > market.budget:
            break
        bought, steps = following, steps + 1
    return bought, steps


def equal_shares(election: Election, settings: Settings) -> Count:
    """Chaque votant a la même part du budget ; une option est payée par ceux qui la soutiennent."""
    made = market(election, settings)
    bought: list[Purchase] = []
    voters = sum(election.ballots.values())
    if voters:
        share = made.budget / voters
        if settings["completion"] == "none":
            bought = purchases(made, share)
        else:
            increment = settings["increment"]
            if increment is None:
                increment = share / 100 if settings["costs"] == "unit" else Fraction(1)
            exhaustive = settings["until"] == "exhaustive"
            bought, _ = completed(made, share, increment, exhaustive)
    winners = [one.option for one in bought]
    # Les plus soutenues d'abord : elles prennent les places restées vides, s'il faut les pourvoir.
    groups = grouped(made.draw, made.supporters)
    rest = [one for group in groups for one in group if one not in winners]
    if settings["costs"] == "unit" and settings["completion"] == "add-one":
        backed = [one for one in rest if made.backers[one]]
        winners += backed[: max(0, settings["seats"] - len(winners))]
    return Count(
        winners=winners,
        ranking=winners + [one for one in rest if one not in winners],
        ties=[list(one.tied) for one in bought if len(one.tied) > 1],
        tally={option: plain(score) for option, score in added(election).items()},
        rounds=[
            {
                "option": one.option,
                "cost": plain(made.costs[one.option]),
                "supporters": made.supporters(one.option),
                "payment": ratio(one.price * made.dearest(one.option)),
                "rho": ratio(one.rho),
            }
            for one in bought
        ],
    )


def ratio(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


# Les méthodes, leurs variantes, et les bulletins qu'elles acceptent -------------------------------


def whole_numbers(ballot: Ballot) -> bool:
    return all(number.denominator == 1 for number in ballot.numbers or ())


def anything(ballot: Ballot, settings: Settings) -> bool:
    return True


def one_option(ballot: Ballot, settings: Settings) -> bool:
    return len(ballot.options) == 1


def as_many(ballot: Ballot, settings: Settings) -> bool:
    return bool(settings["minimum"] <= len(ballot.options) <= settings["maximum"])


def for_or_against(ballot: Ballot, settings: Settings) -> bool:
    return set(ballot.numbers or ()) <= {-1, 0, 1}


def within_bounds(ballot: Ballot, settings: Settings) -> bool:
    lowest, highest = settings["lowest"], settings["highest"]
    return whole_numbers(ballot) and all(lowest <= n <= highest for n in ballot.numbers or ())


def known_grades(ballot: Ballot, settings: Settings) -> bool:
    return whole_numbers(ballot) and all(0 <= n <= settings["grades"] for n in ballot.numbers or ())


def within_points(ballot: Ballot, settings: Settings) -> bool:
    given = ballot.numbers or ()
    fair = whole_numbers(ballot) and all(number >= 0 for number in given)
    return fair and sum(given) <= settings["points"]


def within_credits(ballot: Ballot, settings: Settings) -> bool:
    given = ballot.numbers or ()
    fair = whole_numbers(ballot) and (settings["negative"] or all(n >= 0 for n in given))
    return bool(fair and sum(number**2 for number in given) <= settings["credits"])


@dataclass(frozen=True)
class Method:
    name: str
    reads: str  # "choices", "ranking", "numbers" ou "either"
    count: Callable[[Election, Settings], Count]
    accepts: Callable[[Ballot, Settings], bool]
    defaults: dict[str, Any]  # None : la valeur dépend du fichier


SHOW = {"seats": None, "ties": "show", "draw": ""}
METHODS = {
    "plurality": Method("Vote simple", "choices", votes, one_option, SHOW),
    "approval": Method(
        "Approbation", "choices", votes, as_many, {"minimum": 0, "maximum": None, **SHOW}
    ),
    "support": Method("Pour ou contre", "numbers", support, for_or_against, SHOW),
    "score": Method(
        "Notes", "numbers", sums, within_bounds, {"lowest": 0, "highest": None, **SHOW}
    ),
    "majority-judgment": Method(
        "Jugement majoritaire",
        "numbers",
        majority_judgment,
        known_grades,
        {"grades": None, "absent": "lowest", "ties": "show", "draw": ""},
    ),
    "cumulative": Method(
        "Points à répartir", "numbers", sums, within_points, {"points": 10, **SHOW}
    ),
    "quadratic": Method(
        "Vote quadratique",
        "numbers",
        sums,
        within_credits,
        {"credits": 100, "negative": False, **SHOW},
    ),
    "borda": Method("Borda", "ranking", borda, anything, SHOW),
    "irv": Method("Vote alternatif", "ranking", irv, anything, {"draw": ""}),
    "stv": Method(
        "Vote unique transférable", "ranking", stv, anything, {"seats": None, "draw": ""}
    ),
    "schulze": Method("Schulze", "ranking", schulze, anything, {"ties": "show", "draw": ""}),
    "greedy": Method(
        "Budget, les plus soutenues d'abord",
        "either",
        greedy,
        anything,
        {"budget": None, "skip": True, "threshold": 1, "draw": ""},
    ),
    "equal-shares": Method(
        "Parts égales",
        "either",
        equal_shares,
        anything,
        {
            "utility": None,
            "costs": "file",
            "completion": "none",
            "until": "overspending",
            "increment": None,
            "budget": None,
            "seats": None,
            "draw": "",
        },
    ),
}
WORDS = {
    "ties": ("show", "draw"),
    "absent": ("lowest", "own", "apart"),
    "utility": ("cost", "points", "votes"),
    "costs": ("file", "unit"),
    "completion": ("none", "add-one"),
    "until": ("overspending", "exhaustive"),
}
LEAST = {"seats": 1, "grades": 1, "minimum": 0, "maximum": 0, "points": 0, "credits": 0}
SWITCHES = ("skip", "negative")


def settled(key: str, value: Any) -> Any:
    """La valeur d'une variante, vérifiée ; sur la ligne de commande, tout est texte."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if key == "draw":
        return text
    if key in WORDS:
        if text not in WORDS[key]:
            raise Impossible(f"{key} vaut {' ou '.join(WORDS[key])}, et non « {text} »")
        return text
    if key in SWITCHES:
        if text not in ("true", "false"):
            raise Impossible(f"{key} vaut true ou false, et non « {text} »")
        return text == "true"
    if key in ("budget", "threshold", "increment"):
        if not is_number(value) and not DECIMAL.fullmatch(text):
            raise Impossible(f"{key} est un nombre, et non « {text} »")
        number = Fraction(text.replace(",", "."))
        if (number < 0 and key != "threshold") or (number == 0 and key == "increment"):
            raise Impossible(f"{key} ne peut pas valoir {text}")
        return number
    if not WHOLE.fullmatch(text):
        raise Impossible(f"{key} est un nombre entier, et non « {text} »")
    if key in LEAST and int(text) < LEAST[key]:
        raise Impossible(f"{key} vaut {LEAST[key]} au moins, et non {text}")
    return int(text)


def chosen_settings(election: Election, name: str, asked: dict[str, Any]) -> Settings:
    """Ce que demande la ligne de commande, sinon ce que dit le fichier, sinon la règle."""
    method = METHODS[name]
    for key in asked:
        if key not in method.defaults:
            known = ", ".join(method.defaults)
            raise Impossible(f"{name} n'a pas de variante « {key} » ({known})")
    said = {key: value for key, value in election.variant.items() if key in method.defaults}
    said = {key: value for key, value in {**said, **asked}.items() if value not in (None, "auto")}
    settings = {**method.defaults, **{key: settled(key, value) for key, value in said.items()}}
    numbers = [n for ballot in election.ballots for n in ballot.numbers or ()]
    highest = math.floor(max(numbers, default=Fraction(0)))
    from_file = {
        "seats": election.seats or 1,
        "maximum": len(election.options),
        "highest": highest if election.from_grades else 10,
        "grades": max(1, highest),
        "budget": election.budget,
        "utility": "points" if election.has_points else "cost",
    }
    for key, value in from_file.items():
        if key in settings and settings[key] is None:
            settings[key] = value
    by_unit = settings.get("costs") == "unit"
    if "budget" in settings and settings["budget"] is None and not by_unit:
        raise Impossible("ce fichier ne donne pas de budget : ajoutez --variante budget=…")
    return settings


def recount(
    election: Election,
    name: str | None = None,
    asked: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Le résultat, tel que le site le publie."""
    name = name or election.method
    if name is None:
        raise Impossible("ce fichier ne dit pas sa méthode : ajoutez --methode …")
    if name not in METHODS:
        raise Impossible(f"méthode inconnue : « {name} » ({', '.join(METHODS)})")
    method = METHODS[name]
    settings = chosen_settings(election, name, asked or {})
    valid: Counter[Ballot] = Counter()
    blank = invalid = 0
    for ballot, count in election.ballots.items():
        ballot = readable(ballot, method)
        if not ballot.options:
            blank += count
        elif not method.accepts(ballot, settings):
            invalid += count
            continue
        valid[ballot] += count
    found = method.count(replace(election, ballots=valid), settings)
    return {
        "method": name,
        "variant": {key: plain(value) for key, value in settings.items()},
        "ballots": sum(valid.values()),
        "blank": blank,
        "invalid": invalid,
        "winners": found.winners,
        "ranking": found.ranking,
        "ties": found.ties,
        "rounds": found.rounds,
        "tally": found.tally,
    }


def readable(ballot: Ballot, method: Method) -> Ballot:
    """Le bulletin tel que la méthode le lit ; un bulletin blanc va à toutes."""
    if not ballot.options:
        return Ballot(())
    if method.reads == "choices":
        return selected(ballot)
    if method.reads == "ranking" and ballot.numbers is not None:
        raise Impossible("cette méthode attend des classements, et le fichier donne des nombres")
    if method.reads == "numbers" and ballot.numbers is None:
        raise Impossible("cette méthode attend un nombre par option, et le fichier donne des choix")
    return ballot


# Comparer avec le résultat publié -----------------------------------------------------------------


def differences(mine: dict[str, Any], published: dict[str, Any]) -> list[str]:
    """Chaque différence, en une phrase. L'ordre d'options à égalité n'en est pas une."""
    found: list[str] = []
    for key, what in (
        ("method", "méthode"),
        ("ballots", "bulletins valides"),
        ("blank", "bulletins blancs"),
        ("invalid", "bulletins nuls"),
    ):
        if key in published:
            found += told(what, mine[key], published[key])
    groups = {} if mine["variant"].get("ties") != "show" else tie_of(mine["ties"])
    keys = [("winners", "options retenues"), ("ranking", "classement")]
    for key, what in keys[: 1 if mine["method"] == "equal-shares" else 2]:
        ours, theirs = listed(mine[key]), listed(published.get(key))
        if merged(ours, groups) != merged(theirs, groups) or len(set(theirs)) < len(theirs):
            found += told(what, ", ".join(ours), ", ".join(theirs), quiet=False)
    tally = published.get("tally")
    if isinstance(tally, dict) and isinstance(tally.get("votes"), dict):
        tally = tally["votes"]  # à côté de la part, des pas et de la dépense
    found += tally_differences(mine["tally"], tally)
    rounds = [one for one in published.get("rounds") or [] if one.get("why", "bought") == "bought"]
    if mine["method"] in WITH_ROUNDS:
        found += round_differences(mine["rounds"], rounds)
    return found


WITH_ROUNDS = ("irv", "stv", "greedy", "equal-shares")


def listed(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def tie_of(ties: list[list[str]]) -> dict[str, list[str]]:
    return {option: sorted(group) for group in ties for option in group}


def merged(options: list[str], groups: dict[str, list[str]]) -> list[list[str]]:
    return [groups.get(option, [option]) for option in options]


def told(what: str, mine: Any, published: Any, quiet: bool = True) -> list[str]:
    if quiet and mine == published:
        return []
    return [f"{what} : {shown(mine)} ici, {shown(published)} dans le résultat publié"]


def shown(value: Any) -> str:
    if value is None or value == "":
        return "rien"
    if isinstance(value, Fraction):
        value = plain(value)
    return str(value)


def tally_differences(mine: Any, published: Any, path: str = "décompte") -> list[str]:
    """Nombre par nombre, à quelque profondeur qu'il soit."""
    if isinstance(mine, dict) and "balance" in mine and isinstance(published, dict):
        # Le solde se déduit des deux autres ; les sans avis, du nombre de bulletins.
        keys = ["support", "oppose"]
        mine, published = [{key: said.get(key) for key in keys} for said in (mine, published)]
    if isinstance(mine, dict) and isinstance(published, dict):
        keys = list(mine) + [key for key in published if key not in mine]
        return [
            difference
            for key in keys
            for difference in tally_differences(mine.get(key), published.get(key), f"{path}, {key}")
        ]
    if isinstance(mine, dict) and "balance" in mine:
        mine = mine["balance"]
    return told(path, comparable(mine), comparable(published))


def round_differences(mine: list[dict[str, Any]], published: list[dict[str, Any]]) -> list[str]:
    found = told("nombre de tours", len(mine), len(published))
    for number, (ours, theirs) in enumerate(zip(mine, published), 1):
        for key, what in (
            ("totals", "total"),
            ("exhausted", "bulletins épuisés"),
            ("excluded", "option exclue"),
            ("option", "option"),
            ("payment", "paiement"),
            ("rho", "prix par unité d'utilité"),
        ):
            place = f"tour {number}, {what}"
            if key == "totals" and key in ours:
                totals = dict(theirs.get(key) or {})
                for option in [*ours[key], *(one for one in totals if one not in ours[key])]:
                    pair = ours[key].get(option, 0), totals.get(option, 0)
                    found += told(f"{place}, {option}", *map(comparable, pair))
            elif key == "excluded" and isinstance(theirs.get(key), list):
                continue  # les totaux le disent déjà, étape par étape
            elif key in ours and key in theirs:
                pair = comparable(ours[key]), comparable(theirs[key])
                if not close(*pair):
                    found += told(place, *pair)
    return found


def comparable(value: Any) -> Any:
    """Les fractions écrites « 5/1 » et « 5 » sont les mêmes, et les décimaux écrits en texte."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]+(/[1-9][0-9]*|\.[0-9]+)?", value):
        return Fraction(value)
    return value


def close(exact: Any, published: Any) -> bool:
    """Un montant publié arrondi au centime n'est pas une différence ; il ne décide de rien."""
    numbers = isinstance(exact, (int, Fraction)) and isinstance(published, (float, Fraction))
    return exact == published or (numbers and abs(exact - published) <= Fraction(6, 1000))


# Montrer ------------------------------------------------------------------------------------------


def columns(rows: list[list[str]]) -> list[str]:
    """Un tableau de texte : la première colonne à gauche, les nombres à droite."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:]))]
        ).rstrip()
        for row in rows
    ]


def report(election: Election, answer: dict[str, Any]) -> str:
    """Le résultat pour être lu."""
    name = METHODS[answer["method"]].name
    variant = ", ".join(f"{key} = {say(value)}" for key, value in answer["variant"].items())
    lines = [election.title] if election.title else []
    lines += [f"Méthode : {name} ({answer['method']})", f"Variantes : {variant}"]
    valid, blank = answer["ballots"], answer["blank"]
    lines += [f"Bulletins valides : {valid}, dont blancs : {blank}. Nuls : {answer['invalid']}."]

    def label(option: str) -> str:
        text = election.labels[option]
        return text if text == option else f"{text} [{option}]"

    if answer["method"] == "stv":
        quota = (valid - blank) // (answer["variant"]["seats"] + 1) + 1
        lines.append(f"Quota pour être élu : {quota}")
    lines += ["", "Retenu :" if answer["winners"] else "Rien n'est retenu."]
    lines += [f"  {number}. {label(one)}" for number, one in enumerate(answer["winners"], 1)]
    for tie in answer["ties"]:
        lines.append(f"À égalité d'après les bulletins : {', '.join(map(label, tie))}")
    lines += ["", *columns(tally_rows(answer, label))]
    if answer["rounds"]:
        lines += ["", *columns(round_rows(answer, label))]
    return "\n".join(lines)


def say(value: Any) -> str:
    """Un nombre à la française."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return f"{value:.5f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value)


COLUMNS = {"support": "pour", "oppose": "contre", "balance": "solde"}


def tally_rows(answer: dict[str, Any], label: Callable[[str], str]) -> list[list[str]]:
    tally, ranking = answer["tally"], answer["ranking"]
    first = tally[ranking[0]] if ranking else 0
    if isinstance(first, list):
        head = [f"mention {grade}" for grade in range(1, len(first) + 1)]
        if answer["variant"]["absent"] == "own":
            head = ["sans opinion", *head[:-1]]
        rows = {option: tally[option] for option in ranking}
    elif answer["method"] == "schulze":
        head = [f"sur {one}" for one in ranking]
        rows = {one: [tally[one].get(other) for other in ranking] for one in ranking}
    elif isinstance(first, dict):
        head = [COLUMNS[key] for key in first]
        rows = {option: list(tally[option].values()) for option in ranking}
    else:
        head = ["décompte"]
        rows = {option: [tally[option]] for option in ranking}
    body = [[label(option), *map(say, row)] for option, row in rows.items()]
    return [["Option", *head], *body]


def round_rows(answer: dict[str, Any], label: Callable[[str], str]) -> list[list[str]]:
    rounds = answer["rounds"]
    if "totals" in rounds[0]:
        head = [f"tour {number}" for number in range(1, len(rounds) + 1)]
        body = [
            [label(option), *(say(one["totals"].get(option)) for one in rounds)]
            for option in answer["ranking"]
        ]
        if "exhausted" in rounds[0]:
            body.append(["(bulletins épuisés)", *(say(one["exhausted"]) for one in rounds)])
        return [["Totaux", *head], *body]
    if "payment" in rounds[0]:
        head = ["coût", "soutiens", "chacun paie"]
        body = [
            [
                label(one["option"]),
                say(one["cost"]),
                say(one["supporters"]),
                say(float(Fraction(one["payment"]))),
            ]
            for one in rounds
        ]
        return [["Achat", *head], *body]
    body = [[label(one["option"]), say(one["cost"]), say(one["left"])] for one in rounds]
    return [["Achat", "coût", "reste"], *body]


# La ligne de commande -----------------------------------------------------------------------------


def methods_help() -> str:
    """Chaque méthode et ses variantes, la valeur par défaut d'abord ; vide, elle vient du fichier."""
    lines = []
    for key, method in METHODS.items():
        known = [f"{one}={values(one, default)}" for one, default in method.defaults.items()]
        lines.append(f"{key} ({method.name}) : {' '.join(known)}")
    return "\n".join(lines)


def values(key: str, default: Any) -> str:
    if key in SWITCHES:
        return "true|false" if default else "false|true"
    return "|".join(WORDS[key]) if key in WORDS else "" if default is None else str(default)


def arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("fichier", metavar="FICHIER", type=Path, nargs="?")
    parser.add_argument("--methode", metavar="M")
    parser.add_argument("--variante", metavar="k=v", nargs="+", action="extend", default=[])
    parser.add_argument("--json", action="store_true", help="le résultat en JSON")
    parser.add_argument("--comparer", metavar="RESULTAT.json", type=Path)
    parser.add_argument("--aide-methodes", action="store_true", help="méthodes et variantes")
    return parser.parse_args(given)


def variants(said: list[str]) -> dict[str, str]:
    for one in said:
        if "=" not in one:
            raise Impossible(f"une variante s'écrit nom=valeur, et non « {one} »")
    return {key: value for key, _, value in (one.partition("=") for one in said)}


def published_in(path: Path) -> dict[str, Any]:
    said = parsed(text_of(path))
    if not isinstance(said, dict):
        raise Malformed(1, 1, "un objet JSON est attendu")
    # Le fichier signé d'un scrutin porte le compte sous « result ».
    inside = said.get("result")
    return inside if isinstance(inside, dict) else said


def main(given: list[str] | None = None) -> int:
    asked = arguments(given)
    if asked.aide_methodes or asked.fichier is None:
        print(methods_help() if asked.aide_methodes else __doc__)
        return 0 if asked.aide_methodes else 2
    reading = asked.fichier
    try:
        election = read(reading)
        answer = recount(election, asked.methode, variants(asked.variante))
        for key in [key for key in election.variant if key not in answer["variant"]]:
            print(f"{reading} : la variante « {key} » ne sert pas ici", file=sys.stderr)
        found = []
        if asked.comparer:
            reading = asked.comparer
            mine = parsed(json.dumps(answer))
            found = differences(mine, published_in(reading))
    except Malformed as error:
        print(f"{reading} : {error}", file=sys.stderr)
        return 2
    except (Impossible, OSError) as error:
        print(f"{reading} : {error}", file=sys.stderr)
        return 2
    if asked.comparer:
        print("\n".join(found) or "identique")
    elif asked.json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print(report(election, answer))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""Communes, départements and regions of the official code, and their time zones.

The data are built by `npm run build` into consult/data/; nothing here asks a network.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parent / "data"

PARIS: Final = "Europe/Paris"

# Regions and collectivities that do not live at the time of Paris; i18n.py says their names.
ZONES: Final = {
    "01": "America/Guadeloupe",
    "02": "America/Martinique",
    "03": "America/Cayenne",
    "04": "Indian/Reunion",
    "06": "Indian/Mayotte",
    "975": "America/Miquelon",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
}

_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae"})


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    name: str

    @property
    def zone(self) -> str:
        return ZONES.get(self.code, PARIS)


@dataclass(frozen=True, slots=True)
class Departement:
    code: str
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class Commune:
    code: str
    name: str
    departement: str
    postcodes: tuple[str, ...]
    population: int

    @property
    def label(self) -> str:
        """With its département: there are eleven communes called Saint-Denis."""
        return f"{self.name} ({self.departement})"


@cache
def regions() -> tuple[Region, ...]:
    """The eighteen regions, in the order of the alphabet."""
    return tuple(Region(**row) for row in _territories()["regions"])


@cache
def departements() -> tuple[Departement, ...]:
    """The 101 départements, in the order of their codes."""
    return tuple(Departement(**row) for row in _territories()["departements"])


@cache
def collectivities() -> tuple[Region, ...]:
    """Overseas collectivities: no region, but people who take part."""
    return tuple(Region(**row) for row in _territories()["collectivities"])


def region(code: str) -> Region | None:
    return _regions_by_code().get(code)


def departement(code: str) -> Departement | None:
    return _departements_by_code().get(code)


def region_of(departement_code: str) -> Region | None:
    """A collectivity is its own region."""
    found = departement(departement_code)
    return region(found.region if found else departement_code)


@lru_cache(maxsize=4096)
def commune(code: str) -> Commune | None:
    """The commune of this INSEE code."""
    found = _communes_with(f"\t{code}\t", 1)
    return found[0] if found and found[0].code == code else None


@lru_cache(maxsize=1024)
def search_communes(query: str, limit: int = 8) -> tuple[Commune, ...]:
    """Communes by the beginning of a name ("St Denis", "saint-denis 974") or of a postcode.

    Those of that very name come first, then those whose name starts so, then those that hold such
    a word; the largest first each time.
    """
    words = normalised(query)
    if re.fullmatch(r"\d{2,5}", words):
        return tuple(_communes_with(f"@{words}", limit))
    name, _, last = words.rpartition(" ")
    if name and re.fullmatch(r"\d{2,3}|2[ab]", last):
        everywhere = _communes_with(f"\n{name}@", 50) + _communes_with(f"\n{name}", 200)
        here = [one for one in everywhere if one.departement.lower() == last]
        return tuple(dict.fromkeys(here))[:limit]
    if len(words) < 2:
        return ()
    found = _communes_with(f"\n{words}@", limit) + _communes_with(f"\n{words}", limit)
    if len(found) < limit:
        found += _communes_with(f" {words}", limit)
    return tuple(dict.fromkeys(found))[:limit]


def find_commune(text: str) -> Commune | None:
    """The one commune that a label, a full name or a postcode designates; None when several do."""
    words = normalised(text)
    found = search_communes(text, 50)
    same = [one for one in found if words in (normalised(one.name), normalised(one.label))]
    candidates = same or list(found)
    return candidates[0] if len(candidates) == 1 else None


def normalised(name: str) -> str:
    """Small letters, no accent, single spaces, "saint" written whole: as in communes.txt."""
    plain = unicodedata.normalize("NFD", name.lower().translate(_LIGATURES))
    plain = re.sub(r"[\u0300-\u036f]", "", plain)
    plain = re.sub(r"[^a-z0-9]+", " ", plain).strip()
    return re.sub(r"\bste\b", "sainte", re.sub(r"\bst\b", "saint", plain))


@dataclass(frozen=True, slots=True)
class Shape:
    """A territory on the map: an SVG path, and where it is moved to."""

    code: str
    name: str
    path: str
    transform: str | None


@cache
def drawn(kind: str) -> tuple[Shape, ...]:
    """The shapes of all "regions" or "departements", overseas in a row under the mainland."""
    paths = json.loads((DATA / "maps.json").read_text("utf-8"))[kind]
    everywhere = regions() if kind == "regions" else departements()
    places = {
        one.code: rank for rank, one in enumerate(o for o in everywhere if _is_moved(paths, o))
    }
    return tuple(
        Shape(one.code, one.name, paths[one.code]["path"], _moved(paths, one.code, places))
        for one in everywhere
    )


def _is_moved(paths: dict[str, Any], one: Region | Departement) -> bool:
    return "width" in paths[one.code]


def _moved(paths: dict[str, Any], code: str, places: dict[str, int]) -> str | None:
    if code not in places:
        return None
    # Five places of 202 units, each drawing 50 units high made three times larger.
    left = 202 * places[code] + (202 - 3 * paths[code]["width"]) / 2
    return f"translate({left:g} 1050) scale(3)"


def _communes_with(key: str, limit: int) -> list[Commune]:
    """The first lines that hold `key` in their searched part: lines go by population."""
    data, needle = _communes(), key.encode()
    found: list[Commune] = []
    at = data.find(needle)
    while at >= 0 and len(found) < limit:
        start = data.rfind(b"\n", 0, at + 1) + 1
        end = data.index(b"\n", start)
        if at <= data.index(b"\t", start):
            found.append(_parsed(data[start:end].decode()))
        at = data.find(needle, end)
    return found


def _parsed(line: str) -> Commune:
    searched, code, name, departement, population = line.split("\t")
    return Commune(code, name, departement, tuple(searched.split("@")[1:]), int(population))


@cache
def _communes() -> bytes:
    # 1.5 MB for 35,000 communes, searched in less than a millisecond.
    return b"\n" + (DATA / "communes.txt").read_bytes()


@cache
def _territories() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / "territories.json").read_text("utf-8"))
    return found


@cache
def _regions_by_code() -> dict[str, Region]:
    return {one.code: one for one in regions() + collectivities()}


@cache
def _departements_by_code() -> dict[str, Departement]:
    return {one.code: one for one in departements()}

"""Reading an electoral list, pasted or from a file: pure, from bytes to people and faults.

One person a row: an address, and if the list has them a name, a college, an identifier. With or
without a row of titles; a plain list of addresses, as a mail program writes it, is read too.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..accounts.addresses import mailbox, normalised
from ..accounts.person import college_of
from ..contributions.importing import SEPARATORS, Fault, guess_encoding, guess_separator
from ..i18n import gettext as _
from ..permissions import AGENT, CITIZEN
from ..text import fold

MOST = 20_000
LONGEST = 200
EMAIL, NAME, FIRST_NAME, COLLEGE, ID = "email", "name", "first_name", "college", "external_id"
TITLES = {
    EMAIL: "email|e-mail|courriel|mail|adresse|adresse mail|adresse e-mail|adresse email"
    "|adresse electronique|adresse courriel|address",
    NAME: "nom|name|nom complet|nom et prenom|prenom et nom|nom de famille",
    FIRST_NAME: "prenom|first name",
    COLLEGE: "college",
    ID: "identifiant|id|matricule|numero|identifier",
}
TITLE = {title: name for name, said in TITLES.items() for title in said.split("|")}
COLLEGES_SAID = {
    CITIZEN: "citoyen|citoyenne|citoyens|citoyennes|citoyenne ou citoyen|citizen",
    AGENT: "agent|agente|agents|agentes|agent public|agente publique|agents publics",
}
COLLEGE_OF = {word: name for name, said in COLLEGES_SAID.items() for word in said.split("|")}
BETWEEN = re.compile(r"^(?P<name>[^<>]*)<(?P<email>[^<>]+)>\s*$")  # Marie Curie <marie@exemple.fr>


@dataclass(frozen=True)
class Listed:
    """A person of the list, as they will be kept."""

    line: int
    email: str
    mailbox: str
    name: str
    college: str
    external_id: str


@dataclass
class Reading:
    encoding: str
    separator: str
    text: str
    people: list[Listed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)  # rows that cannot be kept
    twice: list[Fault] = field(default_factory=list)  # rows of someone already read


class Unreadable(ValueError):
    """What is wrong with a row, in words."""


def read(content: bytes, agent_domains: Sequence[str]) -> Reading:
    encoding = guess_encoding(content)
    text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    separator = guess_separator(text)
    if separator not in text:
        separator = max(SEPARATORS, key=text.count)
    found = Reading(encoding, separator, text)
    seen: dict[tuple[str, str], int] = {}
    for line, cells in _people(_rows(text, separator)):
        if len(found.people) >= MOST:
            found.faults.append(Fault(line, _("la liste dépasse 20\u00a0000 personnes")))
            break
        try:
            one = _person(line, cells, list(agent_domains))
        except Unreadable as fault:
            found.faults.append(Fault(line, str(fault)))
            continue
        before = _before(one, seen)
        if before is None:
            found.people.append(one)
        else:
            found.twice.append(Fault(line, before))
    return found


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    for cells in reader:
        tidy = [" ".join(cell.split()) for cell in cells]
        if any(tidy):
            yield line, tidy
        line = reader.line_num + 1


def _people(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row by the names of its cells; several addresses in a row are as many people."""
    titles: list[str] | None = None
    first = True
    for line, cells in rows:
        if first and not any("@" in cell for cell in cells):
            titles = [TITLE.get(fold(cell).replace("_", " "), "") for cell in cells]
            first = False
            continue
        first = False
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and all("@" in cell for cell in filled):
            yield from ((line, {EMAIL: cell}) for cell in filled)
        elif titles and EMAIL in titles:
            yield line, _titled(titles, cells)
        else:
            yield line, _guessed(filled)


def _titled(titles: list[str], cells: list[str]) -> dict[str, str]:
    found = {name: cell for name, cell in zip(titles, cells, strict=False) if name}
    found[NAME] = " ".join(one for one in (found.pop(FIRST_NAME, ""), found.get(NAME, "")) if one)
    return found


def _guessed(cells: list[str]) -> dict[str, str]:
    """Without titles: the address by its @, the college by its word, then a name, then the rest."""
    found: dict[str, str] = {}
    for cell in cells:
        if "@" in cell and EMAIL not in found:
            found[EMAIL] = cell
        elif fold(cell) in COLLEGE_OF and COLLEGE not in found:
            found[COLLEGE] = cell
        elif NAME not in found:
            found[NAME] = cell
        elif ID not in found:
            found[ID] = cell
        else:
            found[COLLEGE] = cell  # a cell too many: said as a college that is not one
    return found


def _person(line: int, cells: dict[str, str], agent_domains: list[str]) -> Listed:
    said, name = cells.get(EMAIL, ""), cells.get(NAME, "")
    if not said:
        raise Unreadable(_("pas d’adresse électronique"))
    framed = BETWEEN.match(said)
    if framed:
        said, name = framed["email"], name or framed["name"].strip(" \"'")
    email = normalised(said.strip("<>").removeprefix("mailto:"))
    if email is None:
        raise Unreadable(_("«\u00a0%(said)s\u00a0» n’est pas une adresse", said=said[:80]))
    external = cells.get(ID, "")
    if max(len(name), len(external)) > LONGEST or "\x00" in name + external:
        raise Unreadable(_("une cellule dépasse 200 caractères, ou n’est pas du texte"))
    college = _college(cells.get(COLLEGE, ""), email, agent_domains)
    return Listed(line, email, mailbox(email), name, college, external)


def _college(said: str, email: str, agent_domains: list[str]) -> str:
    """As the list says it; where it says nothing, as the address does for accounts."""
    if not said:
        return college_of(email, agent_domains)
    found = COLLEGE_OF.get(fold(said))
    if found is None:
        raise Unreadable(
            _(
                "collège «\u00a0%(said)s\u00a0» inconnu\u00a0: écrivez «\u00a0citoyen\u00a0» ou "
                "«\u00a0agent\u00a0»",
                said=said[:80],
            )
        )
    return found


def _before(one: Listed, seen: dict[tuple[str, str], int]) -> str | None:
    """Why this person is already there, or None and they are remembered."""
    keys = [(EMAIL, one.mailbox)] + ([(ID, one.external_id)] if one.external_id else [])
    for key in keys:
        if key in seen:
            if key[0] == EMAIL:
                return _("même boîte aux lettres qu’à la ligne %(line)s", line=seen[key])
            return _("même identifiant qu’à la ligne %(line)s", line=seen[key])
    seen.update(dict.fromkeys(keys, one.line))
    return None


def belenios(people: Sequence[tuple[str, str]]) -> str:
    """Belenios' own list of voters: « address,login » (a weight may follow, 1 when it is absent)."""
    lines = []
    for email, external_id in people:
        # Anything else in a login, a comma or a space, would make its whole list refused.
        named = re.fullmatch(r"[A-Za-z0-9._-]{1,100}", external_id)
        lines.append(f"{email},{external_id}" if named else email)
    return "\n".join(lines) + "\n"

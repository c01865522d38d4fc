#!/usr/bin/env python3
"""Vérifie un scrutin de Consult. Python 3.9 ou plus récent, rien d’autre à installer.

    python3 verifier.py DOSSIER
    python3 verifier.py DOSSIER --recu 7K3M-…            mon bulletin est-il dans l’urne ?
    python3 verifier.py DOSSIER --gardees tetes.json     la liste a-t-elle été réécrite ?

DOSSIER contient les fichiers publiés avec le scrutin :

    manifeste.json    le scrutin tel qu’il a été fixé avant l’ouverture
    feuilles.txt      la liste publique : l’empreinte du manifeste, puis celle de chaque enveloppe
    tetes.json        après chaque lot, longueur de la liste et racine, signées par le serveur
    retraits.txt      les enveloppes remplacées par un second vote (à la clôture)
    nombres.json      émargements, enveloppes, ajouts, retraits (à la clôture)
    enveloppes.txt    les enveloppes elles-mêmes (si le scrutin les publie)
    resultat.json     le résultat signé par les scrutateurs (après le dépouillement)

Ce que cela prouve : la liste n’a fait que s’allonger depuis la première tête que vous connaissez, elle
compte autant d’enveloppes que d’émargements, et le résultat est signé par la clé annoncée. Ce que cela
ne prouve pas : que chaque émargement est celui d’une vraie personne, ni que les scrutateurs ont bien
déchiffré. Gardez de temps en temps tetes.json : une liste refaite depuis le début ne se voit qu’en la
comparant avec une tête gardée.

Sans faute, le programme finit par « Tout est exact. » et le code 0. Sinon, il nomme chaque faute et
finit avec le code 1.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS = 20  # d’un reçu


# Empreintes --------------------------------------------------------------------------------------


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(thing: Any) -> bytes:
    """La seule écriture d’une chose : clés triées, sans espaces."""
    return json.dumps(thing, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def receipt_of(hashed: bytes) -> str:
    """Les 100 premiers bits d’une empreinte, en 20 lettres."""
    number = int.from_bytes(hashed, "big") >> (256 - 5 * LETTERS)
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LETTERS)))


def read_receipt(typed: str) -> str:
    """Sans espaces ni tirets ; I et L se lisent 1, O se lit 0, U se lit V."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return letters.translate(str.maketrans("ILOU", "110V"))


# Arbre de Merkle : RFC 9162, section 2.1 ---------------------------------------------------------


def roots(leaves: Sequence[bytes], sizes: set[int]) -> dict[int, bytes]:
    """La racine de la liste à chacune de ces longueurs, en une seule lecture.

    Deux racines ainsi trouvées sont celles d’une même liste qui s’allonge : c’est la preuve de
    cohérence de la norme, faite avec toutes les feuilles.
    """
    peaks: list[bytes] = []
    found: dict[int, bytes] = {}
    for place, leaf in enumerate(leaves):
        top, rest = sha256(b"\x00", leaf), place
        while rest & 1:
            top, rest = sha256(b"\x01", peaks.pop(), top), rest >> 1
        peaks.append(top)
        if place + 1 in sizes:
            found[place + 1] = fold(peaks)
    return found


def fold(peaks: Sequence[bytes]) -> bytes:
    top = peaks[-1]
    for left in reversed(peaks[:-1]):
        top = sha256(b"\x01", left, top)
    return top


# Signature Ed25519 : RFC 8032, sections 5.1 et 6 -------------------------------------------------

Point = tuple[int, int, int, int]  # X, Y, Z, T

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(a: Point, b: Point) -> Point:
    low, high = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = high - low, d - c, d + c, high + low
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(number: int, point: Point) -> Point:
    total: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point, number = add(point, point), number >> 1
    return total


def same(a: Point, b: Point) -> bool:
    return not ((a[0] * b[2] - b[0] * a[2]) % P or (a[1] * b[2] - b[1] * a[2]) % P)


def point_at(y: int, sign: int) -> Point | None:
    """Le point d’ordonnée ``y`` dont l’abscisse a cette parité."""
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else P - x
    return (x, y, 1, x * y % P)


def point_of(written: bytes) -> Point | None:
    number = int.from_bytes(written, "little")
    return point_at(number & ((1 << 255) - 1), number >> 255)


BASE = point_at(4 * pow(5, P - 2, P) % P, 0)


def is_signed(message: bytes, signature: bytes, key: bytes) -> bool:
    """Ce message est-il signé par le détenteur de cette clé publique ?"""
    if len(signature) != 64 or len(key) != 32:
        return False
    author, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if BASE is None or author is None or r is None or s >= ORDER:
        return False
    challenge = hashlib.sha512(signature[:32] + key + message).digest()
    h = int.from_bytes(challenge, "little") % ORDER
    return same(multiply(s, BASE), add(r, multiply(h, author)))


# RFC 8032, section 7.1, essais 1 à 3 : clé publique, message, signature.
VECTORS = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)


def proves_itself() -> bool:
    """Les signatures publiées avec la norme tiennent, et ne tiennent plus si l’on y touche."""
    for said in VECTORS:
        key, message, signature = map(bytes.fromhex, said)
        if not is_signed(message, signature, key) or is_signed(message + b"x", signature, key):
            return False
    return True


# Lecture -----------------------------------------------------------------------------------------


class Unreadable(Exception):
    pass


def hashes(path: Path) -> list[bytes] | None:
    """Les empreintes d’un fichier, une par ligne ; None tant qu’il n’est pas publié."""
    if not path.exists():
        return None
    found = []
    for number, line in enumerate(path.read_text("ascii", "replace").splitlines(), start=1):
        try:
            found.append(bytes.fromhex(line))
        except ValueError:
            found.append(b"")
        if len(found[-1]) != 32:
            raise Unreadable(f"{path.name}, ligne {number}\u00a0: une empreinte a 64 chiffres.")
    return found


def envelopes(path: Path) -> list[bytes] | None:
    if not path.exists():
        return None
    found = []
    for number, line in enumerate(path.read_text("ascii", "replace").splitlines(), start=1):
        try:
            found.append(base64.b64decode(line, validate=True))
        except ValueError:
            raise Unreadable(f"{path.name}, ligne {number}\u00a0: base64 illisible.") from None
    return found


def thing(path: Path) -> Any:
    if not path.exists():
        return None
    try:
        return json.loads(path.read_bytes())
    except ValueError as fault:
        raise Unreadable(f"{path.name}\u00a0: {fault}.") from None


class Published:
    """Ce qui est publié d’un scrutin."""

    def __init__(self, folder: Path, kept: Path | None = None) -> None:
        self.leaves = hashes(folder / "feuilles.txt") or []
        self.manifest = thing(folder / "manifeste.json")
        self.heads = thing(folder / "tetes.json") or []
        if not (self.leaves and self.manifest and self.heads):
            raise Unreadable("Il manque manifeste.json, feuilles.txt ou tetes.json.")
        self.manifest_file = (folder / "manifeste.json").read_bytes()
        self.withdrawn = hashes(folder / "retraits.txt")
        self.numbers = thing(folder / "nombres.json")
        self.envelopes = envelopes(folder / "enveloppes.txt")
        self.result = thing(folder / "resultat.json")
        self.kept = (thing(kept) if kept else None) or []


# Vérifications : chacune donne les phrases de ce qui ne va pas -----------------------------------


def of_manifest(said: Published) -> Iterator[str]:
    if sha256(said.manifest_file) != said.leaves[0]:
        yield "Le manifeste a été changé\u00a0: son empreinte n’est pas la première feuille."
    if canonical(said.manifest) != said.manifest_file:
        yield "Le manifeste n’a pas son écriture canonique."


def of_heads(said: Published) -> Iterator[str]:
    """Chaque tête est signée, et donne la racine du début d’une liste qui n’a fait que s’allonger."""
    key = bytes.fromhex(said.manifest["box"]["board_key"])
    found = roots(said.leaves, {head["size"] for head in said.heads})
    sure = 0  # longueur à la dernière tête exacte : ce qui la suit est seul en cause
    for batch, head in enumerate(said.heads):
        yield from of_head(said.manifest["vote"], batch, head, key)
        size = head["size"]
        if size <= sure:
            yield f"La tête du lot {batch} n’allonge pas la liste."
        elif found.get(size, b"").hex() == head["root"]:
            sure = size
        else:
            yield (
                f"La tête du lot {batch} n’a pas la racine de la liste\u00a0: elle a été réécrite, ou "
                f"une feuille a été ajoutée, ôtée ou changée entre la {sure + 1}e et la {size}e."
            )
    if said.heads[-1]["size"] < len(said.leaves):
        yield "Des feuilles ont été ajoutées\u00a0: aucune tête ne les couvre."


def of_head(vote: str, batch: int, head: Any, key: bytes) -> Iterator[str]:
    signed = {name: head[name] for name in ("vote", "size", "root", "batch")}
    if not is_signed(canonical(signed), bytes.fromhex(head["signature"]), key):
        yield f"La tête du lot {batch} a été réécrite\u00a0: sa signature ne tient pas."
    if (head["vote"], head["batch"]) != (vote, batch):
        yield f"La tête du lot {batch} n’est pas à sa place, ou vient d’un autre scrutin."


def of_batches(said: Published) -> Iterator[str]:
    """Triées dans chaque lot, les enveloppes ne disent rien de l’ordre des votes."""
    start = 1
    for batch, head in enumerate(said.heads):
        added = said.leaves[start : head["size"]]
        if added != sorted(added):
            yield f"Le lot {batch} n’est pas trié."
        start = max(start, head["size"])
    if len(set(said.leaves)) < len(said.leaves):
        yield "Une même enveloppe est deux fois dans la liste."


def of_close(said: Published) -> Iterator[str]:
    """Ajouts moins retraits = enveloppes = émargements."""
    if said.withdrawn is None:
        return
    added, withdrawn = set(said.leaves[1:]), set(said.withdrawn)
    yield from named("Retirée sans avoir été ajoutée à la liste", withdrawn - added)
    if said.envelopes is not None:
        yield from of_envelopes(said.envelopes, added - withdrawn)
    if said.numbers is None:
        yield "nombres.json manque."
        return
    marks, kept = said.numbers["marks"], said.numbers["envelopes"]
    if not marks == kept == len(added) - len(withdrawn):
        yield (
            f"Les trois nombres diffèrent\u00a0: {marks} émargements, {kept} enveloppes, "
            f"{len(added)} ajouts moins {len(withdrawn)} retraits."
        )
    if (said.numbers["added"], said.numbers["withdrawn"]) != (len(added), len(withdrawn)):
        yield "Les ajouts et les retraits publiés ne sont pas ceux de la liste."


def of_envelopes(published: Sequence[bytes], expected: set[bytes]) -> Iterator[str]:
    present = [sha256(envelope) for envelope in published]
    yield from named("Ajoutée ou altérée, absente de la liste", set(present) - expected)
    yield from named("Ôtée ou altérée, présente dans la liste", expected - set(present))
    if len(set(present)) < len(present):
        yield "Une enveloppe est publiée deux fois."


def named(what: str, found: Iterable[bytes]) -> Iterator[str]:
    for hashed in sorted(found):
        yield f"{what}\u00a0: l’enveloppe {hashed.hex()}."


def of_result(said: Published) -> Iterator[str]:
    if said.result is None:
        return
    signed = {name: value for name, value in said.result.items() if name != "signature"}
    box, key = said.manifest["box"], bytes.fromhex(said.manifest["box"]["result_key"])
    if not is_signed(canonical(signed), bytes.fromhex(said.result["signature"]), key):
        yield "Le résultat a été modifié\u00a0: la signature des scrutateurs ne tient pas."
    if signed["manifest"] != said.leaves[0].hex():
        yield "Le résultat a été compté avec un autre manifeste."
    if signed["root"] != said.heads[-1]["root"]:
        yield "Le résultat vient d’une autre liste\u00a0: sa racine n’est pas celle de la dernière tête."
    if said.numbers is not None and signed["numbers"] != said.numbers:
        yield "Le résultat annonce d’autres nombres."
    secret, root = bytes.fromhex(signed["tie"]), bytes.fromhex(signed["root"])
    if sha256(secret).hex() != box["tie"] or sha256(root, secret).hex() != signed["draw"]:
        yield "Le tirage au sort n’est pas celui que le manifeste annonçait."


def of_kept(said: Published) -> Iterator[str]:
    """Une tête gardée par quelqu’un engage le serveur : la liste doit encore la donner."""
    found = roots(said.leaves, {head["size"] for head in said.kept})
    for head in said.kept:
        if found.get(head["size"], b"").hex() != head["root"]:
            yield (
                f"La liste a été réécrite\u00a0: la tête gardée du lot {head['batch']} "
                f"({head['size']} feuilles) n’en donne plus le début."
            )


def faults(said: Published) -> Iterator[str]:
    for check in (of_manifest, of_heads, of_batches, of_close, of_result, of_kept):
        try:
            yield from check(said)
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            yield f"Un fichier publié n’a pas la forme attendue ({check.__name__}\u00a0: {fault!r})."


def search(said: Published, typed: str) -> str | None:
    """Ce qu’il est advenu d’un reçu, ou d’une empreinte entière."""
    receipt, whole = read_receipt(typed), typed.strip().lower()
    for place, hashed in enumerate(said.leaves[1:], start=1):
        if receipt_of(hashed) == receipt or hashed.hex() == whole:
            batch = next((n for n, head in enumerate(said.heads) if place < head["size"]), "?")
            if hashed in (said.withdrawn or []):
                return f"Ce reçu est au lot {batch}. Il a été retiré\u00a0: un second vote l’a remplacé."
            return f"Ce reçu est dans l’urne, au lot {batch}."
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--recu", help="vos 20 lettres, ou l’empreinte entière")
    parser.add_argument("--gardees", type=Path, help="un tetes.json gardé plus tôt")
    asked = parser.parse_args(arguments)
    try:
        said = Published(asked.dossier, asked.gardees)
    except Unreadable as bad:
        print(bad)
        return 1
    found = list(faults(said))
    if not proves_itself():
        found.append("Ce Python calcule mal\u00a0: les essais publiés avec la norme échouent.")
    if asked.recu:
        told = search(said, asked.recu)
        print(
            told
            or "Ce reçu n’est pas dans la liste. S’il vient d’être remis, attendez le lot suivant."
        )
        found += [] if told else ["Le reçu donné est introuvable."]
    for fault in found:
        print(f"FAUTE\u00a0: {fault}")
    if not found:
        print(f"{len(said.leaves) - 1} enveloppes ajoutées, {len(said.heads)} têtes signées.")
        print(f"Racine\u00a0: {said.heads[-1]['root']}\nTout est exact.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""The scrutineers' command: it runs on a machine without network and needs no database.

``consult-scrutin cle`` makes the key of a vote, ``relire`` proves that a share is still readable,
``ouvrir`` opens and counts a box, ``verifier`` compares a result with its box. In French only, as
the people of a bureau read it. The seed is never written; Python may keep it in memory until the end
of the command, so the machine is turned off afterwards.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import click

from . import dialogue
from .box import bundle, result, sealing, shares, terms
from .box.faults import Fault
from .box.manifest import NotCanonical, canonical, digest, read
from .box.sealing import Reason
from .bureau import fingerprint
from .counting import count_choices
from .software import identity

KEY_FORMAT = "consult-cle-1"
COLLEGES = {
    "citizen": "Collège des citoyens",
    "agent": "Collège des agents",
    "paper": "Bulletins papier",
}
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


class French(click.Group):
    """Faults of the box end the command with their sentence, not with a trace."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Fault as fault:
            raise click.ClickException(str(fault)) from fault


@click.group(cls=French, help="Outil hors ligne des scrutateurs d’un vote secret de Consult.")
@click.version_option(identity(), message="%(version)s")
def main() -> None:
    """Its commands follow."""


# The key -----------------------------------------------------------------------------------------


@main.command(help="Fabrique la clé d’un scrutin et la partage entre les scrutateurs.")
@click.option("--sortie", type=NEW_FILE, default=Path("cle-publique.json"), show_default=True)
def cle(sortie: Path) -> None:
    if sortie.exists():
        raise click.ClickException(f"{sortie} existe déjà\u00a0: une clé ne se remplace pas.")
    dialogue.warn_of_network()
    title = click.prompt("Nom du scrutin").strip()
    number = click.prompt(
        "Combien de scrutateurs\u202f?", type=click.IntRange(shares.FEWEST, shares.MOST), default=3
    )
    names = [click.prompt(f"Nom du scrutateur {n}").strip() for n in range(1, number + 1)]
    threshold = click.prompt(
        "Combien devront être présents pour ouvrir l’urne\u202f?",
        type=click.IntRange(shares.FEWEST, number),
        default=shares.FEWEST,
    )
    seed = sealing.new_seed()
    bureau, lists = shares.split(seed, threshold, names)
    _try_all(seed, bureau, lists)
    for holder, words in zip(names, lists, strict=True):
        dialogue.hand_over(holder, words)
    public = _public_file(title, seed, bureau)
    sortie.write_bytes(canonical(public))
    click.echo(f"La clé est faite. La partie publique est dans {sortie}\u00a0: donnez-la au labo.")
    click.echo(f"Empreinte de la clé\u00a0: {public['fingerprint']}")
    click.echo("Chacun note cette empreinte\u00a0: la page du scrutin doit afficher la même.")
    click.echo("Fermez maintenant ce terminal et éteignez la machine.")


def _try_all(seed: bytes, bureau: shares.Bureau, lists: list[list[str]]) -> None:
    """Each list opens the box with its neighbours, before anyone relies on it."""
    given = [(name, " ".join(words)) for name, words in zip(bureau.names, lists, strict=True)]
    for start in range(len(given)):
        turned = given[start:] + given[:start]
        if shares.combine(turned[: bureau.threshold], bureau) != seed:
            raise shares.OtherKey


def _public_file(title: str, seed: bytes, bureau: shares.Bureau) -> dict[str, Any]:
    return {
        "format": KEY_FORMAT,
        "title": title,
        "fingerprint": fingerprint(bureau.public_key),
        **vars(terms.PublicKey.of(seed)),
        "identifier": bureau.identifier,
        "threshold": bureau.threshold,
        "holders": [vars(holder) for holder in bureau.holders],
    }


# A share read again ------------------------------------------------------------------------------


@main.command(help="Prouve qu’une part est encore lisible, sans rien ouvrir.")
@click.argument("cle_publique", type=FILE)
@click.option(
    "--mots",
    type=FILE,
    help="Fichier des mots, pour les essais\u00a0: «\u00a0Nom\u00a0: mots\u00a0».",
)
def relire(cle_publique: Path, mots: Path | None) -> None:
    bureau = _bureau(cle_publique.read_bytes())
    for holder, typed in _given(mots) if mots else [dialogue.ask(bureau, bureau.names)]:
        shares.recognise(typed, holder, bureau)
        dialogue.clear()
        click.echo(f"La part de {holder} est lisible, et c’est bien celle de ce scrutin.")


def _bureau(written: bytes) -> shares.Bureau:
    try:
        said = read(written)
        holders = tuple(shares.Holder(**one) for one in said["holders"])
        return shares.Bureau(said["public_key"], said["identifier"], said["threshold"], holders)
    except (NotCanonical, KeyError, TypeError) as fault:
        raise click.ClickException("Ce fichier n’est pas une clé publique de scrutin.") from fault


def _given(file: Path) -> list[tuple[str, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(":") for line in lines if line.strip())
    return [(name.strip(), words) for name, _colon, words in pairs]


# The count ---------------------------------------------------------------------------------------


@main.command(help="Ouvre l’urne, compte les bulletins et écrit le résultat.")
@click.argument("urne", type=FILE)
@click.option("--sortie", type=NEW_FILE, default=Path("resultat.json"), show_default=True)
@click.option(
    "--mots",
    type=FILE,
    help="Fichier des mots, pour les essais\u00a0: «\u00a0Nom\u00a0: mots\u00a0».",
)
def ouvrir(urne: Path, sortie: Path, mots: Path | None) -> None:
    dialogue.warn_of_network()
    box = _sound(urne)
    click.echo(f"Urne\u00a0: {box.manifest.get('title', box.manifest['vote'])}")
    click.echo(f"{len(box.envelopes)} enveloppes, autant que d’émargements. La liste est exacte.")
    click.echo("Empreinte du manifeste, à comparer avec la page du scrutin\u00a0:")
    click.echo(in_fours(digest(box.manifest)))
    click.echo("Racine de la liste, à comparer avec la page du scrutin\u00a0:")
    click.echo(in_fours(box.head.head.root))
    said = box.manifest.get("software", "")
    if said != identity():
        click.echo(
            f"Attention\u00a0: le scrutin a été ouvert avec {said}\u00a0; ici, {identity()}."
        )
        click.echo("Si deux terminaux ne trouvent pas le même résultat, cherchez d’abord là.")
    bureau = terms.of(box.manifest).bureau
    if not bureau.threshold:
        raise click.ClickException(
            "Cette urne n’a pas de scrutateurs\u00a0: le serveur en tient la clé."
        )
    seed = shares.combine(_given(mots) if mots else dialogue.ask_enough(bureau), bureau)
    click.echo("La clé est complète. Ouverture et comptage…")
    written = result.make(box, seed, count_choices)
    sortie.write_bytes(written)
    for line in in_words(result.read(written), box.manifest):
        click.echo(line)
    click.echo(
        f"\nLe résultat est dans {sortie}. Son empreinte, à comparer d’un terminal à l’autre\u00a0:"
    )
    click.echo(in_fours(hashlib.sha256(written).hexdigest()))


@main.command(help="Compare un résultat à l’urne dont il dit venir, sans rien ouvrir.")
@click.argument("resultat", type=FILE)
@click.argument("urne", type=FILE)
def verifier(resultat: Path, urne: Path) -> None:
    box = _sound(urne)
    written = resultat.read_bytes()
    _refuse(result.faults(result.read(written), box))
    click.echo("Le résultat vient de cette urne et porte la signature des scrutateurs.")
    click.echo(in_fours(hashlib.sha256(written).hexdigest()))


def _sound(urne: Path) -> bundle.Bundle:
    box = bundle.read(urne.read_bytes())
    _refuse(bundle.faults(box))
    return box


def _refuse(faults: list[str]) -> None:
    if faults:
        raise click.ClickException("\n".join([*faults, "Rien n’a été ouvert."]))


def in_words(said: dict[str, Any], manifest: dict[str, Any]) -> list[str]:
    labels = {str(one["id"]): one["label"] for one in manifest.get("options", [])}
    counted = said["result"]

    def first_of(count: dict[str, Any]) -> list[str]:
        return [labels.get(str(one), str(one)) for one in count.get("winners", [])]

    lines = [
        "",
        f"Bulletins ouverts\u00a0: {said['opened']}",
        f"Blancs\u00a0: {counted.get('blank', 0)}. Nuls\u00a0: {counted.get('invalid', 0)}.",
        *(f"En tête\u00a0: {label}" for label in first_of(counted)),
    ]
    for name, part in said.get("strata", {}).items():
        lines.append(
            f"{COLLEGES[name]}\u00a0: {part['ballots']} bulletins\u00a0; "
            f"en tête\u00a0: {', '.join(first_of(part)) or 'aucune option'}"
        )
    for tied in counted.get("ties", []):
        lines.append("Ex æquo\u00a0: " + ", ".join(labels.get(str(one), str(one)) for one in tied))
    for one in said["refused"]:
        lines.append(
            f"Refusée\u00a0: l’enveloppe {one['hash']} {Reason[one['reason'].upper()].value}."
        )
    for code in said["repeated_codes"]:
        lines.append(f"Anormal\u00a0: le code de suivi {code} sert à plusieurs bulletins.")
    return lines


def in_fours(hexadecimal: str) -> str:
    return " ".join(re.findall(".{4}", hexadecimal))


if __name__ == "__main__":
    main(prog_name="consult-scrutin")

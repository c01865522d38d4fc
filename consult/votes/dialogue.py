"""What scrutineers see and type: one word list a screen, cleared before the next holder comes."""

from __future__ import annotations

import secrets
import socket
import sys

import click

from .box import shares
from .box.faults import Fault

PROOFS = 3  # words asked again, to prove that a list was written down
COLUMNS = 3


def hand_over(holder: str, words: list[str]) -> None:
    """One list on its own screen, until its holder proves that it is written down."""
    click.echo(f"\n{holder}, à vous. Les autres s’éloignent de l’écran.")
    click.pause("Appuyez sur une touche quand vous êtes seul devant l’écran.")
    written = False
    while not written:
        clear()
        click.echo(
            f"Part de {holder}\u00a0: recopiez ces {len(words)} mots sur papier, dans l’ordre.\n"
        )
        click.echo(_table(words))
        click.echo("\nNe les photographiez pas, ne les tapez dans aucun appareil.")
        click.pause("Appuyez sur une touche quand tout est écrit et relu.")
        clear()
        written = _proved(words)
    clear()
    click.echo(f"La part de {holder} est notée.")


def _proved(words: list[str]) -> bool:
    for position in sorted(secrets.SystemRandom().sample(range(1, len(words) + 1), PROOFS)):
        typed = click.prompt(f"Sur votre papier, quel est le mot {position}\u202f?").strip().lower()
        if typed != words[position - 1]:
            click.echo("Ce n’est pas ce mot. La liste va revenir\u00a0: corrigez votre papier.")
            click.pause("Appuyez sur une touche pour la revoir.")
            return False
    return True


def _table(words: list[str]) -> str:
    rows = -(-len(words) // COLUMNS)
    return "\n".join(
        "".join(f"{place + 1:>4}. {words[place]:<12}" for place in range(row, len(words), rows))
        for row in range(rows)
    )


def ask_enough(bureau: shares.Bureau) -> list[tuple[str, str]]:
    """One holder after the other; a wrong list is said at once, and asked again."""
    given: list[tuple[str, str]] = []
    while len(given) < bureau.threshold:
        present = {holder for holder, _typed in given}
        waiting = [name for name in bureau.names if name not in present]
        holder, typed = ask(bureau, waiting)
        try:
            shares.recognise(typed, holder, bureau)
        except Fault as fault:
            click.echo(f"{fault}\nRecommencez, ou appelez un autre scrutateur.")
            continue
        given.append((holder, typed))
        clear()
        click.echo(f"La part de {holder} est bonne\u00a0: {len(given)} sur {bureau.threshold}.")
    return given


def ask(bureau: shares.Bureau, names: list[str]) -> tuple[str, str]:
    for rank, name in enumerate(names, start=1):
        click.echo(f"  {rank}. {name}")
    rank = click.prompt("Qui donne sa part (numéro)", type=click.IntRange(1, len(names)))
    return names[rank - 1], " ".join(_words(names[rank - 1]))


def _words(holder: str) -> list[str]:
    """Hidden as they are typed; one by one or several at once, the first four letters are enough."""
    click.echo(
        f"{holder}, tapez vos {shares.WORDS} mots. Rien ne s’affiche. Quatre lettres suffisent. "
        "Un tiret efface le mot précédent."
    )
    words: list[str] = []
    while len(words) < shares.WORDS:
        typed = click.prompt(f"Mot {len(words) + 1}", hide_input=True)
        if typed.strip() == "-":
            words = words[:-1]
            continue
        try:
            words += shares.normalise(typed, holder, len(words))
        except shares.UnknownWord as fault:
            click.echo(str(fault))
    return words


def clear() -> None:
    """The screen and what a terminal keeps above it."""
    click.clear()
    if sys.stdout.isatty():
        click.echo("\033[3J", nl=False)


def warn_of_network() -> None:
    """Choosing a route sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return
    click.echo(
        "Attention\u00a0: cette machine est reliée à un réseau. Débranchez-la avant de continuer."
    )

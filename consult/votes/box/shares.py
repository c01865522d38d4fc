"""The seed of a vote shared out as word lists: SLIP-39, of which ``threshold`` of n open the box.

The words themselves say which split they are of and their rank, so a list is told from another. The
public file keeps a fingerprint of each list: 256 random bits are not guessed from it, and its holder
can be told that the paper is still good, without meeting the others.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.wordlist import WORDLIST

from . import sealing
from .faults import Fault

WORDS = 33  # of a share of 256 bits
FEWEST, MOST = 2, 16
KNOWN = frozenset(WORDLIST)
UNIQUE = 4  # letters that tell a word from all others
BY_START = {word[:UNIQUE]: word for word in WORDLIST}


class BadSplit(Fault):
    def __init__(self) -> None:
        super().__init__(
            f"Il faut entre {FEWEST} et {MOST} personnes, aux noms différents, et un seuil d’au moins "
            f"{FEWEST} qui ne dépasse pas leur nombre."
        )


class UnknownWord(Fault):
    """A word that no list holds, with its position from 1."""

    def __init__(self, holder: str, position: int, word: str) -> None:
        self.position, self.word, self.close = position, word, close_words(word)
        proposed = f" Peut-être\u00a0: {', '.join(self.close)}\u202f?" if self.close else ""
        super().__init__(
            f"{holder}\u00a0: le mot {position}, «\u00a0{word}\u00a0», n’existe pas dans la liste."
            f"{proposed}"
        )


class WrongNumber(Fault):
    def __init__(self, holder: str, number: int) -> None:
        super().__init__(f"{holder}\u00a0: {WORDS} mots sont attendus, {number} ont été donnés.")


class WrongChecksum(Fault):
    """The words exist but do not go together; ``mended`` says what would repair them."""

    def __init__(self, holder: str, mended: str) -> None:
        super().__init__(
            f"{holder}\u00a0: ces mots ne vont pas ensemble, l’un d’eux est faux ou déplacé."
            + (f" {mended}" if mended else " Relisez-les un à un.")
        )


class OtherVote(Fault):
    def __init__(self, holder: str) -> None:
        super().__init__(f"{holder}\u00a0: cette part est celle d’un autre scrutin.")


class OtherHolder(Fault):
    def __init__(self, holder: str, owner: str) -> None:
        super().__init__(f"{holder}\u00a0: cette part est celle de {owner}.")


class Repeated(Fault):
    def __init__(self, holder: str) -> None:
        super().__init__(f"{holder}\u00a0: cette part a déjà été donnée.")


class TooFew(Fault):
    def __init__(self, given: int, threshold: int, absent: Sequence[str]) -> None:
        super().__init__(
            f"Il manque des parts\u00a0: {threshold} sont nécessaires, {given} données. "
            f"Peuvent encore donner la leur\u00a0: {', '.join(absent)}."
        )


class OtherKey(Fault):
    def __init__(self) -> None:
        super().__init__("Ces parts vont ensemble mais ne donnent pas la clé de ce scrutin.")


@dataclass(frozen=True)
class Holder:
    name: str
    check: str  # fingerprint of the words


@dataclass(frozen=True)
class Bureau:
    """What everyone may know of a split: the rank of holders is that of their shares."""

    public_key: str
    identifier: int
    threshold: int
    holders: tuple[Holder, ...]

    @property
    def names(self) -> list[str]:
        return [holder.name for holder in self.holders]


def split(seed: bytes, threshold: int, names: Sequence[str]) -> tuple[Bureau, list[list[str]]]:
    """The public part, and the words of each holder in the order of their names."""
    if not FEWEST <= threshold <= len(names) <= MOST or len(set(names)) < len(names):
        raise BadSplit
    (lists,) = generate_mnemonics(1, [(threshold, len(names))], seed)
    words = [one.split() for one in lists]
    bureau = Bureau(
        sealing.public_key(seed).hex(),
        Share.from_mnemonic(lists[0]).identifier,
        threshold,
        tuple(Holder(name, check(own)) for name, own in zip(names, words, strict=True)),
    )
    return bureau, words


def check(words: Iterable[str]) -> str:
    said = " ".join(words).encode()
    return hashlib.blake2b(said, digest_size=16, person=b"consult-share").hexdigest()


def close_words(word: str) -> list[str]:
    begun = BY_START.get(word[:UNIQUE])
    return [begun] if begun else get_close_matches(word, WORDLIST, n=3, cutoff=0.6)


def normalise(typed: str, holder: str, already: int = 0) -> list[str]:
    """The words as listed; the first four letters of a word are enough."""
    words = []
    for position, word in enumerate(typed.lower().split(), start=already + 1):
        whole = word if word in KNOWN else BY_START.get(word) or ""
        if not whole:
            raise UnknownWord(holder, position, word)
        words.append(whole)
    return words


def recognise(typed: str, holder: str, bureau: Bureau) -> list[str]:
    """The words of ``holder`` for this very vote, or the reason why they are not."""
    words = normalise(typed, holder)
    if len(words) != WORDS:
        raise WrongNumber(holder, len(words))
    share = _share(words)
    if share is None:
        raise WrongChecksum(holder, _mended(words, holder, bureau))
    if share.identifier != bureau.identifier or share.index >= len(bureau.holders):
        raise OtherVote(holder)
    owner = bureau.holders[share.index]
    if not hmac.compare_digest(owner.check, check(words)):
        raise OtherVote(holder)
    if owner.name != holder:
        raise OtherHolder(holder, owner.name)
    return words


def combine(given: Sequence[tuple[str, str]], bureau: Bureau) -> bytes:
    """The seed, from pairs (name of the holder, words typed)."""
    shares: dict[str, list[str]] = {}
    for holder, typed in given:
        if holder in shares:
            raise Repeated(holder)
        shares[holder] = recognise(typed, holder, bureau)
    if len(shares) < bureau.threshold:
        absent = [name for name in bureau.names if name not in shares]
        raise TooFew(len(shares), bureau.threshold, absent)
    enough = [" ".join(words) for words in shares.values()][: bureau.threshold]
    try:
        seed: bytes = combine_mnemonics(enough)
    except MnemonicError as fault:
        raise OtherKey from fault
    if sealing.public_key(seed).hex() != bureau.public_key:
        raise OtherKey
    return seed


def _share(words: Sequence[str]) -> Share | None:
    try:
        return Share.from_mnemonic(" ".join(words))
    except MnemonicError:
        return None


def _mended(words: Sequence[str], holder: str, bureau: Bureau) -> str:
    """Two neighbours exchanged, or one word read for another: what gives the fingerprint again.

    Only the holder's own list is looked for, so that a proposal is never a guess.
    """
    own = next((one.check for one in bureau.holders if one.name == holder), "")
    for place in range(len(words) - 1):
        swapped = [*words]
        swapped[place], swapped[place + 1] = words[place + 1], words[place]
        if check(swapped) == own:
            return f"Les mots {place + 1} et {place + 2} semblent échangés."
    for place, word in enumerate(words):
        for other in WORDLIST:
            if check([*words[:place], other, *words[place + 1 :]]) == own:
                return (
                    f"Le mot {place + 1}, «\u00a0{word}\u00a0», semble être «\u00a0{other}\u00a0»."
                )
    return ""

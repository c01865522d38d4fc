"""A text where each word of a list is written as the letter of its list, as many times as it has letters.

« Bande de crétins » reads « bande de AAAAAAA »: patterns stay short, whatever the lists hold, and places do
not move. The text is lower case, so that no capital is one of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


class Phrases:
    """Those of several words that begin with the same one."""

    def __init__(self, letters: dict[str, str]) -> None:
        self.letters = letters
        self.words = [frozenset(WORD.findall(said)) for said in letters]
        longest = sorted(map(re.escape, letters), key=len, reverse=True)
        self.pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])")

    def among(self, words: frozenset[str]) -> bool:
        return any(one <= words for one in self.words)

    def marked(self, plain: str) -> str:
        return self.pattern.sub(lambda m: self.letters[m[0]] * len(m[0]), plain)


class Marks:
    """Of two lists that hold the same word, the first one counts."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self.single: dict[str, str] = {}
        heads: dict[str, dict[str, str]] = defaultdict(dict)
        for letter, words in lists.items():
            for word in words:
                if " " in word or "'" in word:
                    heads[WORD.findall(word)[0]].setdefault(word, letter)
                else:
                    self.single.setdefault(word, letter)
        self.phrases = {head: Phrases(letters) for head, letters in heads.items()}

    def on(self, plain: str, words: frozenset[str]) -> str:
        """``words``: those of the text, as ``WORD`` reads them."""
        for phrases in self._among(words):
            plain = phrases.marked(plain)
        return WORD.sub(self._marked, plain)

    def _marked(self, m: re.Match[str]) -> str:
        word = m[0]
        letter = self.single.get(word)
        if letter:
            return letter * len(word)
        # « Cassez-leur »: an order and who it is about.
        return "-".join(map(self._of, word.split("-"))) if "-" in word else word

    def _of(self, word: str) -> str:
        return self.single.get(word, "") * len(word) or word

    def any_phrase(self, words: frozenset[str]) -> bool:
        return any(True for _one in self._among(words))

    def _among(self, words: frozenset[str]) -> Iterator[Phrases]:
        for head in self.phrases.keys() & words:
            if self.phrases[head].among(words):
                yield self.phrases[head]

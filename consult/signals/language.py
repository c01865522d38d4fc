"""The language of a text, as a hint: French is expected, and regional languages are at home.

Texts with enough of the small words of French are not even asked about; the others go through
py3langid, from twenty letters on.
"""

from __future__ import annotations

import re

from ..lazy import py3langid
from .lists import listed
from .plain import Reading

LEAST = 20
SMALL = listed(
    """
    le la les l de des du d et un une en que qui qu pour dans est pas plus par sur au aux ne se ce
    il elle on nous vous je j c a ou avec sont ont sa son ses leur leurs mais si etre avoir faire
    tous tout cette ces faut fait très tres aussi meme comme bien sans y moins trop mettre non oui
    entre donc car mon ma mes notre nos votre vos lui eux ils elles cela ca ete peut doit doivent
    """
)
# What py3langid answers for French, for the languages of France, and for those it takes them for.
AT_HOME = listed(
    """
    fr br eu co oc ca ht wa mg lb gl an
    """
)
REGIONAL = re.compile(
    r"\b(?:ar|ur|eus|gant|evit|brezhoneg|euskara|eta|dugu|behar|corsu|sò|tarra|hè|di u|elsass\w*|mìr|nìt|isch|ùn|occitan|lenga|nòstra|"
    r"nou|zot|moun|pou|ki|sé|té|ka|nan|fok|bondyé|kréyol|kreol|lé|mi|ou|la kaz|sa nou|tahiti|te|no te|ia ora|maohi|drehu|mahorais)\b"
)
NAMES = {
    "en": "anglais", "es": "espagnol", "de": "allemand", "it": "italien", "pt": "portugais", "nl": "néerlandais", "ar": "arabe",
    "ru": "russe", "tr": "turc", "pl": "polonais", "ro": "roumain", "uk": "ukrainien", "zh": "chinois", "vi": "vietnamien",
}  # fmt: skip
LIKELY = [
    *NAMES,
    "fr",
    "br",
    "eu",
    "co",
    "oc",
    "ca",
    "ht",
    "lb",
    "gl",
    "an",
    "wa",
    "mg",
    "fa",
    "he",
    "ja",
    "ko",
    "el",
    "hi",
    "ta",
    "th",
    "sq",
    "sr",
    "bg",
    "hu",
    "cs",
    "sv",
    "da",
]
SAMPLE = 2000


def find(reading: Reading) -> bool:
    """Whether this text is probably in a language that few readers here understand."""
    said = re.sub(r"https?://\S+|\S+@\S+", " ", reading.clean[:SAMPLE])
    words = re.findall(r"[^\W\d_]+", said.lower())
    letters = sum(map(len, words))
    if letters < LEAST:
        return False
    small = sum(word in SMALL for word in words)
    if small >= 0.25 * len(words):
        return False
    code, _score = py3langid.classify(said)
    if code in AT_HOME or len(REGIONAL.findall(said.lower())) >= 0.12 * len(words):
        return False
    # A few words, or a list of nouns: too little to tell.
    return small < 0.12 * len(words) and (len(words) >= 6 or not said.isascii() or letters >= 40)

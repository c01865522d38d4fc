"""What a reading depended on: the engine, its settings, the libraries, the texts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.metadata import version

from . import encoder
from .result import Settings, Stamp

ENGINE = "1"
LIBRARIES = ("numpy", "scipy", "scikit-network", "snowballstemmer", "rensa", "py3langid")


def stamp(texts: Mapping[str, str], settings: Settings) -> Stamp:
    read = hashlib.sha256()
    for key in sorted(texts):
        for said in (key, texts[key]):
            kept = said.encode("utf-8", "surrogatepass")
            read.update(len(kept).to_bytes(8, "little") + kept)
    used = [*LIBRARIES, *((settings.encoder,) if encoder.named(settings.encoder) else ())]
    return Stamp(ENGINE, settings, {name: version(name) for name in used}, read.hexdigest())

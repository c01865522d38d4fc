"""A second count by another program: it shares no code with the engine of the site."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from .ballot_file import BallotFile
from .files.json import Json

SCRIPT = Path(__file__).resolve().parent / "public" / "recompter.py"
VERSION = "1"
SECONDS = 600


def recounted(file: BallotFile, result: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What each other program says of these ballots: {name: {"version", "same", "said"}}.

    ``result`` is what the engine answered; the options of the file are named as it names them.
    """
    with tempfile.TemporaryDirectory() as folder:
        return {SCRIPT.name: _by_script(Path(folder), file, result)}


def _by_script(folder: Path, file: BallotFile, result: Mapping[str, Any]) -> dict[str, Any]:
    """The script that any citizen can run, run here as they would."""
    ballots, published = folder / "bulletins.json", folder / "resultat.json"
    ballots.write_text(Json().write(file), encoding="utf-8")
    published.write_bytes(orjson.dumps(result))
    asked = [sys.executable, str(SCRIPT), str(ballots), "--comparer", str(published)]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=SECONDS, check=False)
    said = (done.stdout + done.stderr).strip()
    return {"version": VERSION, "same": done.returncode == 0, "said": said[:2000]}

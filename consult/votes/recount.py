"""A second count by other programs: they share no code with the engine of the site."""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson

from .ballot_file import BallotFile
from .files.json import Json
from .files.pb import Pabulib
from .profile import Lists

log = logging.getLogger(__name__)
HERE = Path(__file__).resolve().parent
SCRIPT = HERE / "public" / "recompter.py"
PABUTOOLS = "pabutools"
VERSION = "1"
SECONDS = 600
SOON = 120  # for a program that is slow on large votes


def recounted(file: BallotFile, result: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What each other program says of these ballots: {name: {"version", "same", "said"}}; « same »
    is None for one that had too many of them for its time.

    ``result`` is what the engine answered; the options of the file are named as it names them.
    """
    with tempfile.TemporaryDirectory() as folder:
        found = {SCRIPT.name: _by_script(Path(folder), file, result)}
        if find_spec(PABUTOOLS) and _is_of_pabutools(file, result):
            found |= _by_pabutools(Path(folder), file, result)
        return found


def _by_script(folder: Path, file: BallotFile, result: Mapping[str, Any]) -> dict[str, Any]:
    """The script that any citizen can run, run here as they would."""
    ballots, published = folder / "bulletins.json", folder / "resultat.json"
    ballots.write_text(Json().write(file), encoding="utf-8")
    published.write_bytes(orjson.dumps(result))
    asked = [sys.executable, str(SCRIPT), str(ballots), "--comparer", str(published)]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        log.warning("no recount within %s seconds", SECONDS)
        return {"version": VERSION, "same": None, "said": ""}
    said = (done.stdout + done.stderr).strip()
    return {"version": VERSION, "same": done.returncode == 0, "said": said[:2000]}


def _is_of_pabutools(file: BallotFile, result: Mapping[str, Any]) -> bool:
    """The rules that both have, where no draw decides: its own would be another."""
    said = result["variant"]
    if not isinstance(file.profile, Lists) or file.profile.values is not None:
        return False
    if not file.costs or result["ties"] or not result["ballots"]:
        return False
    if result["method"] == "greedy":
        return bool(said["skip"]) and said["threshold"] == 1
    if result["method"] != "equal-shares" or said["costs"] == "unit":
        return False
    completed = said["completion"] == "add-one"
    stops = not completed or (said["until"] == "exhaustive" and said.get("increment") is None)
    return said["utility"] in ("auto", "cost") and stops


def _by_pabutools(
    folder: Path, file: BallotFile, result: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Nothing where it does not end in time: its fractions are slow on large votes."""
    ballots = folder / "bulletins.pb"
    ballots.write_text(Pabulib().write(file), encoding="utf-8")
    completion = result["variant"].get("completion", "none")
    script = str(HERE / "by_pabutools.py")
    asked = [sys.executable, "-P", script, str(ballots), result["method"], completion]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=SOON, check=False)
    except subprocess.TimeoutExpired:
        log.warning("%s did not end within %s s", PABUTOOLS, SOON)
        return {}
    if done.returncode:
        log.error("%s: %s", PABUTOOLS, done.stderr[-2000:])
        return {}
    said = orjson.loads(done.stdout)
    same = said["winners"] == sorted(result["winners"])
    return {PABUTOOLS: {"version": said["version"], "same": same, "said": str(said["winners"])}}

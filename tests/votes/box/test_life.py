"""The whole life of a secret vote, and what each forgery says."""

from __future__ import annotations

import base64
import json
import os
import pty
import re
import select
import subprocess
import sys
import termios
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner

from consult.votes import scrutin
from consult.votes.box import bundle, published, result, sealing, shares, terms, tie
from consult.votes.box.heads import Head, sign
from consult.votes.box.manifest import canonical, digest
from consult.votes.software import identity
from tests.conftest import ROOT
from tests.votes.box import staged
from tests.votes.box.staged import BUREAU, NAMES, SEED, SERVER, VERIFIER, WORDS

AWA, BRUNO, CHLOE = NAMES


@pytest.fixture(scope="module")
def stage():
    return staged.vote()


@pytest.fixture
def box(stage, tmp_path):
    path = tmp_path / "urne.json"
    path.write_bytes(stage.bundle())
    return path


@pytest.fixture
def folder(stage, tmp_path):
    return stage.write(tmp_path / "publie")


def words(path: Path, *names: str) -> Path:
    path.write_text("".join(f"{name}: {WORDS[name]}\n" for name in names), encoding="utf-8")
    return path


def run(*arguments: object, typed: str = ""):
    return CliRunner().invoke(scrutin.main, [str(one) for one in arguments], input=typed)


def public(*arguments: object):
    asked = [*VERIFIER, *map(str, arguments)]
    found = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT)
    assert "Traceback" not in found.stderr
    return found.returncode, found.stdout


# The scrutineers' terminals ----------------------------------------------------------------------


def test_two_terminals_give_the_same_result_to_the_byte(box, tmp_path):
    """Other pairs of holders, other hash seeds, other shuffles."""
    terminals = []
    for seed, pair in (("1", (AWA, BRUNO)), ("2", (CHLOE, AWA))):
        spoken = words(tmp_path / f"mots-{seed}", *pair)
        asked = ["ouvrir", box, "--mots", spoken, "--sortie", tmp_path / f"resultat-{seed}.json"]
        terminals.append(
            subprocess.Popen(
                [sys.executable, "-m", "consult.votes.scrutin", *map(str, asked)],
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
                env=os.environ | {"PYTHONHASHSEED": seed},
            )
        )
    said = [terminal.communicate()[0].splitlines()[-1] for terminal in terminals]
    assert [terminal.returncode for terminal in terminals] == [0, 0]
    assert said[0] == said[1] and re.fullmatch("([0-9a-f]{4} ){15}[0-9a-f]{4}", said[0])
    first, second = (tmp_path / f"resultat-{n}.json" for n in "12")
    assert first.read_bytes() == second.read_bytes()
    checked = run("verifier", first, box)
    assert checked.exit_code == 0 and said[0] in checked.output


def test_the_count_is_of_the_last_ballot_of_each_voter(stage, box, tmp_path):
    out = tmp_path / "resultat.json"
    found = run("ouvrir", box, "--mots", words(tmp_path / "mots", AWA, CHLOE), "--sortie", out)
    assert found.exit_code == 0, found.output
    said = result.read(out.read_bytes())
    opened = sealing.open_all(
        stage.slots.values(), SEED, digest(stage.manifest), terms.of(stage.manifest).length
    )
    assert said["opened"] == said["result"]["ballots"] == len(stage.slots) == 200
    for option in staged.OPTIONS:
        expected = sum(option in one.choice for one in opened.ballots)
        assert said["result"]["tally"][str(option)] == expected
    assert sorted(one.code for one in opened.ballots) == [code for code, _choice in said["ballots"]]
    assert "En tête\u00a0: Option" in found.output


def typed_by(holder: str, waiting: list[str], spoken: str = "") -> str:
    lines = (spoken or WORDS[holder]).split()
    return "\n".join([str(waiting.index(holder) + 1), *lines]) + "\n"


def test_holders_type_their_words_one_after_the_other_and_none_is_shown(box, tmp_path):
    out = tmp_path / "resultat.json"
    typed = typed_by(BRUNO, NAMES) + typed_by(CHLOE, [AWA, CHLOE])
    found = run("ouvrir", box, "--sortie", out, typed=typed)
    assert found.exit_code == 0, found.output
    assert f"La part de {BRUNO} est bonne\u00a0: 1 sur 2." in found.output
    assert "Mot 33" in found.output
    assert not re.search(r"Mot \d+\W*:[ \t]*\w", found.output)


def test_a_wrong_share_is_told_by_whose_it_is_and_asked_again(box, tmp_path):
    typed = (
        typed_by(AWA, NAMES, WORDS[CHLOE])
        + typed_by(AWA, NAMES)
        + "2\nzzzz\n-\n"  # an unknown word is asked again, a dash goes one back
        + WORDS[CHLOE].split()[0]
        + "\n-\n"
        + WORDS[CHLOE]
        + "\n"
    )
    found = run("ouvrir", box, "--sortie", tmp_path / "r.json", typed=typed)
    assert found.exit_code == 0, found.output
    assert f"{AWA}\u00a0: cette part est celle de {CHLOE}." in found.output
    assert f"{CHLOE}\u00a0: le mot 1, «\u00a0zzzz\u00a0», n’existe pas" in found.output


def test_one_scrutineer_alone_opens_nothing(box, tmp_path):
    out = tmp_path / "resultat.json"
    found = run("ouvrir", box, "--mots", words(tmp_path / "mots", AWA), "--sortie", out)
    assert found.exit_code == 1 and f"{BRUNO}, {CHLOE}" in found.output
    assert not out.exists()


def test_a_share_is_proved_readable_without_opening_anything(tmp_path):
    key = staged.key_file(tmp_path)
    found = run("relire", key, "--mots", words(tmp_path / "mots", *NAMES))
    assert found.exit_code == 0
    assert f"La part de {CHLOE} est lisible" in found.output
    assert run("relire", key, typed=typed_by(BRUNO, NAMES)).exit_code == 0
    wrong = tmp_path / "faux"
    wrong.write_text(f"{BRUNO}: {WORDS[AWA]}", encoding="utf-8")
    told = run("relire", key, "--mots", wrong)
    assert told.exit_code == 1 and f"celle de {AWA}" in told.output


def test_what_is_no_public_key_is_said_so(tmp_path):
    for written in (b"{}", b"[]", b"mots"):
        (tmp_path / "autre.json").write_bytes(written)
        assert "n’est pas une clé publique" in run("relire", tmp_path / "autre.json").output


# A key made in a terminal ------------------------------------------------------------------------


class Terminal:
    """A real terminal: what is typed, and what is on the screen until some words appear."""

    def __init__(self, *arguments: object) -> None:
        self.handle, other = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "consult.votes.scrutin", *map(str, arguments)],
            stdin=other, stdout=other, stderr=other, close_fds=True,
            cwd=ROOT, env=os.environ | {"TERM": "xterm"},
        )  # fmt: skip
        os.close(other)

    def until(self, awaited: str) -> str:
        seen = b""
        while not re.search(awaited, seen.decode(errors="ignore")):
            ready, _w, _x = select.select([self.handle], [], [], 60)
            assert ready, seen.decode()
            seen += os.read(self.handle, 4096)
        return seen.decode(errors="ignore")

    def type(self, said: str) -> None:
        os.write(self.handle, f"{said}\n".encode())

    def press(self) -> None:
        """A key, once the terminal waits for one key: what comes before is thrown away."""
        while termios.tcgetattr(self.handle)[3] & termios.ICANON:
            assert self.process.poll() is None
        self.type("")


def test_a_key_is_made_step_by_step_and_never_written(tmp_path):
    out = tmp_path / "cle-publique.json"
    terminal = Terminal("cle", "--sortie", out)
    for question, answer in (
        ("Nom du scrutin", "Gare"), ("Combien de scrutateurs", "2"),
        ("scrutateur 1", AWA), ("scrutateur 2", BRUNO), ("Combien devront", "2"),
    ):  # fmt: skip
        terminal.until(f"{question}[^\n]*: $")
        terminal.type(answer)
    spoken = [hand_over(terminal, name) for name in (AWA, BRUNO)]
    terminal.until("Fermez maintenant ce terminal")
    assert terminal.process.wait(20) == 0
    public_file = json.loads(out.read_bytes())
    bureau = scrutin._bureau(out.read_bytes())
    seed = shares.combine(list(zip((AWA, BRUNO), spoken, strict=True)), bureau)
    assert vars(terms.PublicKey.of(seed)).items() <= public_file.items()
    assert public_file["fingerprint"] == scrutin.fingerprint(public_file["public_key"])
    assert seed.hex() not in out.read_text() and list(tmp_path.iterdir()) == [out]
    assert run("cle", "--sortie", out).exit_code == 1


def hand_over(terminal: Terminal, name: str) -> str:
    """Copies the list, is wrong once, then proves it three times; returns the words."""
    terminal.until("seul devant l’écran")
    terminal.press()
    screen = terminal.until("tout est écrit et relu")
    found = dict(re.findall(r"(\d+)\. ([a-z]+)", screen.rsplit(name, 1)[1]))
    assert len(found) == 33
    terminal.press()
    terminal.until(r"quel est le mot (\d+)")
    terminal.type("faux")
    terminal.until("pour la revoir")
    terminal.press()
    terminal.until("tout est écrit et relu")
    terminal.press()
    for _proof in range(3):
        asked = re.findall(r"quel est le mot (\d+)\W+$", terminal.until(r"quel est le mot \d+\W+$"))
        terminal.type(found[asked[-1]])
    return " ".join(found[str(n)] for n in range(1, 34))


# A bundle that was touched -----------------------------------------------------------------------


def forged(stage, change):
    said = json.loads(stage.bundle())
    change(said)
    return canonical(said)


def drop(said):
    said["envelopes"].pop(5)


def repeat(said):
    said["envelopes"].insert(5, said["envelopes"][5])


def alter(said):
    sealed = bytearray(base64.b64decode(said["envelopes"][5]))
    sealed[40] ^= 1
    said["envelopes"][5] = base64.b64encode(sealed).decode()


def rename(said):
    said["manifest"]["options"][0]["label"] = "Autre"


def forget(said):
    said["withdrawn"].pop()


def invent(said):
    said["withdrawn"].append("f" * 64)


def lengthen(said):
    said["leaves"].append("f" * 64)


def resign(said):
    said["head"]["signature"] = "0" * 128


def elsewhere(said):
    other = Head("43", said["head"]["size"], said["head"]["root"], said["head"]["batch"])
    said["head"] = sign(other, SERVER).published()


def miscount(said):
    said["numbers"]["marks"] += 1


def misname(said):
    said["numbers"] = {"marks": 9, "envelopes": 9, "added": 9, "withdrawn": 0}


def double(said):
    said["leaves"].append(said["leaves"][-1])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (drop, "manque dans l’urne"),
        (repeat, "en double"),
        (alter, "n’est pas dans la liste publique"),
        (rename, "l’empreinte de ce manifeste"),
        (forget, "manque dans l’urne"),
        (invent, "retirée sans avoir été ajoutée"),
        (lengthen, "ne donne pas la racine"),
        (double, "deux fois la même feuille"),
        (resign, "n’est pas signée"),
        (elsewhere, "d’un autre scrutin"),
        (miscount, "Les trois nombres diffèrent"),
        (misname, "ne sont pas ceux de ce fichier"),
    ],
)
def test_a_touched_box_is_not_opened(stage, tmp_path, change, told):
    box, out = tmp_path / "urne.json", tmp_path / "resultat.json"
    box.write_bytes(forged(stage, change))
    found = run("ouvrir", box, "--mots", words(tmp_path / "m", AWA, BRUNO), "--sortie", out)
    assert found.exit_code == 1 and told in found.output
    assert "Rien n’a été ouvert" in found.output and not out.exists()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"", "JSON"),
        (b"{}", "consult-urne-1"),
        (b"[1]", "consult-urne-1"),
        (b'{"format":"consult-urne-1"}', "il manque"),
    ],
)
def test_a_file_that_is_no_box_is_said_so(tmp_path, written, told):
    (tmp_path / "urne.json").write_bytes(written)
    found = run("ouvrir", tmp_path / "urne.json")
    assert found.exit_code == 1 and told in found.output


def reencode(said):
    said["envelopes"][0] = "é"


def untie(said):
    del said["manifest"]["box"]["tie"]


def unbox(said):
    del said["manifest"]["box"]


def shorten(said):
    said["manifest"]["box"]["board_key"] = "00"


def stretch(said):
    said["manifest"]["box"]["length"] = "long"


def decapitate(said):
    said["head"] = 3


@pytest.mark.parametrize("change", [reencode, untie, unbox, shorten, stretch, decapitate])
def test_a_box_with_a_part_that_cannot_be_read_is_said_so(stage, change):
    with pytest.raises((bundle.Unreadable, terms.BadTerms)):
        bundle.read(forged(stage, change))


def test_a_box_without_scrutineers_is_for_the_server(tmp_path):
    made = staged.manifest(shares.Bureau(BUREAU.public_key, 0, 0, ()))
    box = tmp_path / "urne.json"
    box.write_bytes(staged.Stage(made).bundle())
    assert "le serveur en tient la clé" in run("ouvrir", box).output
    said = result.read(result.make(bundle.read(box.read_bytes()), SEED, scrutin.count_choices))
    assert said["opened"] == 0


def test_the_server_may_hold_the_tie_secret_instead(stage):
    secret = b"t" * 32
    made = staged.manifest()
    made["box"]["tie"] = tie.hash_of(secret)
    other = staged.Stage(made)
    written = bundle.write(made, [], other.leaves, [], other.heads[-1], other.numbers, tie=secret)
    said = result.read(result.make(bundle.read(written), SEED, scrutin.count_choices))
    assert said["tie"] == secret.hex()


def colleges(stage, agents):
    hashes = sorted(sealing.hash_of(one) for one in stage.slots.values())
    return {one: "agent" if rank < agents else "citizen" for rank, one in enumerate(hashes)}


def test_colleges_of_fifty_are_counted_apart_and_the_sum_is_the_whole(stage, tmp_path):
    box, out = tmp_path / "urne.json", tmp_path / "resultat.json"
    box.write_bytes(stage.bundle(colleges(stage, 50)))
    found = run("ouvrir", box, "--mots", words(tmp_path / "mots", AWA, CHLOE), "--sortie", out)
    assert found.exit_code == 0, found.output
    assert "Collège des agents\u00a0: 50 bulletins" in found.output
    said = result.read(out.read_bytes())
    parts = said["strata"]
    assert {name: one["ballots"] for name, one in parts.items()} == {"agent": 50, "citizen": 150}
    for option, score in said["result"]["tally"].items():
        assert score == sum(one["tally"][option] for one in parts.values())
    assert run("verifier", out, box).exit_code == 0


def test_a_smaller_college_is_not_told_apart_and_a_box_that_does_is_refused(stage, tmp_path):
    assert bundle.read(stage.bundle(colleges(stage, 49))).strata == ()
    assert bundle.read(stage.bundle(colleges(stage, 0))).strata == ()
    forged = orjson.loads(stage.bundle(colleges(stage, 50)))
    forged["strata"][forged["strata"].index("agent")] = "citizen"
    assert "moins de cinquante" in bundle.faults(bundle.read(canonical(forged)))[0]
    forged["strata"].pop()
    assert "ne sont pas ceux" in bundle.faults(bundle.read(canonical(forged)))[0]
    box = tmp_path / "urne.json"
    box.write_bytes(canonical(forged))
    assert run("ouvrir", box, "--mots", words(tmp_path / "mots", AWA, CHLOE)).exit_code == 1


def test_scrutineers_are_told_that_their_program_is_not_that_of_the_opening(stage, tmp_path):
    box, spoken = tmp_path / "urne.json", words(tmp_path / "mots", AWA, CHLOE)
    for software, warned in ((identity(), False), ("consult 0.0.9 (0123)", True)):
        other = staged.Stage(staged.manifest() | {"software": software})
        box.write_bytes(other.bundle())
        found = run("ouvrir", box, "--mots", spoken, "--sortie", tmp_path / "r.json")
        assert found.exit_code == 0, found.output
        assert (f"ouvert avec {software}\u00a0; ici, {identity()}" in found.output) is warned
    assert run("--version").output.strip() == identity()


def test_another_key_opens_nothing(stage):
    with pytest.raises(result.OtherKey):
        result.make(bundle.read(stage.bundle()), b"x" * 32, scrutin.count_choices)


def test_refused_envelopes_and_repeated_codes_are_told_in_words(tmp_path):
    stage = staged.Stage()
    stage.cast(1, [1])
    written = sealing.plaintext("0" * 64, [1], sealing.new_code(), terms.of(stage.manifest).length)
    strange = sealing.seal(bytes.fromhex(BUREAU.public_key), written)
    stage.slots[2] = strange
    stage.pending.append(sealing.hash_of(strange))
    stage.publish()
    said = result.read(result.make(bundle.read(stage.bundle()), SEED, scrutin.count_choices))
    hashed = sealing.hash_of(strange).hex()
    assert said["refused"] == [{"hash": hashed, "reason": "other_manifest"}]
    lines = "\n".join(scrutin.in_words(said | {"repeated_codes": ["X"]}, stage.manifest))
    assert f"l’enveloppe {hashed} vient d’un autre scrutin" in lines
    assert "sert à plusieurs bulletins" in lines


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("opened", 9, "n’est pas signé"),
        ("bundle", "0" * 64, "une autre urne"),
        ("manifest", "0" * 64, "un autre manifeste"),
        ("root", "0" * 64, "une autre liste"),
        ("numbers", {}, "d’autres nombres"),
        ("vote", "43", "un autre scrutin"),
        ("format", "x", "consult-resultat-1"),
    ],
)
def test_a_touched_result_is_found(stage, box, tmp_path, name, value, told):
    written = result.make(bundle.read(stage.bundle()), SEED, scrutin.count_choices)
    touched = tmp_path / "resultat.json"
    touched.write_bytes(canonical(json.loads(written) | {name: value}))
    found = run("verifier", touched, box)
    assert found.exit_code == 1 and told in found.output


# What citizens check -----------------------------------------------------------------------------


def test_the_public_script_finds_everything_exact(stage, folder):
    made = result.make(bundle.read(stage.bundle()), SEED, scrutin.count_choices)
    (folder / published.RESULT).write_bytes(made)
    code, said = public(folder, "--gardees", folder / published.HEADS)
    assert code == 0, said
    assert said.rstrip().endswith("Tout est exact.")


def test_the_public_script_follows_a_vote_that_is_still_open(folder):
    for name in (published.WITHDRAWN, published.NUMBERS, published.ENVELOPES):
        (folder / name).unlink()
    assert public(folder)[0] == 0


def test_a_receipt_is_found_in_the_box_or_withdrawn_or_nowhere(stage, folder):
    kept = sealing.receipt(sealing.hash_of(stage.slots[7]))
    gone = sealing.receipt(stage.withdrawn[0])
    assert "dans l’urne, au lot" in public(folder, "--recu", kept.lower())[1]
    assert "a été retiré" in public(folder, "--recu", gone)[1]
    assert "dans l’urne" in public(folder, "--recu", sealing.hash_of(stage.slots[7]).hex())[1]
    code, said = public(folder, "--recu", "0000-0000-0000-0000-0000")
    assert code == 1 and "introuvable" in said


def lines_of(folder, name):
    return (folder / name).read_text().splitlines()


def write(folder, name, lines):
    (folder / name).write_text("".join(f"{line}\n" for line in lines))


def test_the_public_script_names_an_added_envelope(stage, folder):
    sealed = sealing.seal(bytes.fromhex(BUREAU.public_key), b"more")
    added = base64.b64encode(sealed).decode()
    write(folder, published.ENVELOPES, [*lines_of(folder, published.ENVELOPES), added])
    code, said = public(folder)
    assert code == 1 and f"Ajoutée ou altérée, absente de la liste\u00a0: l’enveloppe {sealing.hash_of(sealed).hex()}" in said  # fmt: skip


def test_the_public_script_names_a_dropped_envelope(stage, folder):
    first, *others = lines_of(folder, published.ENVELOPES)
    write(folder, published.ENVELOPES, others)
    code, said = public(folder)
    hashed = sealing.hash_of(base64.b64decode(first)).hex()
    assert (
        code == 1 and f"Ôtée ou altérée, présente dans la liste\u00a0: l’enveloppe {hashed}" in said
    )


def test_the_public_script_names_an_altered_envelope(folder):
    first, *others = lines_of(folder, published.ENVELOPES)
    other = bytearray(base64.b64decode(first))
    other[0] ^= 1
    write(folder, published.ENVELOPES, [base64.b64encode(other).decode(), *others])
    code, said = public(folder)
    assert code == 1 and sealing.hash_of(bytes(other)).hex() in said
    assert sealing.hash_of(base64.b64decode(first)).hex() in said


@pytest.mark.parametrize("what", ["added", "dropped", "altered"])
def test_the_public_script_says_between_which_leaves_the_list_was_touched(stage, folder, what):
    leaves = lines_of(folder, published.LEAVES)
    start, end = stage.heads[2].head.size, stage.heads[3].head.size
    if what == "added":
        leaves.insert(start + 2, "f" * 64)
    elif what == "dropped":
        del leaves[start + 2]
    else:
        leaves[start + 2] = "f" * 64
    write(folder, published.LEAVES, leaves)
    code, said = public(folder)
    assert code == 1
    assert "lot 3 n’a pas la racine de la liste" in said
    assert f"entre la {start + 1}e et la {end}e" in said
    assert "lot 2 n’a pas" not in said


def test_leaves_that_no_head_covers_are_found(folder):
    write(folder, published.LEAVES, [*lines_of(folder, published.LEAVES), "f" * 64])
    assert "aucune tête ne les couvre" in public(folder)[1]


@pytest.mark.parametrize(("name", "value"), [("root", "0" * 64), ("size", 2), ("batch", 7), ("vote", "43")])  # fmt: skip
def test_the_public_script_finds_a_rewritten_head(folder, name, value):
    heads = json.loads((folder / published.HEADS).read_bytes())
    heads[4][name] = value
    (folder / published.HEADS).write_bytes(canonical(heads))
    code, said = public(folder)
    assert code == 1 and "La tête du lot 4 a été réécrite\u00a0: sa signature ne tient pas." in said


def test_a_list_made_again_from_its_start_is_betrayed_by_a_kept_head(stage, folder, tmp_path):
    """The server signs whatever it wants: only what someone kept holds it."""
    kept = tmp_path / "gardees.json"
    kept.write_bytes(published.heads(stage.heads[:3]))
    again = staged.vote(seed=2)
    again.write(folder)
    assert public(folder)[0] == 0
    code, said = public(folder, "--gardees", kept)
    assert code == 1 and "La liste a été réécrite\u00a0: la tête gardée du lot 1" in said


def test_a_batch_that_tells_an_order_is_found(stage, folder):
    leaves = lines_of(folder, published.LEAVES)
    leaves[1], leaves[2] = leaves[2], leaves[1]
    write(folder, published.LEAVES, leaves)
    assert "Le lot 1 n’est pas trié." in public(folder)[1]


def test_a_changed_manifest_is_found(folder):
    said = json.loads((folder / published.MANIFEST).read_bytes())
    said["title"] = "Autre"
    (folder / published.MANIFEST).write_bytes(canonical(said))
    assert "Le manifeste a été changé" in public(folder)[1]


def test_a_withdrawal_never_added_and_numbers_that_differ_are_found(folder):
    write(folder, published.WITHDRAWN, [*lines_of(folder, published.WITHDRAWN), "f" * 64])
    code, said = public(folder)
    assert (
        code == 1
        and f"Retirée sans avoir été ajoutée à la liste\u00a0: l’enveloppe {'f' * 64}" in said
    )
    assert "Les trois nombres diffèrent" in said


def test_a_changed_result_is_found(stage, folder):
    made = json.loads(result.make(bundle.read(stage.bundle()), SEED, scrutin.count_choices))
    made["opened"] += 1
    made["draw"] = "0" * 64
    (folder / published.RESULT).write_bytes(canonical(made))
    code, said = public(folder)
    assert code == 1 and "Le résultat a été modifié" in said and "tirage au sort" in said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (published.LEAVES, "xyz\n"),
        (published.LEAVES, ""),
        (published.HEADS, "{"),
        (published.HEADS, "[1]"),
        (published.MANIFEST, "{}"),
        (published.ENVELOPES, "é"),
        (published.ENVELOPES, "a\n"),
        (published.NUMBERS, "3"),
    ],
)
def test_the_public_script_says_what_it_cannot_read(folder, name, content):
    (folder / name).write_text(content, encoding="utf-8")
    code, said = public(folder)
    assert code == 1 and said.strip()

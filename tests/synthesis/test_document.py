"""The file of a synthesis, what must appear in it, and the commands that verify it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import orjson
import pytest
from click.testing import CliRunner

from consult.synthesis import certificate, dissent, loading
from consult.synthesis.checking import support
from consult.synthesis.document import Position, canonical, digest, dump, source
from consult.synthesis.verifying import certificate_file, check_file
from tests.synthesis import material

TRUE = material.read(material.HALVES[0]).document
SIGNED = replace(
    TRUE, findings=tuple(replace(one, signed_by="Claire Morin") for one in TRUE.findings)
)


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(f"paquet/{name}.json", content)
    return out.getvalue()


# The file -----------------------------------------------------------------------------------------


def test_a_document_is_read_back_alone_or_in_its_package():
    content = dump(TRUE)
    assert loading.loads(content) == loading.loads(packed(synthesis=content)) == TRUE
    assert dump(loading.loads(content)) == content


def test_digests_do_not_depend_on_how_letters_are_composed_nor_on_the_order_of_keys():
    assert digest("é") == digest("e\u0301") != digest("e")
    assert canonical({"b": "é", "a": 1}) == canonical({"a": 1, "b": "e\u0301"})


def broken(change) -> bytes:
    value = orjson.loads(dump(TRUE))
    change(value)
    return orjson.dumps(value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "ce n’est pas du JSON"),
        (b"[]", "ce n’est pas une synthèse au format «\u00a0consult-synthesis/1\u00a0»."),
        (b'{"format": "consult-synthesis/2"}', "ce n’est pas une synthèse"),
        (b"PK\x03\x04rien", "l’archive est abîmée"),
        (packed(autre=b"{}"), "l’archive doit contenir un fichier «\u00a0synthesis.json\u00a0», et un seul."),
        (broken(lambda v: v.pop("consultation")), "consultation\u00a0: ce champ manque."),
        (broken(lambda v: v["contributions"][3].update(people="2")), "contributions[3].people\u00a0: un nombre entier"),
        (broken(lambda v: v["contributions"][3].update(people=-1)), "contributions[3].people\u00a0: un nombre entier"),
        (broken(lambda v: v["findings"][0].update(direction="oui")), "findings[0].direction\u00a0: l’une de ces valeurs"),
        (broken(lambda v: v["findings"][0]["sources"][0].update(digest=1)), "findings[0].sources[0].digest\u00a0: un texte"),
        (broken(lambda v: v.update(themes={})), "themes\u00a0: une liste est attendue."),
        (broken(lambda v: v["themes"][0].update(couleur="vert")), "themes[0].couleur\u00a0: ce champ n’existe pas"),
        (broken(lambda v: v["findings"].append(v["findings"][0])), "l’identifiant «\u00a0f1\u00a0» est donné deux fois"),
        (broken(lambda v: v["findings"][0].update(theme="ailleurs")), "«\u00a0ailleurs\u00a0» n’existe pas dans ce fichier"),
        (broken(lambda v: v["contributions"][0].update(legal_or_safety=1)), "legal_or_safety\u00a0: vrai ou faux"),
        (broken(lambda v: v.update(consultation=[])), "consultation\u00a0: un objet est attendu."),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_by_the_place_of_what_is_wrong(content, said):
    with pytest.raises(loading.Unreadable) as refused:
        loading.loads(content)
    assert said in str(refused.value)


# Dissent ------------------------------------------------------------------------------------------


def holding(*positions: Position, **flags):
    texts = tuple(replace(c, **flags) if c.id == "c50" else c for c in TRUE.contributions)
    return replace(TRUE, contributions=texts, positions=positions)


def test_a_position_of_enough_people_appears_or_is_listed_as_lost():
    few = Position("p1", "Les consignes", ("c10", "c13", "c18", "c35", "c38"))
    assert [one.position.id for one in dissent.required(holding(few), k=5)] == ["p1"]
    assert dissent.required(holding(few), k=6, apart=6) == []
    uncited = Position("p2", "La fontaine et la déchèterie", ("c38", "c39", "c64", "c74", "c75"))
    lost = dissent.lost(holding(few, uncited))
    assert [(one.position.id, one.people, one.by_college) for one in lost] == [
        ("p2", 5, {"citizen": 5})
    ]


def test_a_position_of_one_college_alone_is_kept_below_the_size_of_others():
    agents = Position("p", "Le terrain", ("c37", "c49", "c22"))
    mixed = Position("q", "Mêlé", ("c37", "c38", "c39"))
    assert [one.reasons for one in dissent.required(holding(agents, mixed))] == [("college",)]


def test_a_point_of_law_or_safety_is_kept_whatever_its_size_even_alone():
    flagged = holding(legal_or_safety=True)
    assert [one.reasons for one in dissent.required(flagged)] == [("law",)]
    assert dissent.lost(flagged) == []  # f20 cites it
    dropped = replace(flagged, findings=tuple(one for one in TRUE.findings if one.id != "f20"))
    assert [one.contributions[0].id for one in dissent.lost(dropped)] == ["c50"]
    opinion = replace(TRUE.findings[0], kind="opinion", sources=(source(TRUE.contributions[49]),))
    assert dissent.lost(replace(dropped, findings=(opinion,)))  # an opinion carries nobody's


# Commands -----------------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path):
    def command(which, content: bytes, *more: str):
        path = tmp_path / "synthesis.json"
        path.write_bytes(content)
        return CliRunner().invoke(which, [str(path), *more])

    return command


def test_the_command_says_each_fault_and_fails_on_a_blocking_one(run):
    made = run(check_file, dump(SIGNED))
    assert made.exit_code == 0, made.output
    assert "30 phrases lues, 0 bloquée, 0 à vérifier." in made.output
    wrong = replace(SIGNED.findings[0], shown="Tout va bien.")
    made = run(check_file, packed(synthesis=dump(replace(SIGNED, findings=(wrong,)))))
    assert made.exit_code == 1
    assert "f1\tbloque\tshown\tLa phrase affichée n’est pas la phrase écrite" in made.output
    assert "Serait perdue\u00a0: «\u00a0Le bus de la vallée\u00a0» (14 personnes)" in made.output
    made = run(check_file, dump(replace(SIGNED, findings=(wrong,))), "--json")
    said = orjson.loads(made.output)
    assert said["publishable"] is False and said["faults"][0]["code"] == "shown"
    assert {one["position"] for one in said["lost"]} == {f"p-{t.id}" for t in TRUE.themes[1:]}
    made = run(check_file, b"{}")
    assert made.exit_code == 2 and "synthesis.json\u00a0: ce n’est pas une synthèse" in made.output


def test_the_command_issues_a_certificate_and_verifies_it_alone_or_beside_its_document(run):
    made = run(certificate_file, dump(TRUE))
    assert made.exit_code == 0
    assert "VERT\u00a0: reçues 77, lues 77, mises de côté 0, sans compte 0." in made.output
    kept = run(certificate_file, dump(TRUE), "--json").stdout_bytes
    assert run(certificate_file, kept, "--verify").exit_code == 0
    whole = packed(synthesis=dump(TRUE), certificate=kept)
    assert run(certificate_file, whole, "--verify").exit_code == 0
    unread = replace(
        TRUE, contributions=(replace(TRUE.contributions[0], read=None), *TRUE.contributions[1:])
    )
    made = run(certificate_file, packed(synthesis=dump(unread), certificate=kept), "--verify")
    assert made.exit_code == 1
    assert "c1\u00a0: a changé depuis le certificat (reçue, ni lue ni mise de côté)." in made.output
    assert run(certificate_file, dump(unread)).exit_code == 1
    assert run(certificate_file, kept.replace(b'"c2"', b'"c0"'), "--verify").exit_code == 1
    assert run(certificate_file, b"{", "--verify").exit_code == 2
    assert certificate.loads(kept).green


def test_the_commands_are_those_of_flask(app):
    commands = app.cli.commands["synthesis"].commands
    assert commands["check"] is check_file and commands["certificate"] is certificate_file


def test_how_rare_a_word_is_comes_from_a_thousand_texts_at_most():
    many = tuple(replace(TRUE.contributions[n % 50], id=f"m{n}") for n in range(2600))
    weights = support.Weights(replace(TRUE, contributions=many))
    assert 500 <= weights.number <= 1000
    few = support.Weights(TRUE)
    assert few.number == len(TRUE.populations[None])
    assert support.Weights(replace(TRUE, contributions=())).number == 0

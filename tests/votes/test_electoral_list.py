"""A list of people is read as it comes: pasted, from a spreadsheet, with faults said by their line."""

from __future__ import annotations

import pytest

from consult.accounts.addresses import mailbox, masked
from consult.votes.electoral_list import belenios, read

AGENTS = ["gouv.fr"]


def people(said):
    content = said if isinstance(said, bytes) else said.encode()
    return [(p.email, p.name, p.college, p.external_id) for p in read(content, AGENTS).people]


def faults(said):
    found = read(said.encode(), AGENTS)
    return [(f.line, f.reason) for f in found.faults], [(f.line, f.reason) for f in found.twice]


LEA = ("lea@exemple.fr", "Léa Martin", "citizen", "A12")


@pytest.mark.parametrize(
    "said",
    [
        "Courriel;Nom;Collège;Identifiant\nlea@exemple.fr;Léa Martin;citoyenne;A12\n",
        "identifiant,prénom,nom,e-mail\nA12,Léa,Martin,LEA@Exemple.fr\n",
        "\ufeffNom\tAdresse électronique\tMatricule\nLéa Martin\tlea@exemple.fr\tA12",
        "lea@exemple.fr;Léa  Martin;A12\r\n",
        "Léa Martin;citoyen;lea@exemple.fr;A12",
        "Courriel;Nom;Identifiant\nlea@exemple.fr;Léa Martin;A12\n".encode("cp1252"),
        "Courriel;Nom;Identifiant\nlea@exemple.fr;Léa Martin;A12\n".encode("utf-16"),
        "Courriel;Nom;Identifiant\rlea@exemple.fr;Léa Martin;A12\r".encode("mac_roman"),
    ],
)
def test_a_person_is_read_whatever_wrote_the_file(said):
    assert people(said) == [LEA]


def test_a_plain_list_of_addresses_is_read_as_a_mail_program_writes_it():
    said = "Léa Martin <lea@exemple.fr>\nmailto:paul@ain.gouv.fr\na@exemple.fr; b@exemple.fr\n\n"
    assert people(said) == [
        ("lea@exemple.fr", "Léa Martin", "citizen", ""),
        ("paul@ain.gouv.fr", "", "agent", ""),
        ("a@exemple.fr", "", "citizen", ""),
        ("b@exemple.fr", "", "citizen", ""),
    ]


def test_each_bad_row_is_told_by_its_line_and_the_others_are_kept():
    said = (
        "courriel;nom;collège\nlea@exemple.fr;Léa;\nsans-arobase;Paul;\n;Nina;\n"
        'x@exemple.fr;"deux\nlignes";\ny@exemple.fr;Yves;voisin\n'
    )
    bad, twice = faults(said)
    assert [line for line, _reason in bad] == [3, 4, 7] and not twice
    assert "«\u00a0sans-arobase\u00a0»" in bad[0][1]
    assert "pas d’adresse" in bad[1][1]
    assert "«\u00a0voisin\u00a0» inconnu" in bad[2][1]
    assert [p[0] for p in people(said)] == ["lea@exemple.fr", "x@exemple.fr"]


def test_who_is_twice_on_the_list_is_told_with_the_line_of_the_first():
    said = (
        "courriel;identifiant\njean.dupont@gmail.com;1\nJeanDupont+vote@googlemail.com;2\n"
        "autre@exemple.fr;1\n"
    )
    bad, twice = faults(said)
    assert not bad
    assert twice == [
        (3, "même boîte aux lettres qu’à la ligne 2"),
        (4, "même identifiant qu’à la ligne 2"),
    ]


def test_twenty_thousand_people_are_enough():
    said = "".join(f"p{n}@exemple.fr\n" for n in range(20_002))
    bad, _twice = faults(said)
    assert [line for line, _reason in bad] == [20_001] and len(people(said)) == 20_000


@pytest.mark.parametrize("said", ["", "\n\n", "nom;prénom\n", "\x00", "courriel\n"])
def test_a_list_without_anybody_adds_nobody(said):
    assert people(said) == []


def test_the_spellings_of_a_mailbox_are_one_only_where_its_provider_says_so():
    assert mailbox("j.e.an+x@gmail.com") == mailbox("jean@googlemail.com") == "jean@gmail.com"
    assert mailbox("j-e_an@pm.me") == "jean@proton.me"
    assert mailbox("jean.dupont+vote@exemple.fr") == "jean.dupont@exemple.fr"
    assert mailbox("jean.dupont@exemple.fr") != mailbox("jeandupont@exemple.fr")
    assert mailbox("+@exemple.fr") == "+@exemple.fr"
    assert masked("jean@exemple.fr") == "j…@exemple.fr"


def test_belenios_reads_an_address_then_a_login_that_cannot_break_its_line():
    said = belenios([("a@exemple.fr", "A-12"), ("b@exemple.fr", "x, y"), ("c@exemple.fr", "")])
    assert said == "a@exemple.fr,A-12\nb@exemple.fr\nc@exemple.fr\n"

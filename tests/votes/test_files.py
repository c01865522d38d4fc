"""Files of ballots: written, read back, counted the same; refused whole with the place and reason."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.votes import reading
from consult.votes.ballot_file import BadFile, BallotFile
from consult.votes.counting import METHODS, count, profile_of
from consult.votes.method import GRADES, POINTS
from consult.votes.reading import FORMATS, NoCosts, UnknownFormat, WrongBallots
from tests.votes.cases import REAL, needs_cases
from tests.votes.test_methods import VARIANTS, elections, every_rule, kept, rules

CARRIED = {  # the methods whose ballots each format can hold
    "json": set(METHODS),
    "blt": {"plurality", "approval", "borda", "irv", "stv", "schulze"},
    "csv": {"support", "score", "majority-judgment", "cumulative", "quadratic"},
    "pb": {"greedy", "equal-shares", "approval", "plurality"},
}
carried = [
    pytest.param(slug, *parameter.values, id=f"{slug}-{parameter.id}")
    for slug in FORMATS
    for parameter in every_rule
    if parameter.values[0].slug in CARRIED[slug]
]


def test_every_format_is_tried():
    assert set(FORMATS) == set(CARRIED)
    assert set.union(*CARRIED.values()) == set(METHODS)


@pytest.mark.parametrize(("slug", "method", "said"), carried)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_file_read_back_gives_the_same_count(slug, method, said, data):
    made = rules(method, said)
    profile = profile_of(method, made.options, data.draw(elections(method, made)))
    file = BallotFile(
        list(made.options), profile, {}, "Essai", method.slug, said, made.costs, made.budget
    )
    back = reading.read(f"vote.{slug}", FORMATS[slug].write(file).encode())
    names = dict(zip(back.options, made.options, strict=True))
    fixed = {name: value for name, value in made.variant.items() if value is not None}
    again = reading.suited(back.profile, method, own=True)
    asked = method.rules(made.options, fixed, made.costs, made.budget)
    assert count(method, again, asked) == count(method, profile, made)
    assert [back.labels.get(one, one) for one in back.options] == list(names.values())


@needs_cases
@pytest.mark.parametrize(
    "name", [str(p.relative_to(REAL)) for p in sorted(REAL.glob("*/*.[bpc][lbs]*"))]
)
def test_a_real_file_written_and_read_back_holds_the_same_ballots(name):
    file = reading.read(name, (REAL / name).read_bytes())
    slug = name.rpartition(".")[2]
    back = reading.read(name, FORMATS[slug].write(file).encode())
    assert sorted(map(repr, back.profile.choices())) == sorted(map(repr, file.profile.choices()))
    assert (back.costs, back.budget, back.scale) == (file.costs, file.budget, file.scale)
    if slug != "blt":
        assert back.options == file.options


# Encodings, ends of lines, quotes ----------------------------------------------------------------

BLT = '3 2\n4 1 2 0\n2 3 0\n1 0\n0\n"Élodie, dite ""Lo"""\nÂge d’or\nÇa\n"Élection"\n'
PB = """META
key;value
description;Été
budget;100,50
vote_type;approval
PROJECTS
project_id;cost;name
p1;60;"Place ; square"
p2;40.5;Café
VOTES
voter_id;vote
1;p1,p2
2;p2
3;
"""
CSV = 'weight,"Été, à la mer",Hiver\n2,5,1\n1,,\n1,0,\n'
JSON = json.dumps(
    {
        "title": "Été",
        "candidates": ["Été", "Hiver"],
        "method": "irv",
        "ballots": [[2, [0, 1]], [1, []]],
    },
    ensure_ascii=False,
)
TEXTS = {"blt": BLT, "pb": PB, "csv": CSV, "json": JSON}


def test_every_format_has_its_example():
    assert set(TEXTS) == set(FORMATS)


@pytest.mark.parametrize("slug", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_bytes_are_read_however_the_machine_wrote_them(slug, encoding, end):
    plain = reading.read(f"A.{slug.upper()}", TEXTS[slug].encode())
    said = reading.read(f"a.{slug}", TEXTS[slug].replace("\n", end).encode(encoding))
    assert (said.options, said.labels, said.title) == (plain.options, plain.labels, plain.title)
    assert list(said.profile.choices()) == list(plain.profile.choices())
    assert "é" in f"{plain.title}{plain.labels}{plain.options}".lower()


def test_names_keep_their_commas_quotes_and_odd_characters():
    file = reading.read("a.blt", BLT.encode())
    assert file.labels == {"1": 'Élodie, dite "Lo"', "2": "Âge d’or", "3": "Ça"}
    assert (file.title, file.variant) == ("Élection", {"seats": 2})
    odd = BLT.replace("Ça", "DOE, John\u2028\x85fin")
    assert reading.read("a.blt", odd.encode()).labels["3"] == "DOE, John\u2028\x85fin"
    assert reading.read("a.pb", PB.encode()).labels == {"p1": "Place ; square", "p2": "Café"}
    assert reading.read("a.csv", CSV.encode()).options == ["Été, à la mer", "Hiver"]
    semicolons = 'id;"a;b";"c,d"\n1;3;4\n'
    assert reading.read("a.csv", semicolons.encode()).options == ["a;b", "c,d"]
    assert reading.read("a.csv", b'"a;b",c\n3,4\n').options == ["a;b", "c"]


def test_amounts_with_a_comma_or_a_point_are_exact():
    file = reading.read("a.pb", PB.encode())
    assert (file.costs, file.budget, file.scale) == ((600, 405), 1005, 10)


def test_a_row_of_empty_cells_is_blank_and_a_row_of_zeros_is_not():
    for said in (CSV, CSV.replace("5,1", "-1,1")):
        file = reading.read("a.csv", said.encode())
        assert int(file.profile.weights[file.profile.blank].sum()) == 1
        assert int(file.profile.weights.sum()) == 4
    spaces = reading.read("a.csv", b"a,b\n , \n")
    assert spaces.profile.blank.tolist() == [True]


def test_a_first_column_of_voters_and_one_of_weights_are_no_options():
    for head in ("", "id", "Voter", "voter_id"):
        file = reading.read("a.csv", f"{head},a,count,b\n9,1,3,2\n".encode())
        assert file.options == ["a", "b"]
        assert list(file.profile.choices()) == [(3, {0: 1, 1: 2})]


def test_withdrawn_candidates_leave_the_ballots_and_keep_the_numbers_of_the_others():
    file = reading.read("a.blt", b"3 1\n-2\n2 2 3 0\n1 2 0\n0\n")
    assert file.options == ["1", "3"]
    assert sorted(file.profile.choices()) == [(1, []), (2, [1])]


def test_ballots_that_rank_projects_give_points_from_the_longest_down():
    ranked = PB.replace("approval", "ordinal").replace("budget;", "max_length;3\nbudget;")
    choices = list(reading.read("a.pb", ranked.encode()).profile.choices())
    assert choices == [(1, {0: 3, 1: 2}), (1, {1: 3}), (1, {})]


def test_points_that_a_file_gives_beyond_what_it_announces_are_counted():
    points = PB.replace("approval", "cumulative").replace("budget;", "max_sum_points;5\nbudget;")
    points = points.replace("voter_id;vote", "voter_id;vote;points")
    points = points.replace("p1,p2\n", "p1,p2;4,3\n").replace("2;p2\n", "2;p2;1\n")
    points = points.replace("3;\n", "3;;\n")
    result = reading.counted(reading.read("a.pb", points.encode()), METHODS["cumulative"], {})
    assert result["tally"] == {"p1": 4, "p2": 4}
    assert (result["invalid"], result["blank"], result["variant"]["points"]) == (0, 1, 7)


# What is refused, where, and why -----------------------------------------------------------------

WRONG = [
    ("a.blt", "", 2, 1, "la première ligne"),
    ("a.blt", "3\n", 1, 1, "le nombre d’options et le nombre de sièges"),
    ("a.blt", "x 2\n", 1, 1, "« x » n’est pas un nombre entier"),
    ("a.blt", "3 0\n", 1, 3, "trop petit"),
    ("a.blt", "3 1\n-4\n", 2, 1, "l’option -4 n’existe pas"),
    ("a.blt", "1 1\n-1\n0\n", 1, 1, "toutes les options sont retirées"),
    ("a.blt", "3 1\n2 1 2\n0\n", 2, 6, "se termine par 0"),
    ("a.blt", "3 1\n0 1 0\n0\n", 2, 1, "trop petit"),
    ("a.blt", "3 1\n2 1 4 0\n0\n", 2, 5, "l’option 4 n’existe pas"),
    ("a.blt", "3 1\n2 1  1 0\n0\n", 2, 6, "deux fois"),
    ("a.blt", "3 1\n2 1 deux 0\n0\n", 2, 5, "« deux »"),
    ("a.blt", "3 1\n2 1=2 0\n0\n", 2, 3, "« 1=2 »"),
    ("a.blt", f"3 1\n{10**12} 1 0\n0\n", 2, 1, "trop grand"),
    ("a.blt", "3 1\n2 1 0\n", 4, 1, "« 0 »"),
    ("a.blt", '3 1\n2 1 0\n0\n"A"\n', 6, 1, "il manque des noms"),
    ("a.pb", "rien\n", 1, 1, "META"),
    ("a.pb", PB.replace("VOTES", "AUTRE"), 15, 1, "VOTES"),
    ("a.pb", PB.replace("budget;100,50\n", ""), 1, 1, "budget"),
    ("a.pb", PB.replace("100,50", "cent"), 4, 8, "« cent » n’est pas un montant"),
    ("a.pb", PB.replace(";40.5;", ";-4;"), 9, 4, "n’est pas un montant"),
    ("a.pb", PB.replace(";40.5;", ";1e-50;"), 9, 4, "trop précis"),
    ("a.pb", PB.replace(";40.5;", ";1e50;"), 9, 4, "trop grand"),
    ("a.pb", PB.replace("p2;40.5;Café", "p2"), 9, 4, "il manque une colonne"),
    ("a.pb", PB.replace("p2;40.5", "p1;40.5"), 9, 1, "écrit deux fois"),
    ("a.pb", PB.replace("project_id;cost", "project_id;prix"), 7, 1, "la colonne cost manque"),
    ("a.pb", PB.replace("voter_id;vote", "voter_id;choix"), 11, 1, "la colonne vote manque"),
    ("a.pb", PB.replace("1;p1,p2", "1;p1,p9"), 12, 6, "« p9 » n’existe pas"),
    ("a.pb", PB.replace("1;p1,p2", "1;p1,p1"), 12, 3, "choisi deux fois"),
    ("a.csv", "", 1, 1, "la première ligne nomme les options"),
    ("a.csv", "a,a\n1,2\n", 1, 1, "chacune une fois"),
    ("a.csv", "id,a,\n1,2,3\n", 1, 1, "chacune une fois"),
    ("a.csv", "a,b\n1,2\n1\n", 3, 1, "1 colonnes au lieu de 2"),
    ("a.csv", "a,b\n1,2\n1,bien\n", 3, 3, "« bien » n’est pas un nombre entier"),
    ("a.csv", "a,b\n1,2.5\n", 2, 3, "« 2.5 »"),
    ("a.csv", f"a,b\n1,{10**30}\n", 2, 3, "trop grand"),
    ("a.csv", "weight,b\n0,2\n", 2, 1, "trop petit"),
    ("a.csv", 'a,b\n1,"' + "x" * 200_000, 2, 3, "x… » n’est pas un nombre"),
    ("a.json", "{", 1, 2, ""),
    ("a.json", "[]", 1, 1, "« ballots »"),
    ("a.json", '{"ballots": 3}', 1, 1, "« ballots »"),
    ("a.json", '{"ballots": []}', 1, 1, "« candidates »"),
    ("a.json", '{"candidates": "a", "ballots": []}', 1, 1, "« candidates »"),
    ("a.json", '{"ballots": [5]}', 1, 2, "une liste ou un objet"),
    ("a.json", '{"candidates": ["a"],\n "ballots": [5]}', 2, 2, "une liste ou un objet"),
    ("a.json", '{"candidates": ["a"],\n "ballots": [[1, [0]],\n [0, [0]]]}', 3, 2, "bulletin 2"),
    ("a.json", f'{{"candidates": ["a"], "ballots": [[{10**10}, [0]]]}}', 1, 35, "bulletin 1"),
    ("a.json", '{"candidates": ["a"],\n "ballots": [[1, [0]], [1, [1]]]}', 2, 24, "l’option 1"),
    ("a.json", '{"candidates": ["a"],\n "ballots": [[1, ["z"]]]}', 2, 14, "l’option z"),
    ("a.json", '{"candidates": ["a", "b"], "ballots": [[1, [1, 1]]]}', 1, 40, "deux fois"),
    ("a.json", '{"candidates": ["a", "a"], "ballots": [[1, ["a"]]]}', 1, 2, "le même nom"),
    ("a.json", '{"candidates": ["a"], "ballots": [[1, {"0": 1.5}]]}', 1, 35, "nombre entier"),
    ("a.json", '{"candidates": ["a"], "ballots": [[1, {"0": true}]]}', 1, 35, "nombre entier"),
    ("a.json", f'{{"candidates": ["a"], "ballots": [[1, {{"0": {2**62}}}]]}}', 1, 35, "entier"),
    ("a.json", '{"candidates": ["a"], "ballots": [[1, [0]], [1, {"0": 1}]]}', 1, 35, "parmi"),
    ("a.json", '{"candidates": ["a"], "variant": [1], "ballots": []}', 1, 1, "« variant »"),
    ("a.json", '{"candidates": ["a"], "costs": [1, 2], "ballots": []}', 1, 1, "un coût par option"),
    (
        "a.json",
        '{"candidates": ["a"],\n "costs": ["x"], "budget": 1, "ballots": []}',
        2,
        2,
        "montant",
    ),
]


@pytest.mark.parametrize(("name", "content", "line", "column", "reason"), WRONG)
def test_a_malformed_file_is_refused_with_line_column_and_reason(
    name, content, line, column, reason
):
    with pytest.raises(BadFile) as refused:
        reading.read(name, content.encode())
    error = refused.value
    assert reason.replace("« ", "«\u00a0").replace(" »", "\u00a0»") in str(error)
    assert (error.line, error.column) == (line, column)
    assert len(str(error)) < 200
    assert str(error).startswith(f"ligne {line}, colonne {column}\u00a0: ")


def test_more_than_a_billion_ballots_are_refused():
    with pytest.raises(BadFile, match="milliard"):
        reading.read("a.blt", f"2 1\n{10**9} 1 0\n{10**9} 2 0\n0\n".encode())


@given(st.sampled_from(sorted(FORMATS)), st.binary(max_size=80))
def test_noise_is_refused_by_name_and_never_breaks(slug, noise):
    for content in (noise, TEXTS[slug].encode()[: len(noise) * 3] + noise):
        try:
            file = reading.read(f"a.{slug}", content)
        except BadFile as error:
            assert error.line >= 1 and error.column >= 1 and str(error)
        else:
            assert file.options


@pytest.mark.parametrize("slug", sorted(FORMATS))
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_file_with_one_wrong_character_is_read_or_refused_by_name(slug, data):
    text = TEXTS[slug]
    at = data.draw(st.integers(0, len(text) - 1))
    put = data.draw(st.sampled_from(["", '"', ";", ",", "0", "-", "9" * 30, "\n", "[", "}", "é"]))
    try:
        file = reading.read(f"a.{slug}", (text[:at] + put + text[at + 1 :]).encode())
    except BadFile as error:
        assert error.line >= 1 and error.column >= 1
    else:
        assert file.options


# What a method makes of a file -------------------------------------------------------------------


def test_a_file_of_another_kind_is_refused_as_such():
    with pytest.raises(UnknownFormat):
        reading.read("votes.xlsx", b"")
    with pytest.raises(UnknownFormat):
        reading.read("votes", b"")


@pytest.mark.parametrize(
    ("name", "text", "slug"),
    [
        ("a.csv", CSV, "irv"),
        ("a.csv", CSV, "approval"),
        ("a.blt", BLT, "score"),
        ("a.blt", BLT, "cumulative"),
        ("a.json", '{"candidates": ["a", "b"], "ballots": [[1, {"0": 1, "1": 2}]]}', "borda"),
    ],
)
def test_ballots_that_a_method_cannot_read_are_refused(name, text, slug):
    with pytest.raises(WrongBallots):
        reading.counted(reading.read(name, text.encode()), METHODS[slug], {})


def test_a_budget_needs_costs_unless_each_option_costs_one():
    file = reading.read("a.blt", BLT.encode())
    for slug in ("greedy", "equal-shares"):
        with pytest.raises(NoCosts):
            reading.counted(file, METHODS[slug], {})
    result = reading.counted(file, METHODS["equal-shares"], {"costs": "unit"})
    assert len(result["winners"]) == 1 or not result["winners"]
    said = {"candidates": ["a", "b"], "variant": {"costs": "unit"}, "ballots": [[1, [0]]]}
    file = reading.read("a.json", json.dumps(said).encode())
    assert reading.counted(file, METHODS["equal-shares"], {})["winners"] == ["0"]


def test_a_budget_given_apart_replaces_that_of_the_file_to_the_cent():
    file = reading.read("a.pb", PB.encode())
    assert reading.counted(file, METHODS["greedy"], {})["winners"] == ["p2", "p1"]
    assert reading.counted(file, METHODS["greedy"], {"budget": "100.49"})["winners"] == ["p2"]
    assert reading.counted(file, METHODS["greedy"], {"budget": "40,4"})["winners"] == []


def test_scales_that_a_file_does_not_say_are_those_of_the_conventions():
    grades = reading.read("a.csv", b"a,b\n4,1\n2,3\n")
    assert reading.counted(grades, METHODS["score"], {})["variant"]["highest"] == 4
    assert reading.counted(grades, METHODS["majority-judgment"], {})["variant"]["grades"] == 4
    said = {"candidates": ["a"], "ballots": [[1, {"0": 12}], [1, {"0": 3}]]}
    points = reading.read("a.json", json.dumps(said).encode())
    for slug, name in (("score", "highest"), ("cumulative", "points")):
        result = reading.counted(points, METHODS[slug], {})
        assert (result["variant"][name], result["invalid"], result["tally"]) == (10, 1, {"0": 3})


def test_support_and_score_out_of_the_grades_of_a_table_count_what_is_there():
    file = reading.read("a.csv", b"a,b\n1,\n1,0\n,1\n")
    result = reading.counted(file, METHODS["support"], {})
    assert result["tally"]["a"] == {"support": 2, "oppose": 0, "none": 1}
    scores = reading.counted(file, METHODS["score"], {"lowest": "-3", "highest": "3"})
    assert scores["tally"] == {"a": 2, "b": 1}


def test_every_variant_tried_by_the_contract_is_one_a_file_may_say():
    for slug, several in VARIANTS.items():
        for variant in several:
            assert rules(METHODS[slug], variant)
            assert kept(METHODS[slug], rules(METHODS[slug], variant), []) in ([], {})
    assert {GRADES, POINTS} <= {method.kind for method in METHODS.values()}

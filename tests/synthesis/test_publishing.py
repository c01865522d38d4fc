"""From a manuscript to a published synthesis that anyone can check, and to the receipt of each author."""

from __future__ import annotations

import io
import zipfile

import orjson
import pytest
from sqlalchemy import func, text
from sqlalchemy.exc import IntegrityError

from consult.contributions import codes
from consult.db import db, now
from consult.moderation import actions as moderation
from consult.notifications.models import Mail
from consult.synthesis import certificate, loading, work
from consult.synthesis.actions import placing, themes
from consult.synthesis.checking import check
from consult.synthesis.models import (
    Citation,
    CodingAct,
    Handling,
    Reading,
    Sentence,
    Synthesis,
)
from consult.votes import custody
from tests import make
from tests.conftest import visible_text
from tests.synthesis.coding import undo_last
from tests.synthesis.test_synthesis import address, publish, token, write

SAID = "Ouvrir le guichet le samedi matin, car on travaille en semaine."


@pytest.fixture
def scene(session):
    of = make.consultation(phases=[make.phase(start=-20, end=-10)])
    return of, make.member(of.lab, "facilitator", make.user(name="Zoé Vidal"))


def read(row, who):
    act = make.add(
        CodingAct(consultation_id=row.consultation_id, kind="read", by_id=who.id, at=now())
    )
    fields = {"consultation_id": row.consultation_id, "state": "read", "by_id": who.id, "at": now()}
    make.add(Handling(contribution_id=row.id, version=row.version, act_id=act.id, **fields))


def refusal(browser, of):
    page = browser.get(address(of, "/apercu"))
    assert "Publier cette version" not in visible_text(page)
    data = {"token": db.session.query(Synthesis).one().updated_at.isoformat(), "signed": "y"}
    answer = browser.post(address(of, "/publier"), data=data)
    assert answer.status_code == 422
    assert db.session.query(Synthesis).one().published_at is None
    return visible_text(answer)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("On demande « une ouverture le dimanche » #{}.", "dimanche"),
        ("Cinquante personnes veulent le samedi matin #{}.", "Cinquante"),
        ("On veut le samedi matin #{} #99999.", "contribution 99999"),
        ("Il ne faut pas ouvrir le guichet le samedi matin #{}.", "Empêche de publier"),
    ],
)
def test_a_sentence_that_its_sources_do_not_hold_is_not_published(browse, scene, said, why):
    of, who = scene
    row = make.contribution(of, title="Le samedi", body=SAID)
    browser = browse(who)
    write(browser, of, said.format(row.id))
    assert why in refusal(browser, of)


def test_what_is_wrong_with_a_sentence_is_said_together_and_leads_to_it_and_back(browse, scene):
    of, who = scene
    rows = [make.contribution(of, title=f"Vélo {n}", body="Des pistes cyclables.") for n in "ab"]
    numbers = " ".join(f"#{row.id}" for row in rows)
    browser = browse(who)
    write(
        browser,
        of,
        f"On demande des pistes cyclables {numbers}. Trente refus du samedi matin {numbers} #99999 [pour].",
    )
    page = browser.get(address(of, "/apercu"))
    said = visible_text(page)
    assert "2 phrases lues : 1 à corriger avant de publier, 0 à vérifier" in said
    assert page.text.count('id="phrase-2"') == page.text.count('id="texte-2"') == 1
    assert 'href="#phrase-2"' in page.text and 'href="#texte-2"' in page.text
    assert "#phrase-1" not in page.text and "[phrase 2&nbsp;: à corriger]" in said
    assert said.count("Empêche de publier") == said.count("À vérifier") == 1
    first, second = (f"contribution {row.id}" for row in rows)
    assert f"Chacune de ces sources ({first}, {second}) a peu de mots en commun" in said


def test_what_is_cited_twice_and_a_heading_of_no_theme_are_remarked_and_forbid_nothing(
    browse, scene
):
    of, who = scene
    row = make.contribution(of, title="Vélo", body="On demande des pistes cyclables au bourg.")
    read(row, who)
    browser = browse(who)
    body = (
        f"## Les vélo\n\nOn demande des pistes cyclables #{row.id} et au bourg #{row.id}.\n\n## Fin"
    )
    write(browser, of, body)
    assert "n’est pas celui d’un thème" not in visible_text(browser.get(address(of, "/apercu")))
    themes.create(of, who.id, "Les vélos")
    page = browser.get(address(of, "/apercu"))
    said = visible_text(page)
    assert f"Phrase 1 : #{row.id} y est écrit plusieurs fois" in said
    assert "« Les vélo » n’est pas celui d’un thème de la grille. Est-ce « Les vélos »" in said
    assert "« Fin » n’est pas celui d’un thème de la grille : ses" in said
    assert page.text.count('id="texte-1"') == page.text.count('id="remarque-1"') == 1
    assert publish(browser, of).status_code == 303


def test_what_is_published_can_be_followed_from_the_sentence_to_the_source_and_back(browse, scene):
    of, who = scene
    row = make.contribution(of, title="Le samedi", body=SAID)
    against = make.contribution(of, title="Pas le samedi", body="Les agents ont besoin du samedi.")
    for one in (row, against):
        read(one, who)
    browser = browse(who)
    body = f"On demande d’« ouvrir le guichet le samedi matin » #{row.id} !#{against.id}. C’est possible."
    write(browser, of, body)
    page = visible_text(browser.get(address(of, "/apercu")))
    assert "2 phrases lues" in page and "0 sans compte" in page
    assert (
        browser.post(
            address(of, "/publier"), data={"token": token(browser.get(address(of, "/apercu")))}
        ).status_code
        == 422
    )  # an opinion is signed
    assert publish(browser, of).status_code == 303
    page = browse().get(address(of))
    assert "/phrases/1?version=1" in page.text and "Zoé Vidal" in page.text
    assert (
        f'contre&nbsp;: <a href="/concertations/{of.slug}/contributions/{against.id}"' in page.text
    )
    assert page.text.count("contre&nbsp;: <a") == 1
    first = visible_text(browse().get(address(of, "/phrases/1?version=1")))
    assert SAID in first and "Les agents ont besoin" in first and "s’y oppose" in first
    assert "Zoé Vidal la signe" in visible_text(browse().get(address(of, "/phrases/2")))
    assert browse().get(address(of, "/phrases/3")).status_code == 404
    receipt = visible_text(browse().get(f"/suivi/{codes.shown(row.code)}"))
    assert "La phrase de la synthèse qui la cite" in receipt and "ouvrir le guichet" in receipt
    receipt = visible_text(browse().get(f"/suivi/{codes.shown(against.code)}"))
    assert "s’oppose à la phrase" in receipt
    for table in (Sentence, Citation):
        with pytest.raises(IntegrityError), db.session.begin_nested():
            db.session.execute(text(f"UPDATE {table.__tablename__} SET id = id + 1000"))


def test_a_contribution_says_on_its_pages_what_the_synthesis_made_of_it(browse, scene):
    of, who = scene
    author = make.user()
    cited, argued, aside, refused = (
        make.contribution(of, title=title, body=SAID, author=author, state=state)
        for title, state in (
            ("Le samedi", "published"),
            ("Le soir", "published"),
            ("Essai", "published"),
            ("Cachée", "refused"),
        )
    )
    said = make.comment(argued, side="against", body="Les agents ont besoin du samedi.")
    theme = themes.create(of, who.id, "Horaires du guichet")
    placing.place(of, [cited.id], who.id, theme.id)
    for one in (cited, argued):
        read(one, who)
    placing.set_aside(of, aside.id, who.id, "other", "un essai.", placing.mark(of, aside.id))

    def pages(row):
        page = visible_text(browse().get(f"/concertations/{of.slug}/contributions/{row.id}"))
        return page, visible_text(browse().get(f"/suivi/{codes.shown(row.code)}"))

    for row in (cited, refused):
        assert not any("Dans la synthèse" in page for page in pages(row))
    assert "synthèse" not in visible_text(browse(author).get("/moi/contributions"))
    browser = browse(who)
    write(browser, of, f"On veut le guichet le samedi #{cited.id} !#a{said.id}.")
    assert publish(browser, of).status_code == 303
    late = make.contribution(of, title="Tard", body="Tard.", author=author)
    for page in pages(cited):
        assert (
            "Cette contribution a été lue par une personne du labo" in page
            and "Horaires du guichet" in page
        )
        assert "On veut le guichet le samedi" in page
    for page in pages(argued):
        assert "argument donné sur elle y est cité comme ce qui s’oppose" in page
    for page in pages(aside):
        assert "Cette contribution a été mise de côté : Autre raison : un essai. " in page
    assert "refusée par la modération" in pages(refused)[1]
    for page in pages(late):
        assert "arrivée après la version 1" in page
    assert f"Elle ne sera comptée qu’à la prochaine version : {late.id}." in visible_text(
        browse().get(address(of, "/certificat"))
    )
    mine = visible_text(browse(author).get("/moi/contributions"))
    assert mine.count("1 phrase de la synthèse cite cette contribution ou un argument") == 2
    assert mine.count("synthèse : mise de côté") == 2
    cited.body, cited.version = "Ouvrir plus souvent.", 2
    aside.version, refused.state, refused.published_at = 2, "published", now()
    db.session.flush()
    assert "Son texte a changé depuis : c’est sa version 1" in pages(cited)[1]
    for page in pages(aside):
        assert "a changé depuis" not in page  # nobody read it
    for page in pages(refused):
        assert "Elle n’était pas publique ce jour-là." in page and "par la modération" not in page
    cited.state = "refused"
    db.session.flush()
    mine = visible_text(browse(author).get("/moi/contributions"))
    assert mine.count("de la synthèse cite") == 1 and "synthèse : lue par une personne" in mine
    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.execute(text("UPDATE outcome SET reason = 'autre'"))


def test_a_version_that_counts_nothing_says_nothing_of_what_arrived(browse, scene):
    of, _who = scene
    row = make.contribution(of, title="Le samedi", body=SAID)
    said = {"title": "Ce que vous avez dit", "body": "Merci."}
    version = make.add(
        Synthesis(consultation_id=of.id, version=1, updated_at=now(), published_at=now(), **said)
    )
    of.synthesis_published_at = now()
    asked = (f"/concertations/{of.slug}/contributions/{row.id}", f"/suivi/{codes.shown(row.code)}")
    for one in asked:
        assert "Dans la synthèse" not in visible_text(browse().get(one))
    sentence = make.add(
        Sentence(synthesis_id=version.id, number=1, kind="finding", text="Oui.", shown="Oui.")
    )
    fields = {"version": 1, "digest": "0" * 64, "role": "for"}
    make.add(Citation(sentence_id=sentence.id, contribution_id=row.id, **fields))
    for one in asked:
        page = visible_text(browse().get(one))
        assert "La phrase de la synthèse qui la cite" in page and "arrivée après" not in page


def test_a_source_rewritten_since_it_was_cited_is_read_again_first(browse, scene):
    of, who = scene
    row = make.contribution(of, title="Le samedi", body=SAID)
    browser = browse(who)
    write(browser, of, f"On demande d’ouvrir le samedi matin #{row.id}.")
    row.body, row.version = "Fermer le guichet le samedi matin.", 2
    db.session.flush()
    assert "a changé depuis sa lecture" in refusal(browser, of)
    held = token(browser.get(address(of, "/apercu")))
    assert browser.post(address(of, "/relire"), data={"token": held}).status_code == 303
    assert "a changé depuis sa lecture" not in visible_text(browser.get(address(of, "/apercu")))
    assert browser.post(address(of, "/relire"), data={"token": held}).status_code == 409


def test_what_several_people_hold_is_cited_or_nothing_is_published(browse, scene):
    of, who = scene
    rows = [make.contribution(of, title=f"Vélo {n}", body="Des pistes cyclables.") for n in "abcde"]
    held = [[row.id, row.version] for row in rows]
    fields = {"asked_at": now(), "ended_at": now(), "done": 100, "stamp": {}}
    make.add(Reading(consultation_id=of.id, positions=[held], **fields))
    browser = browse(who)
    write(browser, of, "Le labo remercie chacun.")
    said = refusal(browser, of)
    assert "1 position n’est dans aucune phrase" in said and "pistes cyclables" in said
    numbers = " ".join(f"#{row.id}" for row in rows)
    write(browser, of, f"Le labo remercie chacun. D’autres sujets {numbers}.")
    assert "1 position n’est dans aucune phrase" in refusal(browser, of)  # a list of numbers
    write(browser, of, f"Le labo remercie chacun. On demande des pistes cyclables #{rows[0].id}.")
    assert publish(browser, of).status_code == 303


def test_the_certificate_counts_each_thing_and_is_red_of_what_comes_later(browse, scene):
    of, who = scene
    row = make.contribution(of, title="Le samedi", body=SAID)
    make.contribution(of, title="Oubliée", body="Personne ne la lit.")
    masked = make.contribution(of, state="held", title="motsmasqués", body="motsmasqués")
    read(masked, who)
    make.contribution(of, state="refused", title="motsrefuses", body="motsrefuses")
    read(row, who)
    browser = browse(who)
    write(browser, of, f"On demande d’ouvrir le samedi matin #{row.id}.")
    for there in ("/apercu", "/grille"):
        shown = visible_text(browser.get(address(of, there)))
        assert f": {masked.id}" in shown and "motsmasqués" not in shown
    publish(browser, of, "/en")  # what is kept is in French all the same
    page = visible_text(browse().get(address(of, "/certificat")))
    assert "Tout n’est pas compté" in page and "2 contributions n’ont été ni lues" in page
    assert "refusée par la modération" in page
    assert "Oubliée" not in page  # numbers alone
    assert f"sans raison de mise de côté : {masked.id}" in page.replace("\u00a0", " ")
    work.make.work(synthesis_id=db.session.query(Synthesis).one().id, format="zip")
    packed = zipfile.ZipFile(io.BytesIO(browse().get(address(of, "/fichiers/synthese.zip")).data))
    made = loading.parsed(packed.read("synthesis.json"))
    issued = certificate.loads(packed.read("certificate.json"))
    assert certificate.verify(issued, made) == [] and issued.unaccounted == 2
    assert "motsrefuses" not in packed.read("synthesis.json").decode()
    late = make.contribution(of, title="Tard venue")
    row.state = "refused"
    db.session.flush()
    page = visible_text(browse().get(address(of, "/certificat")))
    assert "2 contributions sont arrivées" in page and str(late.id) in page
    said = browse().get(address(of, "/fichiers/synthesis.json")).data
    assert "on travaille en semaine" not in said.decode()
    assert orjson.loads(said)["contributions"][0]["state"] == "hidden"
    assert "n’est plus visible" in visible_text(browse().get(address(of, "/phrases/1")))
    assert browse().get(address(of, "/fichiers/autre.json")).status_code == 404


def test_the_result_of_a_vote_founds_a_sentence(browse, session):
    phases = [make.phase(start=-20, end=-10), make.phase("vote", -9, -1)]
    of = make.consultation(phases=phases)
    browser = browse(make.member(of.lab, "facilitator", make.user(name="Zoé Vidal")))
    labels = ("Oui", "Non")
    vote = make.vote(
        of, options=2, method_slug="plurality", title="Ouvrir le samedi\u202f?", opened=False
    )
    for option, label in zip(vote.options, labels, strict=True):
        option.label = label
    custody.open_box(vote)
    make.envelopes(vote, [(["1"], 9), (["2"], 2), ([], 1)])
    open_ = make.vote(of, title="Scrutin en cours", start=-1, end=1, phase_id=of.phases[1].id)
    write(browser, of, f"Les votants sont pour ouvrir le samedi matin #v{vote.id} [pour].")
    assert "n’existe pas" in refusal(browser, of)  # nobody knows its result yet
    make.counted(vote)
    said = "Ouvrir le samedi matin recueille {voix Oui} voix sur {bulletins}, soit {part Oui}"
    write(browser, of, f"{said} #v{vote.id} [pour]. Voir #v{open_.id}.")
    assert "n’existe pas" in refusal(browser, of)
    write(browser, of, f"{said} #v{vote.id} [contre].")
    refusal(browser, of)
    write(browser, of, f"{said} #v{vote.id} [pour].")
    assert publish(browser, of).status_code == 303
    page = browse().get(address(of))
    assert "9 voix sur 12, soit 82&nbsp;%" in page.text
    assert f"/scrutins/{vote.id}" in page.text
    assert "Ouvrir le samedi matin" in visible_text(browse().get(address(of, "/phrases/1")))
    made = loading.parsed(browse().get(address(of, "/fichiers/synthesis.json")).data)
    assert check(made) == [] and made.votes[0].options[0].voices == 9 and len(made.votes) == 1


def test_a_point_of_law_must_appear_though_one_person_raises_it(browse, scene):
    of, who = scene
    alone = make.contribution(of, title="La porte", body="L’issue de secours est fermée à clé.")
    browser = browse(who)
    there = address(of, f"/grille/textes/{alone.id}")
    long = {"what": "x" * 1001}
    assert browser.post(f"{there}/point", data=long).status_code == 422
    assert browser.post(f"{there}/point", data={"what": "Article R. 143-7"}).status_code == 303
    assert "Article R. 143-7" in visible_text(browser.get(address(of, "/grille/points")))
    write(browser, of, "Le labo remercie chacun.")
    said = refusal(browser, of)
    assert "1 position n’est dans aucune phrase" in said and "Droit ou sécurité" in said
    assert browser.post(f"{there}/point", data={"do": "lift"}).status_code == 303
    assert "Aucun point n’est signalé" in visible_text(browser.get(address(of, "/grille/points")))
    assert "Publier cette version" in visible_text(browser.get(address(of, "/apercu")))
    undo_last(of, who)
    write(browser, of, f"L’issue de secours est fermée à clé #{alone.id}.")
    assert publish(browser, of).status_code == 303
    made = loading.parsed(browse().get(address(of, "/fichiers/synthesis.json")).data)
    assert [one.legal_or_safety for one in made.contributions] == [True]
    assert b"R. 143-7" not in browse().get(address(of, "/fichiers/synthesis.json")).data


def test_a_new_version_says_what_it_changes_and_tells_those_it_concerns(browse, scene):
    of, who = scene
    ada, guest = make.user(email="ada@exemple.fr"), "lise@exemple.fr"
    first = make.contribution(of, author=ada, title="Le samedi", body=SAID)
    other = make.contribution(of, title="Le soir", body="Ouvrir le guichet le soir.")
    other.contact_email = guest
    make.contribution(of, state="refused", title="motscachés").contact_email = "cache@exemple.fr"
    browser = browse(who)

    def told():
        work.tell_authors.work(synthesis_id=db.session.query(func.max(Synthesis.id)).scalar())
        work.tell_authors.work(synthesis_id=db.session.query(func.max(Synthesis.id)).scalar())
        sent = db.session.query(Mail).filter(Mail.kind == "synthesis").order_by(Mail.id).all()
        return [(one.to, one.body) for one in sent]

    write(browser, of, f"On demande d’ouvrir le guichet le samedi matin #{first.id}.")
    publish(browser, of)
    mails = told()
    assert [to for to, _body in mails] == ["ada@exemple.fr", guest]
    assert "citée par la phrase 1" in mails[0][1] and codes.shown(first.code) in mails[0][1]
    assert "aucune phrase ne la cite" in mails[1][1] and "/desabonnement/" in mails[1][1]
    assert "C’est la première version" in visible_text(browse().get(address(of, "/changements")))
    write(
        browser,
        of,
        f"On demande d’ouvrir le guichet le samedi matin #{first.id}. "
        f"On demande d’ouvrir le guichet le soir #{other.id}.",
    )
    publish(browser, of)
    assert [to for to, _body in told()[2:]] == [guest]  # nothing changed for the other
    last = db.session.query(Mail).order_by(Mail.id.desc()).first()
    assert last.subject.startswith("Nouvelle version de la synthèse")
    page = visible_text(browse().get(address(of, "/changements")))
    assert "1 phrase a changé" in page and "Phrase ajoutée" in page
    assert f"contribution n° {other.id}" in page.replace("\u00a0", " ").replace("&nbsp;", " ")
    assert "ce qu’elle change" in visible_text(browse().get(address(of)))
    for asked, status in (("avant=1", 200), ("avant=9", 404), ("version=1&avant=x", 200)):
        assert browse().get(address(of, f"/changements?{asked}")).status_code == status


def test_words_of_a_text_that_is_refused_leave_the_sentences_that_quote_it(browse, scene):
    of, who = scene
    row = make.contribution(of, title="Le samedi", body="Ouvrir chez Mme Rose Petit le samedi.")
    other = make.contribution(of, title="Le soir", body="Ouvrir le soir et le samedi aussi.")
    browser = browse(who)
    write(
        browser,
        of,
        f"On propose d’« **ouvrir chez Mme Rose Petit** » #{row.id}, et « le samedi » #{other.id}.",
    )
    publish(browser, of)
    pages = ("", "/phrases/1", "/colleges", "/images", "/changements", "/fichiers/synthesis.json")
    receipt = f"/suivi/{codes.shown(other.code)}"
    write(browser, of, f"On propose le samedi #{other.id}.")
    publish(browser, of)
    asked = [address(of, f"{page}?version=1") for page in pages]
    asked += [address(of, "/changements"), receipt]
    assert "Rose Petit" in browse().get(asked[0]).text
    row.state = "refused"
    db.session.flush()
    for one in asked:
        page = browse().get(one)
        assert page.status_code == 200 and "Rose Petit" not in page.text, one
    assert "«\u00a0[…]\u00a0»" in browse().get(asked[1]).text.replace("&nbsp;", "\u00a0")
    assert "le samedi" in visible_text(browse().get(asked[1]))  # the other source still says it


def test_words_masked_in_an_argument_leave_the_sentences_that_quote_it(browse, scene):
    of, who = scene
    row = make.contribution(of, title="Le samedi", body=SAID)
    said = make.comment(row, side="for", body="Il faut ouvrir chez Mme Rose Petit.")
    browser = browse(who)
    write(browser, of, f"On propose d’« ouvrir chez Mme Rose Petit » #a{said.id}. C’est possible.")
    publish(browser, of)
    synthesis_id = db.session.query(Synthesis).one().id

    def file(format):
        work.make.work(synthesis_id=synthesis_id, format=format)
        packed = zipfile.ZipFile(
            io.BytesIO(browse().get(address(of, f"/fichiers/synthese.{format}")).data)
        )
        return b"".join(map(packed.read, packed.namelist())).decode(errors="replace")

    asked = [address(of, page) for page in ("", "/phrases/1", "/images", "/colleges")]
    asked += [
        f"/concertations/{of.slug}/contributions/{row.id}",
        f"/suivi/{codes.shown(row.code)}",
    ]
    assert all(
        "Rose Petit" in browse().get(one).text for one in (*asked[:2], *asked[-2:])
    ) and "Rose Petit" in file("odt")
    moderator = make.member(of.lab, "moderator")
    why = moderation.Reasons("personal-data", sentence="Un nom.", words="Rose Petit")
    moderation.decide(said, "mask", moderator, seen=moderation.mark(said), reasons=why)
    assert said.state == "published"
    for one in asked:
        page = browse().get(one)
        assert page.status_code == 200 and "Rose Petit" not in page.text, one
    for one in asked[-2:]:
        assert "On propose d’« […] »" in visible_text(browse().get(one)).replace(
            "&nbsp;", " "
        ).replace("\u00a0", " ")
    assert "Rose Petit" not in file("odt") + file("zip")


def test_who_has_no_source_does_not_say_what_people_want(browse, scene):
    of, who = scene
    browser = browse(who)
    write(browser, of, "Personne ne refuse la fibre.")
    assert "sans source" in refusal(browser, of)
    write(browser, of, "Le labo remercie chacun.")
    assert publish(browser, of).status_code == 303
    assert "1, avis du labo" in visible_text(browse().get(address(of)))

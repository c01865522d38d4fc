"""The six journeys, lived in Chromium: on a phone and a desk, with and without script."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import overflow

OPEN = "/concertations/renover-nos-logements"
VOTING = "/concertations/mieux-accueillir-a-la-prefecture/scrutins/1"
BUDGET = "/concertations/mieux-accueillir-a-la-prefecture/scrutins/3"
CLOSED = "/concertations/des-demarches-en-ligne-pour-tous"
CITIZEN, AGENT = "Jeanne Carlier", "Paul Ferrand"
FACILITATOR, MODERATOR = "Karim Belkacem", "Justine Delattre"


@pytest.fixture
def page(visit: Callable[..., Page], size: tuple[int, int], script: bool) -> Page:
    return visit(size=size, script=script)


def unlike_any(text: str) -> str:
    """A title of its own, without the figures that would be taken for somebody's number."""
    return f"{text} {''.join(random.choices('bcdfgjklmnprtvz', k=9))}"


def enter(page: Page, name: str) -> None:
    page.goto("/connexion")
    page.get_by_role("button", name=f"Entrer comme {name}").click()
    expect(page.locator("body")).not_to_contain_text("Essayer la démonstration")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def tick(page: Page, name: str, value: str) -> None:
    # The DSFR draws its own boxes over the real ones.
    page.locator(f'[name="{name}"][value="{value}"]').check(force=True)


def patient(page: Page) -> None:
    """Nobody writes in a second: robots do, and are asked to read again."""
    page.wait_for_timeout(3_200)


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(text)
    assert overflow(page) <= 0, page.url


def contribute(page: Page, title: str, body: str) -> None:
    page.goto(OPEN)
    page.get_by_role("link", name=re.compile("contribution|idée", re.I)).first.click()
    page.goto(f"{OPEN}/contributions/nouvelle")
    page.fill('[name="title"]', title)
    page.fill('[name="body"]', body)
    patient(page)
    press(page, "Vérifier avant d’envoyer")
    heading(page, "Vérifier votre contribution")


def test_a_citizen_contributes_without_an_account_and_follows_the_receipt(page: Page) -> None:
    title = unlike_any("Un guichet au village")
    page.goto(f"{OPEN}/contributions/nouvelle")
    page.fill('[name="body"]', "Ce texte ne doit pas se perdre.")
    page.evaluate("document.querySelectorAll('[required]').forEach(f => f.required = false)")
    press(page, "Vérifier avant d’envoyer")
    expect(page.locator(".fr-alert--error, .fr-message--error").first).to_be_visible()
    expect(page.locator('[name="body"]')).to_have_value("Ce texte ne doit pas se perdre.")

    contribute(page, title, "Appelez-moi au 06 12 34 56 78 pour en parler.")
    expect(page.locator("main")).to_contain_text("06 12 34 56 78")
    press(page, "Modifier")
    expect(page.locator('[name="title"]')).to_have_value(title)
    page.fill('[name="body"]', "Deux demi-journées par mois suffiraient, à la mairie.")
    page.fill('[name="email"]', "lectrice@exemple.fr")
    press(page, "Vérifier avant d’envoyer")
    press(page, "Envoyer ma contribution")
    heading(page, "Merci")
    code = page.locator(".receipt__code").inner_text()
    assert re.fullmatch(r"[0-9A-Z]{5}-[0-9A-Z]{5}", code)

    page.goto("/suivi")
    page.fill('[name="code"]', code.lower().replace("-", " "))
    page.locator("main form button[type=submit]").first.click()
    heading(page, "Où en est votre contribution")
    expect(page.locator("main")).to_contain_text(title)
    page.goto("/courriels")
    expect(page.locator("main")).to_contain_text("lectrice@exemple.fr")


def test_an_agent_contributes_argues_and_backs(page: Page) -> None:
    enter(page, AGENT)
    title = unlike_any("Former les accueils")
    contribute(page, title, "Une journée par an, dans chaque maison France services.")
    press(page, "Envoyer ma contribution")
    heading(page, "Merci")

    page.goto(f"{OPEN}/contributions")
    page.locator(".entry__title a").nth(4).click()
    address = page.url
    if page.get_by_role("button", name="Retirer mon soutien").count():
        press(page, "Retirer mon soutien")
    press(page, "Soutenir")
    expect(page.locator("#soutiens")).to_contain_text("Vous soutenez cette contribution")
    press(page, "Retirer mon soutien")
    expect(page.get_by_role("button", name="Soutenir", exact=True)).to_be_visible()

    said = unlike_any("Cela demande un remplaçant")
    page.goto(f"{address}/arguments/nouveau")
    tick(page, "side", "question")
    page.fill('[name="body"]', said)
    press(page, "Publier mon argument")
    expect(page.locator("main")).to_contain_text(said)
    assert overflow(page) <= 0


def test_a_facilitator_opens_a_consultation_in_five_screens(page: Page) -> None:
    enter(page, FACILITATOR)
    page.goto("/concertations/nouvelle")
    title = unlike_any("Où planter cent arbres") + " ?"
    page.fill('[name="title"]', title)
    page.locator('[name="subject"]').select_option(index=1)
    for number in range(5):
        page.fill(f'[name="essential-{number}"]', f"Voici la phrase simple numéro {number + 1}.")
    press(page, "Enregistrer et continuer")

    page.fill('[name="authority"]', "Le préfet de la région Hauts-de-France")
    press(page, "Enregistrer et continuer")  # incomplete: come back later
    slug = re.search(r"/concertations/([^/]+)/", page.url)
    assert slug
    prepare = f"/concertations/{slug[1]}/preparer"
    page.goto(f"{prepare}/verification")
    expect(page.locator("#missing")).to_contain_text("avant de publier")
    expect(page.get_by_role("link", name="Publier la concertation")).to_have_count(0)

    page.goto(f"{prepare}/cadre")
    expect(page.locator('[name="authority"]')).to_have_value(re.compile("Hauts-de-France"))
    page.fill('[name="open_to_change"]', "Les places, les rues et les essences.")
    page.fill('[name="already_decided"]', "Le nombre d’arbres et le budget.")
    page.fill('[name="decider"]', "Le préfet, après avis des maires.")
    page.fill('[name="territory"]', "Le bassin minier")
    press(page, "Enregistrer et continuer")

    now = datetime.now()
    page.fill('[name="phases-0-title"]', "Vos idées de lieux")
    page.fill('[name="phases-0-opens_at"]', f"{now - timedelta(hours=3):%Y-%m-%dT%H:%M}")
    page.fill('[name="phases-0-closes_at"]', f"{now + timedelta(days=30):%Y-%m-%dT%H:%M}")
    press(page, "Enregistrer et continuer")

    tick(page, "regime", "after")
    page.fill('[name="moderation_hours"]', "48")
    page.fill('[name="synthesis_due"]', f"{now + timedelta(days=60):%Y-%m-%d}")
    page.fill('[name="contact"]', "labo@exemple.gouv.fr")
    page.fill('[name="data_notice"]', "Le préfet est responsable de ce traitement de données.")
    press(page, "Enregistrer et continuer")

    heading(page, re.compile("arbres|publier|Vérif", re.I))
    page.get_by_role("link", name="Publier la concertation").click()
    press(page, "Publier maintenant")
    page.goto(f"/concertations/{slug[1]}")
    heading(page, "Où planter cent arbres")
    expect(page.locator("main")).to_contain_text("En cours")


def test_a_moderator_clears_what_a_visitor_reported(
    page: Page, visit: Callable[..., Page], size: tuple[int, int], script: bool
) -> None:
    author = visit(size=size, script=script)
    title = unlike_any("À signaler")
    contribute(author, title, "Des fenêtres pour tout le monde, à petit prix.")
    press(author, "Envoyer ma contribution")
    receipt = author.url
    author.get_by_role("link", name="Lire la contribution").click()
    author.get_by_role("link", name="Signaler").first.click()
    tick(author, "ground", "advertising")
    press(author, "Continuer")
    author.locator('[name="good_faith"]').check(force=True)
    patient(author)
    press(author, "Envoyer le signalement")
    heading(author, re.compile("signal", re.I))

    enter(page, MODERATOR)
    page.goto("/moderation")
    heading(page, "Modération")
    for _screen in range(12):
        link = page.get_by_role("link", name=title)
        if link.count():
            break
        page.get_by_role("link", name=re.compile("suivant", re.I)).first.click()
    link.first.click()
    tick(page, "ground", "publicite")
    press(page, "Refuser")
    expect(page.locator("main")).to_contain_text(re.compile("refusé|décision", re.I))

    author.goto(receipt)
    expect(author.locator("main")).to_contain_text(re.compile("Publicité|démarchage", re.I))
    author.goto(f"{OPEN}/contributions?q={title.replace(' ', '+')}")
    expect(author.locator(".entry__title")).to_have_count(0)


def test_a_citizen_judges_reads_again_and_leaves_with_a_receipt(page: Page) -> None:
    enter(page, CITIZEN)
    page.goto(f"{VOTING}/voter")
    heading(page, "Que faut-il essayer")
    press(page, "Relire mon bulletin")
    expect(page.locator("[role=alert]")).to_contain_text("Vous n’avez rien choisi")
    # One touch for each option: the page asks for nothing else.
    options = page.locator(".grading")
    asked = options.count()  # now: while a page changes there are none
    for number in range(asked):
        options.nth(number).locator("label").nth(number % 6).click()
    press(page, "Relire mon bulletin")
    heading(page, "Relisez votre bulletin")
    expect(page.locator(".said dd").first).to_have_text("Très bien")
    press(page, "Corriger")
    expect(page.locator(".scale input:checked")).to_have_count(asked)
    page.locator("label[for='grade-1-6']").click()
    press(page, "Relire mon bulletin")
    expect(page.locator(".said__nothing dd")).to_have_text("Aucune mention")
    press(page, "Déposer dans l’urne")
    heading(page, "Votre bulletin est dans l’urne")
    code = page.locator(".ticket__code").inner_text()
    assert re.fullmatch(r"([0-9A-Z]{4}-){4}[0-9A-Z]{4}", code)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Télécharger").click()
    assert code in downloading.value.path().read_text(encoding="utf-8")
    page.get_by_role("link", name="Vérifier mon reçu").click()
    expect(page.locator(".fr-alert")).to_contain_text("dans l’urne")
    expect(page.locator("[name=recu]")).to_have_value(code)


def test_a_budget_is_shared_with_a_finger(page: Page) -> None:
    enter(page, CITIZEN)
    page.goto(f"{BUDGET}/voter")
    heading(page, "150\u202f000\u00a0€")
    for label in ("Un coin pour les enfants", "L’affichage du temps d’attente"):
        page.locator(".pick", has_text=label).locator("label").click()
    press(page, "Relire mon bulletin")
    expect(page.locator(".panel")).to_contain_text("36\u202f500\u00a0€")
    press(page, "Déposer dans l’urne")
    heading(page, "Votre bulletin est dans l’urne")


def test_a_facilitator_prepares_a_vote_and_tries_its_ballot(page: Page) -> None:
    enter(page, "Rémi Sarrazin")
    page.goto("/concertations/se-deplacer-sur-le-larzac-et-dans-les-vallees/scrutins")
    page.get_by_role("link", name="Créer un scrutin").click()
    page.get_by_role("link", name="Ordonner des propositions").click()
    title = unlike_any("Que faire en premier") + "\u202f?"
    page.fill('[name="title"]', title)
    page.fill('[name="options"]', "Un seul")
    tick(page, "secrecy", "confidential")
    press(page, "Enregistrer le scrutin")
    expect(page.locator("[role=alert]")).to_contain_text("au moins deux options")
    expect(page.locator('[name="title"]')).to_have_value(title)
    page.fill('[name="options"]', "Un car le soir\n> Du lundi au vendredi.\nUn abri à vélos")
    press(page, "Enregistrer le scrutin")
    heading(page, "Que faire en premier")
    page.get_by_role("link", name="Voir le bulletin").click()
    expect(page.locator(".grading")).to_have_count(2)
    expect(page.locator("main")).to_contain_text("Du lundi au vendredi.")
    expect(page.locator("main form")).to_have_count(0)


def test_two_tabs_vote_at_once_and_one_ballot_is_kept(page: Page) -> None:
    enter(page, CITIZEN)
    page.goto(VOTING)
    before = turnout(page)
    voted = page.get_by_text("Changer mon vote").count() > 0
    other = page.context.new_page()
    for tab, value in ((page, "5"), (other, "2")):
        tab.goto(f"{VOTING}/voter")
        tick(tab, "grade-1", value)
        press(tab, "Relire mon bulletin")
        heading(tab, "Relisez votre bulletin")
    for tab in (page, other):
        press(tab, "Déposer dans l’urne")
        heading(tab, "Votre bulletin est dans l’urne")
    page.goto(VOTING)
    assert turnout(page) == before + (0 if voted else 1)


def turnout(page: Page) -> int:
    """The people who have voted, as the page says."""
    said = re.search(
        r"([\d\u202f\u00a0 ]+)\s*(?:personnes? (?:ont|a) voté|votant|émargement)",
        page.inner_text("main"),
    )
    assert said, page.inner_text("main")
    return int(re.sub(r"\D", "", said[1]))


def test_the_lab_publishes_its_synthesis_and_everyone_exports(
    page: Page, visit: Callable[..., Page], size: tuple[int, int], script: bool
) -> None:
    page.goto(CLOSED)
    lab = page.locator("main a[href*='/labos/']").first.inner_text()
    page.goto("/connexion")
    card = page.locator(".people li").filter(has_text=re.compile("Animation")).filter(has_text=lab)
    card.get_by_role("button").click()

    page.goto(f"{CLOSED}/contributions")
    idea = page.locator(".entry__title a").first
    title, number = idea.inner_text(), idea.get_attribute("href").rsplit("/", 1)[1]
    page.goto(f"{CLOSED}/synthese/rediger")
    page.fill('[name="title"]', "Ce que vous avez dit, ce que nous en faisons")
    page.fill('[name="body"]', f"Vous demandez de l’aide (#{number}). Vous citez aussi #999999.")
    press(page, "Enregistrer et voir l’aperçu")
    expect(page.locator("main")).to_contain_text("contribution 999999")
    expect(page.get_by_role("button", name="Publier cette version")).to_have_count(0)

    page.goto(f"{CLOSED}/synthese/rediger")
    page.fill(
        '[name="body"]', f"On lit ici «\u00a0{title}\u00a0» #{number}. Le labo remercie chacun."
    )
    press(page, "Enregistrer et voir l’aperçu")
    page.locator('[name="signed"]').check(force=True)
    press(page, "Publier cette version")

    reader = visit(size=size, script=script)
    reader.goto(f"{CLOSED}/synthese")
    heading(reader, "Ce que vous avez dit")
    reader.get_by_role("link", name="[1]").click()
    expect(reader.locator("main")).to_contain_text("Ce qui la fonde")
    reader.get_by_role("link", name="Revenir à la synthèse").click()
    reader.get_by_role("link", name="Ce que chaque contribution est devenue").click()
    heading(reader, "Ce que chaque contribution est devenue")
    reader.goto(f"{CLOSED}/synthese")
    reader.locator(f"main a[href$='/contributions/{number}']").first.click()
    heading(reader, re.compile("."))
    reader.goto(f"{CLOSED}/donnees")
    heading(reader, "données")
    with reader.expect_download() as downloading:
        reader.locator("main a[href*='contributions.']").first.click()
    assert downloading.value.path().stat().st_size > 100

"""Every page of the site: its template, who opens it, where, and what is done there first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Page

Act = Callable[[Page], None]
VISITOR = "visitor"
CITIZEN, AGENT = "Jeanne Carlier", "Paul Ferrand"
MANAGER, FACILITATOR, MODERATOR = "Camille Lemonnier", "Yann Duquesnoy", "Justine Delattre"
STEWARD = "Antoine Perrault"

OPEN = "/concertations/renover-nos-logements"
FOR_AGENTS = "/concertations/voir-venir-les-difficultes-des-entreprises"
UPCOMING = "/concertations/une-seconde-vie-pour-la-caserne"
VOTING = "/concertations/mieux-accueillir-a-la-prefecture"
BETWEEN = "/concertations/se-deplacer-sur-le-larzac-et-dans-les-vallees"
CLOSED = "/concertations/des-demarches-en-ligne-pour-tous"
GRID, MODEL = f"{CLOSED}/synthese/grille", f"{CLOSED}/synthese/modele"
CONCLUDED = "/concertations/partager-l-eau-en-ete"
DRAFT = "/concertations/travailler-pres-de-chez-soi"
LAB, OWN_CHARTER = "/labos/estran", "/labos/chantier-commun"

# What addresses name in braces, asked to the database when the address is opened.
BY_JEANNE = "(SELECT id FROM user_account WHERE name = 'Jeanne Carlier')"
FACTS = {
    "idea": "SELECT min(c.id) FROM contribution c JOIN comment ON comment.thread_id = c.thread_id "
    "WHERE c.consultation_id = 2 AND c.state = 'published' AND comment.state = 'published'",
    "argument": "SELECT comment.id FROM contribution c "
    "JOIN comment ON comment.thread_id = c.thread_id "
    "WHERE c.consultation_id = 2 AND c.state = 'published' AND comment.state = 'published' "
    "ORDER BY c.id, comment.id LIMIT 1",
    # Held once reported: no other page shows it.
    "to_report": "SELECT max(comment.id) FROM contribution c "
    "JOIN comment ON comment.thread_id = c.thread_id "
    "WHERE c.consultation_id = 2 AND c.state = 'published' AND comment.state = 'published'",
    "text": "SELECT id FROM contribution WHERE consultation_id = 2 AND state = 'published' "
    "ORDER BY id LIMIT 1 OFFSET 900",
    "campaign": "SELECT id FROM fold WHERE kind = 'campaign'",
    "copy": "SELECT min(id) FROM contribution WHERE campaign_id IS NOT NULL",
    "merge": "SELECT max(id) FROM fold WHERE kind = 'merge'",
    "grouped": "SELECT substr(code, 1, 5) || '-' || substr(code, 6) FROM contribution "
    "WHERE merge_id IS NOT NULL LIMIT 1",
    "mine": f"SELECT max(id) FROM contribution WHERE author_id = {BY_JEANNE}",
    "said": f"SELECT max(id) FROM comment WHERE author_id = {BY_JEANNE}",
    # Their own when they have one there, or another agent's.
    "agent": "SELECT id FROM contribution WHERE consultation_id = 1 AND state = 'published' "
    "ORDER BY author_id = (SELECT id FROM user_account WHERE name = 'Paul Ferrand') "
    "DESC NULLS LAST, id LIMIT 1",
    "vote": "SELECT min(id) FROM vote WHERE consultation_id = 3",
    "budget": "SELECT max(id) FROM vote WHERE consultation_id = 3",
    "listed": "SELECT id FROM vote WHERE consultation_id = 3 AND electorate = 'roll'",
    "list": "SELECT id FROM vote WHERE consultation_id = 4 AND electorate = 'roll'",
    "next_vote": "SELECT min(id) FROM vote WHERE consultation_id = 4",
    "past_vote": "SELECT min(id) FROM vote WHERE consultation_id = 6",
    "lot": "SELECT id FROM paper_lot WHERE name = 'Hall, mercredi'",
    "lot_in": "SELECT min(id) FROM paper_lot WHERE entered_at IS NOT NULL",
    "mail": "SELECT max(id) FROM mail",
    "reading": "SELECT min(id) FROM second_reading WHERE read_at IS NULL",
    "appeal": "SELECT min(id) FROM appeal WHERE lab_id = 3 AND decided_at IS NULL",
    "contested": "SELECT substr(d.code, 1, 5) || '-' || substr(d.code, 6) FROM appeal a "
    "JOIN decision d ON d.id = a.decision_id WHERE a.lab_id = 3 AND a.decided_at IS NULL",
    "decision": "SELECT substr(d.code, 1, 5) || '-' || substr(d.code, 6) FROM decision d "
    "JOIN contribution c ON c.id = d.contribution_id AND c.state = 'refused' "
    "WHERE d.kind = 'refuse' AND d.consultation_id = 2 "
    "AND NOT EXISTS (SELECT FROM appeal a WHERE a.decision_id = d.id) ORDER BY d.id DESC LIMIT 1",
    "signed": "SELECT min(id) FROM contribution WHERE consultation_id = 2 AND author_id IS NOT NULL "
    "AND state = 'published'",
    "coded": "SELECT min(t.id) FROM codebook_theme t JOIN reading r USING (consultation_id) "
    "WHERE t.retired_at IS NULL AND t.merged_into_id IS NULL",
    "coded_text": "SELECT min(p.contribution_id) FROM placement p JOIN reading r USING (consultation_id)",
    "proposal": "SELECT min(id) FROM reading WHERE ended_at IS NOT NULL AND failure = ''",
    "member": "SELECT max(id) FROM membership WHERE lab_id = 1",
}


@dataclass(frozen=True)
class Seen:
    """A template as ``who`` sees it at ``address`` (where they already are, when empty)."""

    template: str
    address: str = ""
    act: Act | None = None
    status: int = 200


def send(button: str = "", **fields: str) -> Act:
    """Fill the fields, then press: the first button of the page's own form unless named."""

    def act(page: Page) -> None:
        for name, value in fields.items():
            page.locator(f"main [name='{name}']").fill(value)
        press(page, button)

    return act


def press(page: Page, button: str = "") -> None:
    """Press and wait for the page that follows."""
    found = (
        page.locator("main").get_by_role("button", name=button, exact=True)
        if button
        else page.locator("main form[method=post] [type=submit]:not([tabindex='-1'])")
    )
    with page.expect_navigation():
        found.first.click()


def follow(link: str) -> Act:
    def act(page: Page) -> None:
        page.locator("main").get_by_role("link", name=link, exact=True).click()

    return act


def follow_first(selector: str) -> Act:
    return lambda page: page.locator(selector).first.click()


def set_aside(page: Page) -> None:
    """Without a reason."""
    page.locator("main summary", has_text="Mettre de côté").click()
    press(page, "Mettre ce texte de côté")


def slowly(button: str) -> Act:
    """Who sends within two seconds is taken for a robot, and asked to read again."""

    def act(page: Page) -> None:
        page.wait_for_timeout(2_100)
        press(page, button)

    return act


def choose(*ids: str, button: str = "", **fields: str) -> Act:
    def act(page: Page) -> None:
        for one in ids:
            page.locator(f"label[for='{one}']").click()
        send(button, **fields)(page)

    return act


def gather(page: Page) -> None:
    """With the first text that is proposed."""
    page.locator("main label[for^='chosen-']").first.click()
    send("Regrouper", title="Un même sujet")(page)


def grade(page: Page) -> None:
    """One mention, as a finger gives it."""
    page.locator("label[for='grade-1-0']").click()
    press(page, "Relire mon bulletin")


def attach(name: str, content: bytes, **fields: str) -> Act:
    def act(page: Page) -> None:
        file = FilePayload(name=name, mimeType="text/csv", buffer=content)
        page.locator("main input[type=file]").first.set_input_files(file)
        send(**fields)(page)

    return act


def unfold(page: Page) -> None:
    for one in page.locator("main summary").all():
        one.click()


def ask_model(page: Page) -> None:
    """Its answer, once the worker has it."""
    press(page)
    for _time in range(60):
        if page.get_by_role("heading", name="Proposition 1", exact=True).count():
            break
        page.wait_for_timeout(500)
        page.reload()


def without_token(page: Page) -> None:
    """As if the session had ended while the person wrote."""
    page.evaluate(
        "document.querySelectorAll('main [name=csrf_token]').forEach(one => one.remove())"
    )
    send(title="Un titre", body="Un texte assez long pour qu’on ne veuille pas le perdre.")(page)


def too_often(page: Page) -> None:
    for _time in range(6):
        page.goto("/connexion")
        send(email="presse@exemple.fr")(page)


def somebody_decided(page: Page) -> None:
    """As if another moderator had decided since the page was opened."""
    page.evaluate("document.querySelectorAll('main [name=seen]').forEach(one => one.value = 'x')")
    choose("ground-0", button="Refuser", sentence="Ce texte sort du sujet.")(page)


def open_link(page: Page) -> None:
    """The link of the mail on the screen."""
    with page.expect_navigation():
        page.locator("main a[href*='/connexion/']").first.click()


def open_stop_link(page: Page) -> None:
    """The link of the letter about the charter, once the worker has written it."""
    letters = page.locator("main a", has_text="La charte de participation a changé")
    for _time in range(60):
        page.goto("/courriels")
        if letters.count():
            break
        page.wait_for_timeout(500)
    with page.expect_navigation():
        letters.first.click()
    with page.expect_navigation():
        page.locator("main a[href*='/desabonnement/']").click()


def open_ballot_link(page: Page) -> None:
    """The link of the letter that was just asked for, once the worker has written it."""
    letters = page.locator("main a", has_text="Votez")
    for _time in range(60):
        page.goto("/courriels?to=jeanne.carlier@demo.fr")
        if letters.count():
            break
        page.wait_for_timeout(500)
    with page.expect_navigation():
        letters.first.click()
    with page.expect_navigation():
        page.locator("main a[href*='/lien/']").click()


LIST = "courriel;nom;collège\nlea@exemple.fr;Léa Martin;citoyen\nfaux;Paul;\nlea@exemple.fr;;\n"
IDEA = {
    "title": "Un banc devant chaque école",
    "body": "Pour attendre assis, à l’ombre d’un arbre.",
}
WRITE = f"{OPEN}/contributions/nouvelle"

PAGES: dict[str, list[Seen]] = {
    VISITOR: [
        Seen("consultations/home.html", "/"),
        Seen("consultations/index.html", "/concertations"),
        Seen("consultations/index.html", "/concertations?lab=aucun"),
        Seen("consultations/search.html", "/recherche"),
        Seen("consultations/search.html", "/recherche?q=chauffage"),
        Seen("consultations/search.html", "/recherche?q=xyzxyz"),
        *[
            Seen("consultations/show.html", one)
            for one in (OPEN, UPCOMING, VOTING, BETWEEN, CLOSED, CONCLUDED)
        ],
        Seen("contributions/index.html", f"{OPEN}/contributions"),
        Seen("contributions/index.html", f"{OPEN}/contributions?q=xyzxyz"),
        Seen("contributions/index.html", f"{UPCOMING}/contributions"),
        Seen("contributions/index.html", f"{BETWEEN}/contributions?tri=soutenues"),
        Seen("contributions/campaign.html", BETWEEN + "/contributions/memes-textes/{campaign}"),
        Seen("contributions/show.html", BETWEEN + "/contributions/{copy}"),
        Seen("contributions/map.html", f"{OPEN}/contributions/carte"),
        Seen("contributions/map.html", f"{UPCOMING}/contributions/carte"),
        Seen("contributions/show.html", OPEN + "/contributions/{idea}"),
        Seen("contributions/versions.html", OPEN + "/contributions/{idea}/versions"),
        Seen("contributions/support.html", OPEN + "/contributions/{idea}/soutien"),
        Seen("contributions/argue_closed.html", OPEN + "/contributions/{idea}/arguments/nouveau"),
        Seen("contributions/closed.html", f"{UPCOMING}/contributions/nouvelle", status=403),
        Seen("contributions/write.html", WRITE),
        Seen("contributions/write.html", WRITE, send(), 422),
        Seen("errors/400.html", WRITE, without_token, 400),
        Seen("errors/413.html", WRITE, attach("trop.pdf", bytes(13 << 20)), 413),
        Seen("contributions/check.html", WRITE, send(**IDEA)),
        Seen("contributions/receipt.html", act=slowly("Envoyer ma contribution")),
        Seen("contributions/track.html", "/suivi"),
        Seen("contributions/track.html", "/suivi", send(code="12"), 422),
        Seen("votes/index.html", f"{VOTING}/scrutins"),
        Seen("votes/index.html", f"{UPCOMING}/scrutins"),
        Seen("votes/show.html", VOTING + "/scrutins/{vote}"),
        Seen("votes/show.html", BETWEEN + "/scrutins/{next_vote}"),
        Seen("votes/show.html", CONCLUDED + "/scrutins/{past_vote}"),
        Seen("votes/minutes.html", CONCLUDED + "/scrutins/{past_vote}/proces-verbal"),
        Seen("votes/receipt.html", CONCLUDED + "/scrutins/{past_vote}/recu"),
        Seen("votes/receipt.html", CONCLUDED + "/scrutins/{past_vote}/recu?recu=0000"),
        Seen(
            "votes/receipt.html",
            VOTING + "/scrutins/{vote}/recu?recu=0000-0000-0000-0000-0000",
        ),
        Seen("votes/proofs.html", CONCLUDED + "/scrutins/{past_vote}/preuves"),
        Seen("votes/show.html", VOTING + "/scrutins/{listed}"),
        Seen("votes/ask_link.html", VOTING + "/scrutins/{listed}/lien"),
        Seen("votes/ask_link.html", act=send(email="sans arobase"), status=422),
        Seen("votes/link_asked.html", act=send(email="jeanne.carlier@demo.fr")),
        Seen("votes/use_link.html", act=open_ballot_link),
        Seen("votes/booth.html", act=send("Entrer dans l’isoloir")),
        Seen("votes/link_dead.html", VOTING + "/scrutins/{listed}/lien/inconnu", status=410),
        Seen("synthesis/show.html", f"{CONCLUDED}/synthese"),
        Seen("synthesis/sentence.html", f"{CONCLUDED}/synthese/phrases/3"),
        Seen("synthesis/changes.html", f"{CONCLUDED}/synthese/changements"),
        Seen("synthesis/certificate.html", f"{CONCLUDED}/synthese/certificat"),
        Seen("synthesis/colleges.html", f"{CONCLUDED}/synthese/colleges"),
        Seen("synthesis/images.html", f"{CONCLUDED}/synthese/images"),
        Seen("synthesis/awaited.html", f"{OPEN}/synthese"),
        Seen("exports/index.html", f"{OPEN}/donnees"),
        Seen("exports/index.html", f"{UPCOMING}/donnees"),
        Seen("labs/index.html", "/labos"),
        Seen("labs/show.html", LAB),
        Seen("labs/charter.html", "/charte"),
        Seen("labs/charter.html", f"{LAB}/charte"),
        Seen("labs/charter.html", f"{OWN_CHARTER}/charte"),
        Seen("labs/charter.html", f"{OWN_CHARTER}/charte/1"),
        Seen("labs/charter_changes.html", f"{OWN_CHARTER}/charte/2/changements"),
        Seen("moderation/transparency.html", "/transparence"),
        Seen("moderation/transparency.html", f"{LAB}/transparence"),
        Seen("moderation/transparency.html", f"{OPEN}/transparence"),
        Seen("moderation/report_ground.html", "/signaler/contribution/{idea}"),
        Seen("moderation/report_ground.html", "/signaler/consultation/2"),
        Seen("moderation/report.html", "/signaler/contribution/{idea}?ground=child-abuse"),
        Seen("moderation/report.html", "/signaler/contribution/{idea}?ground=illegal"),
        Seen("moderation/report.html", act=send(), status=422),
        Seen(
            "moderation/followed.html",
            "/signaler/comment/{to_report}?ground=insult",
            choose("good_faith", explanation="Un nom y est écrit."),
        ),
        Seen("moderation/reported.html", "/signaler/recu/renover-nos-logements?nombreux=1"),
        Seen("moderation/statement.html", "/decisions/{contested}"),
        Seen("moderation/statement.html", "/decisions/{decision}"),
        Seen("moderation/statement.html", act=send(argument="trop " * 1001), status=422),
        Seen("moderation/statement.html", act=send(argument="Relisez la fin.")),
        Seen("accounts/sign_in.html", "/connexion"),
        Seen("accounts/sign_in.html", "/connexion", send(email="sans-arobase"), 422),
        Seen("accounts/sign_in.html", "/connexion", send(email="moi@yopmail.com"), 422),
        Seen("accounts/contest.html", "/connexion/adresse-refusee"),
        Seen("accounts/contest.html", act=send(), status=422),
        Seen(
            "accounts/contested.html",
            act=send(email="moi@yopmail.com", reason="C’est l’adresse de mon club."),
        ),
        Seen("accounts/mails.html", "/courriels?to=personne@exemple.fr"),
        Seen("accounts/asked.html", "/connexion", send(email="nouvelle@exemple.fr")),
        Seen("accounts/mails.html", "/courriels"),
        Seen("accounts/mail.html", "/courriels/{mail}"),
        Seen("accounts/use_link.html", act=open_link),
        Seen("accounts/link_dead.html", "/connexion/inconnu", status=410),
        Seen("accounts/signed_out.html", "/deconnexion/faite"),
        Seen("accounts/closed.html", "/moi/fermee"),
        Seen("pages/accessibility.html", "/accessibilite"),
        Seen("pages/cookies.html", "/cookies"),
        Seen("pages/help.html", "/aide"),
        Seen("pages/legal.html", "/mentions-legales"),
        Seen("pages/privacy.html", "/donnees-personnelles"),
        Seen("pages/sitemap.html", "/plan-du-site"),
        Seen("errors/404.html", "/rien", status=404),
        Seen("errors/405.html", "/moi/sessions", status=405),
        Seen("errors/429.html", "/connexion", too_often, 429),
    ],
    CITIZEN: [
        Seen("accounts/me.html", "/moi"),
        Seen("accounts/profile.html", "/moi/profil"),
        Seen("accounts/profile.html", "/moi/profil", send(name="moi@exemple.fr"), 422),
        Seen("accounts/close.html", "/moi/fermer"),
        Seen("accounts/close.html", "/moi/fermer", send(), 422),
        Seen("accounts/sign_out.html", "/deconnexion"),
        Seen("contributions/mine.html", "/moi/contributions"),
        Seen("contributions/write.html", WRITE),
        Seen("contributions/check.html", WRITE, send(**IDEA)),
        Seen("contributions/receipt.html", act=send("Envoyer ma contribution")),
        Seen("contributions/write.html", WRITE, send("Enregistrer le brouillon", **IDEA)),
        Seen("contributions/mine.html", "/moi/contributions"),
        Seen("contributions/show.html", OPEN + "/contributions/{mine}"),
        Seen("contributions/edit.html", OPEN + "/contributions/{mine}/modifier"),
        Seen("contributions/edit.html", act=send(title=""), status=422),
        Seen("contributions/argue.html", OPEN + "/contributions/{mine}/arguments/nouveau"),
        Seen("contributions/argue.html", act=send(), status=422),
        Seen("contributions/show.html", act=choose("side-0", body="Les parents le demandent.")),
        Seen("contributions/withdraw_argument.html", "/arguments/{said}/retirer"),
        Seen(
            "contributions/argue.html",
            OPEN + "/contributions/{idea}/arguments/{argument}/repondre",
        ),
        Seen("contributions/support.html", OPEN + "/contributions/{idea}/soutien"),
        Seen("contributions/withdraw.html", OPEN + "/contributions/{mine}/retirer"),
        Seen("contributions/mine.html", act=send()),
        Seen("votes/show.html", VOTING + "/scrutins/{vote}"),
        Seen("votes/booth.html", VOTING + "/scrutins/{vote}/voter"),
        Seen("votes/booth.html", act=send("Relire mon bulletin"), status=422),
        Seen("votes/review.html", act=grade),
        Seen("votes/cast.html", act=send("Déposer dans l’urne")),
        Seen("votes/booth.html", VOTING + "/scrutins/{budget}/voter"),
        Seen("errors/403.html", "/equipe", status=403),
        Seen("errors/403.html", CONCLUDED + "/scrutins/{past_vote}/voter", status=403),
        Seen("accounts/signed_out.html", "/deconnexion", send()),
        Seen("contributions/withdrawn.html", OPEN + "/contributions/{mine}", status=410),
    ],
    AGENT: [
        Seen("consultations/show.html", FOR_AGENTS),
        Seen("contributions/show.html", FOR_AGENTS + "/contributions/{agent}"),
        Seen("accounts/profile.html", "/moi/profil"),
    ],
    FACILITATOR: [
        Seen("consultations/team.html", "/equipe"),
        Seen("consultations/create.html", "/concertations/nouvelle"),
        Seen("consultations/create.html", "/concertations/nouvelle", send(), 422),
        Seen("consultations/duplicate.html", f"{FOR_AGENTS}/dupliquer"),
        *[
            Seen("consultations/edit.html", f"{DRAFT}/preparer/{screen}")
            for screen in ("question", "cadre", "etapes", "promesse")
        ],
        Seen("consultations/edit.html", f"{DRAFT}/preparer/question", send(title=""), 422),
        Seen("consultations/check.html", f"{DRAFT}/preparer/verification"),
        Seen("consultations/publish.html", f"{DRAFT}/publier"),
        Seen("consultations/remove.html", f"{DRAFT}/supprimer"),
        Seen("consultations/show.html", f"{DRAFT}/apercu/citoyen"),
        Seen("votes/index.html", f"{FOR_AGENTS}/scrutins"),
        Seen("synthesis/edit.html", f"{FOR_AGENTS}/synthese/rediger"),
        Seen("synthesis/edit.html", act=send(), status=422),
        Seen(
            "synthesis/preview.html",
            f"{FOR_AGENTS}/synthese/rediger",
            send(title="Ce que nous avons lu", body="## Le constat\n\nVoir #1 et #999999."),
        ),
        Seen("contributions/import_upload.html", f"{FOR_AGENTS}/contributions/importer"),
        Seen("contributions/import_upload.html", act=send(), status=422),
        Seen(
            "contributions/import_columns.html",
            f"{FOR_AGENTS}/contributions/importer",
            attach(
                "cahier.csv",
                "titre;texte\nUn banc;À l’ombre\n;Sans titre\n".encode(),
                origin="Cahier",
            ),
        ),
        Seen("contributions/import_report.html", act=send("Importer les lignes valides")),
        Seen("exports/index.html", f"{FOR_AGENTS}/donnees"),
        Seen("consultations/show.html", FOR_AGENTS),
    ],
    "Jean-Hugues Hoarau": [
        Seen("synthesis/coding/codebook.html", GRID),
        Seen("synthesis/coding/waiting.html", f"{GRID}/a-lire?file=places"),
        Seen("synthesis/coding/text.html", act=follow("Lire le premier")),
        Seen("synthesis/coding/text.html", act=set_aside, status=422),
        Seen("synthesis/coding/aside.html", f"{GRID}/mis-de-cote"),
        Seen("synthesis/coding/points.html", f"{GRID}/points"),
        Seen("synthesis/coding/theme.html", GRID + "/themes/{coded}"),
        Seen("synthesis/coding/theme.html", act=send("Marquer comme relus"), status=422),
        Seen("synthesis/coding/describe.html", GRID + "/themes/{coded}/modifier"),
        Seen("synthesis/coding/describe.html", act=send(title=""), status=422),
        Seen("synthesis/coding/merge.html", GRID + "/themes/{coded}/fusionner"),
        Seen("synthesis/coding/merge.html", act=send("Fusionner"), status=422),
        Seen("synthesis/coding/rule.html", GRID + "/regle?words=papier&scope=&theme={coded}"),
        Seen("synthesis/coding/double.html", f"{GRID}/double-lecture"),
        Seen("synthesis/coding/acts.html", f"{GRID}/historique"),
        Seen("synthesis/coding/sign.html", f"{GRID}/signer"),
        Seen("synthesis/coding/signed.html", f"{GRID}/versions/1"),
        Seen("synthesis/coding/proposal.html", GRID + "/lectures/{proposal}"),
        Seen("synthesis/coding/proposed.html", GRID + "/lectures/{proposal}/themes/1"),
        Seen("synthesis/coding/group.html", act=follow_first("#groupes li a")),
        Seen("synthesis/coding/group.html", act=send(title=""), status=422),
        Seen("synthesis/coding/start.html", f"{GRID}/lectures"),
        Seen("synthesis/coding/start.html", act=send(wanted="1"), status=422),
        Seen("synthesis/coding/progress.html", f"{GRID}/lectures", send()),
    ],
    "Marie-Annick Payet": [
        Seen("synthesis/model/home.html", MODEL),
        Seen("synthesis/model/home.html", act=send("Donner l’accord du labo")),
        Seen("synthesis/model/ask.html", MODEL + "/demander?quoi=phrases&theme={coded}", unfold),
        Seen("synthesis/model/asked.html", act=ask_model),
    ],
    "Priscilla Grondin": [
        Seen("synthesis/coding/double.html", f"{GRID}/double-lecture"),
        Seen("synthesis/coding/read_twice.html", act=follow("Lire le suivant")),
        Seen("synthesis/coding/text.html", GRID + "/textes/{coded_text}"),
    ],
    "Rémi Sarrazin": [
        Seen("votes/choose.html", f"{BETWEEN}/scrutins/nouveau"),
        Seen("votes/edit.html", f"{BETWEEN}/scrutins/nouveau/budget"),
        Seen("votes/edit.html", act=send(), status=422),
        Seen("votes/preview.html", BETWEEN + "/scrutins/{next_vote}/bulletin"),
        Seen("votes/box.html", BETWEEN + "/scrutins/{next_vote}/urne"),
        Seen("votes/box.html", CONCLUDED + "/scrutins/{past_vote}/urne"),
        Seen("votes/edit.html", BETWEEN + "/scrutins/{next_vote}/modifier"),
        Seen("errors/409.html", CONCLUDED + "/scrutins/{past_vote}/modifier", status=409),
        Seen("votes/delete.html", BETWEEN + "/scrutins/{next_vote}/supprimer"),
        Seen("votes/roll.html", BETWEEN + "/scrutins/{next_vote}/liste"),
        Seen(
            "votes/show.html",
            f"{BETWEEN}/scrutins/nouveau/retenir",
            choose("electorate-3", title="Qui vient ?", options="Lundi\nMardi"),
        ),
        Seen("votes/roll.html", BETWEEN + "/scrutins/{list}/liste"),
        Seen("votes/roll.html", act=send(), status=422),
        Seen("votes/roll.html", act=send(pasted=LIST)),
        Seen("votes/roll.html", act=send("Ajouter 1 personne")),
        Seen("votes/belenios.html", BETWEEN + "/scrutins/{list}/liste/belenios"),
    ],
    "Mathieu Arnaud": [
        Seen("votes/show.html", VOTING + "/scrutins/{listed}"),
        Seen("votes/roll.html", VOTING + "/scrutins/{listed}/liste"),
        Seen("votes/roll.html", VOTING + "/scrutins/{listed}/liste?q=xyzxyz"),
        Seen("votes/box.html", VOTING + "/scrutins/{listed}/urne"),
    ],
    "Fatou Diarra": [
        Seen("votes/show.html", VOTING + "/scrutins/{vote}"),
        Seen("votes/paper/lots.html", VOTING + "/scrutins/{vote}/papier"),
        Seen("votes/paper/lots.html", act=send("Déclarer ce lot"), status=422),
        Seen("votes/paper/ballot.html", VOTING + "/scrutins/{vote}/papier/bulletin"),
        Seen("votes/paper/lot.html", VOTING + "/scrutins/{vote}/papier/{lot_in}"),
        Seen("votes/paper/lot.html", VOTING + "/scrutins/{vote}/papier/{lot}"),
        Seen("votes/paper/typing.html", act=send("Saisir ce lot")),
        Seen("votes/paper/typing.html", act=send("Valider"), status=422),
        Seen("votes/paper/give_up.html", VOTING + "/scrutins/{vote}/papier/{lot}/effacer/2"),
        Seen("votes/paper/withdraw.html", VOTING + "/scrutins/{vote}/papier/{lot}/retrait"),
        Seen("votes/paper/withdraw.html", act=send("Retirer ce lot"), status=422),
    ],
    "Karim Belkacem": [
        Seen("moderation/rereadings.html", "/moderation/relectures"),
        Seen("moderation/reread.html", "/moderation/relectures/{reading}"),
        Seen("moderation/reread.html", act=send(), status=422),
        Seen("moderation/transparency.html", f"{OWN_CHARTER}/transparence"),
    ],
    MODERATOR: [
        Seen("moderation/alerts.html", "/moderation/alertes"),
        Seen("moderation/alerts.html", act=send()),
        Seen("moderation/queue.html", "/moderation"),
        Seen("moderation/queue.html", "/moderation?quoi=comment&tab=late"),
        Seen("moderation/queue.html", "/moderation?quoi=consultation&lent=mine"),
        Seen("moderation/author.html", "/moderation/contribution/{text}/auteur"),
        Seen("moderation/selection.html", "/moderation/selection?texte=contribution.{text}"),
        Seen("moderation/selection.html", act=send("Refuser tous ces textes"), status=422),
        Seen("moderation/decide.html", "/moderation/contribution/{text}"),
        Seen("moderation/decide.html", act=send("Refuser"), status=422),
        Seen("moderation/decide.html", "/moderation/contribution/{text}", somebody_decided, 409),
        Seen("moderation/appeal.html", "/moderation/recours/{appeal}"),
        Seen("moderation/appeal.html", act=send("Envoyer ma décision"), status=422),
        Seen("moderation/restrict.html", "/moderation/compte/contribution/{signed}/restriction"),
        Seen("moderation/restrict.html", act=send("Envoyer la mesure et ses raisons"), status=422),
        Seen("moderation/merge.html", "/moderation/regrouper/{text}"),
        Seen("moderation/merge.html", act=send("Regrouper"), status=422),
        Seen("contributions/merge.html", "/moderation/regrouper/{text}", gather),
        Seen("moderation/leave_merge.html", "/suivi/{grouped}/regroupement"),
        Seen("moderation/unmerge.html", "/moderation/regroupements/{merge}/defaire"),
    ],
    MANAGER: [
        Seen("labs/edit.html", f"{LAB}/modifier"),
        Seen("labs/edit.html", act=send(name=""), status=422),
        Seen("labs/team.html", f"{LAB}/equipe"),
        Seen("labs/team.html", act=send(), status=422),
        Seen(
            "labs/team.html",
            f"{LAB}/equipe",
            choose("role-0", email="nouvelle.collegue@demo.gouv.fr"),
        ),
        Seen("labs/charter_edit.html", f"{LAB}/charte/modifier"),
        Seen("labs/charter_edit.html", act=send("Ajouter une règle")),
        Seen("labs/charter_edit.html", act=send("Enregistrer le projet"), status=422),
        Seen("labs/charter_edit.html", f"{LAB}/charte/modifier", send("Descendre la règle 1")),
        Seen("labs/charter_publish.html", act=send("Enregistrer et relire avant de publier")),
        Seen("labs/charter_publish.html", act=send("Publier cette version"), status=422),
        Seen("labs/charter_discard.html", f"{LAB}/charte/abandonner"),
        Seen(
            "labs/charter.html",
            f"{LAB}/charte/publier",
            send("Publier cette version", summary="Les idées d’abord."),
        ),
        Seen("notifications/unsubscribe.html", act=open_stop_link),
        Seen("labs/member.html", LAB + "/equipe/{member}"),
        Seen("labs/remove.html", LAB + "/equipe/{member}/retirer"),
    ],
    STEWARD: [
        Seen("consultations/team.html", "/equipe"),
        Seen("labs/team.html", f"{LAB}/equipe"),
        Seen("accounts/domains.html", "/reseau/adresses"),
    ],
}
# Shown where it can be: a page of this kind breaks the site's own database.
ELSEWHERE = {
    "synthesis/preparing.html": "test_catalogue.py",
    "errors/500.html": "test_catalogue.py",
    "errors/restricted.html": "test_catalogue.py",
}

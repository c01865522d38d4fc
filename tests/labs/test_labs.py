"""The public pages of labs, and the teams behind them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select

from consult.accounts import actions as accounts
from consult.accounts import sessions
from consult.accounts.models import Session, User
from consult.db import db, now
from consult.journal import Act
from consult.labs import actions
from consult.labs.models import Invitation, Lab, Membership
from consult.notifications.models import Mail
from tests import make
from tests.accounts.test_sign_in import ask
from tests.conftest import visible_text

FRAME = {"name": "Lab’Est", "city": "Metz", "email": "est@exemple.gouv.fr", "presentation": "Oui."}


def verbs() -> list[str]:
    return list(db.session.scalars(select(Act.verb).order_by(Act.number)))


def role_of(user: User, lab: Lab) -> str | None:
    wanted = (Membership.user_id == user.id) & (Membership.lab_id == lab.id)
    return db.session.scalar(select(Membership.role).where(wanted))


# Public pages ------------------------------------------------------------------------------------


def test_labs_are_listed_by_region_with_their_map(browse: Any) -> None:
    make.lab(name="Lab des marées", region="28", city="Rouen")
    make.lab(name="Lab du lagon", region="06", city="Mamoudzou")
    answer = browse().get("/labos")
    text = visible_text(answer)
    assert "Lab des marées" in text and "Mamoudzou, Mayotte" in text and "1 labo" in text
    assert "public" in answer.headers["Cache-Control"]


def test_without_a_lab_the_page_says_so(browse: Any) -> None:
    assert "Aucun labo pour le moment" in visible_text(browse().get("/labos"))


def test_a_lab_shows_its_published_consultations_and_never_its_team(browse: Any) -> None:
    lab = make.lab(presentation="Nous **écoutons** <script>alert(1)</script>")
    member = make.member(lab, who=make.agent(name="Membre Discrète"))
    make.consultation(lab=lab, title="Question ouverte")
    make.consultation(lab=lab, title="Question à venir", phases=[make.phase(start=2, end=3)])
    make.consultation(lab=lab, title="Question passée", phases=[make.phase(start=-3, end=-2)])
    make.consultation(lab=lab, title="Brouillon secret", published=False)
    make.consultation(title="Question d’un autre labo")
    answer = browse().get(f"/labos/{lab.slug}")
    text, html = visible_text(answer), answer.get_data(as_text=True)
    assert text.index("Question ouverte") < text.index("À venir") < text.index("Question passée")
    assert "<strong>écoutons</strong>" in html and "<script>alert" not in html
    for hidden in ("Membre Discrète", member.email, "Brouillon secret", "Question d’un autre"):
        assert hidden not in html


def test_the_page_of_an_unknown_lab_is_not_found(browse: Any) -> None:
    assert browse().get("/labos/inconnu").status_code == 404


# Rights ------------------------------------------------------------------------------------------


def people(lab: Lab) -> dict[str, User | None]:
    return {
        "visitor": None,
        "citizen": make.user(),
        "agent": make.agent(),
        "moderator": make.member(lab, "moderator"),
        "facilitator": make.member(lab, "facilitator"),
        "manager": make.member(lab, "manager"),
        "manager elsewhere": make.member(make.lab(), "manager"),
        "steward": make.agent(steward=True),
    }


@pytest.mark.parametrize(
    "page", ["modifier", "equipe", "equipe/{member}", "equipe/{member}/retirer"]
)
def test_only_managers_and_stewards_manage_a_lab(browse: Any, page: str) -> None:
    lab = make.lab()
    everyone = people(lab)
    member = db.session.scalars(select(Membership.id).where(Membership.lab_id == lab.id)).first()
    path = f"/labos/{lab.slug}/" + page.format(member=member)
    for method in ("GET", "POST"):
        let_in = {
            who
            for who, user in everyone.items()
            if browse(user).open(path, method=method).status_code != 403
        }
        assert let_in == {"manager", "steward"}, method


def test_a_manager_of_one_lab_does_not_reach_a_member_of_another_through_its_own(
    browse: Any,
) -> None:
    mine, theirs = make.lab(), make.lab()
    manager = make.member(mine, "manager")
    victim = make.member(theirs, "facilitator")
    number = db.session.scalar(select(Membership.id).where(Membership.user_id == victim.id))
    path = f"/labos/{mine.slug}/equipe/{number}"
    assert browse(manager).post(path, data={"role": "moderator"}).status_code == 404
    assert browse(manager).post(f"{path}/retirer").status_code == 404
    assert role_of(victim, theirs) == "facilitator"


def test_a_manager_of_one_lab_withdraws_no_invitation_of_another(browse: Any) -> None:
    mine, theirs = make.lab(), make.lab()
    manager = make.member(mine, "manager")
    actions.invite(theirs, "ana@orne.gouv.fr", "moderator")
    number = db.session.scalar(select(Invitation.id))
    browse(manager).post(f"/labos/{mine.slug}/equipe/invitations/{number}/retirer")
    assert db.session.scalar(select(func.count()).select_from(Invitation)) == 1


# The team ----------------------------------------------------------------------------------------


def test_the_manager_edits_the_page_of_the_lab(browse: Any) -> None:
    lab = make.lab()
    browser = browse(make.member(lab, "manager"))
    assert browser.post(f"/labos/{lab.slug}/modifier", data=FRAME).status_code == 303
    assert (lab.name, lab.city) == ("Lab’Est", "Metz")
    assert verbs() == ["lab.edited"]
    wrong = browser.post(f"/labos/{lab.slug}/modifier", data={**FRAME, "name": ""})
    assert wrong.status_code == 422 and "Écrivez le nom du labo" in visible_text(wrong)


def test_an_invitation_becomes_a_membership_when_the_address_is_proved(browse: Any) -> None:
    lab = make.lab()
    manager = browse(make.member(lab, "manager"))
    data = {"email": " Ana@Orne.gouv.fr", "role": "facilitator"}
    assert manager.post(f"/labos/{lab.slug}/equipe", data=data).status_code == 303
    mail = db.session.scalars(select(Mail).where(Mail.kind == "invitation")).one()
    assert mail.to == "ana@orne.gouv.fr" and lab.name in mail.subject and "Animation" in mail.body
    assert "ana@orne.gouv.fr" in visible_text(manager.get(f"/labos/{lab.slug}/equipe"))

    newcomer = browse()
    newcomer.post(ask(newcomer, "ana@orne.gouv.fr"))
    user = db.session.scalar(select(User).where(User.email == "ana@orne.gouv.fr"))
    assert role_of(user, lab) == "facilitator"
    assert db.session.scalar(select(func.count()).select_from(Invitation)) == 0
    assert verbs() == ["member.invited", "member.joined"]


def test_an_invitation_that_finds_a_member_joins_nobody_again(browse: Any) -> None:
    lab = make.lab()
    member = make.member(lab, "moderator")
    make.add(Invitation(lab_id=lab.id, email=member.email, role="manager", created_at=now()))
    actions.join_invited(member)
    assert role_of(member, lab) == "moderator" and "member.joined" not in verbs()
    assert db.session.scalar(select(func.count()).select_from(Invitation)) == 0


def test_an_invitation_gives_nothing_to_another_address(browse: Any) -> None:
    lab = make.lab()
    actions.invite(lab, "ana@orne.gouv.fr", "manager")
    other = browse()
    other.post(ask(other, "ana@orne.gouv.fr.evil.com"))
    user = db.session.scalar(select(User).where(User.email == "ana@orne.gouv.fr.evil.com"))
    assert role_of(user, lab) is None


def test_inviting_twice_keeps_the_last_role(browse: Any, session: Any) -> None:
    lab = make.lab()
    actions.invite(lab, "ana@orne.gouv.fr", "manager")
    actions.invite(lab, "ana@orne.gouv.fr", "moderator")
    assert list(session.scalars(select(Invitation.role))) == ["moderator"]


def test_inviting_a_member_is_refused_with_a_reason(browse: Any) -> None:
    lab = make.lab()
    manager = make.member(lab, "manager")
    data = {"email": manager.email, "role": "moderator"}
    answer = browse(manager).post(f"/labos/{lab.slug}/equipe", data=data)
    assert answer.status_code == 422
    assert "fait déjà partie de l’équipe" in visible_text(answer)
    assert manager.email in answer.get_data(as_text=True)


@pytest.mark.parametrize("data", [{}, {"email": "ana"}, {"email": "a@b.fr", "role": "king"}])
def test_a_wrong_invitation_writes_to_nobody(browse: Any, data: dict[str, str]) -> None:
    lab = make.lab()
    answer = browse(make.member(lab, "manager")).post(f"/labos/{lab.slug}/equipe", data=data)
    assert answer.status_code == 422
    assert db.session.scalar(select(func.count()).select_from(Mail)) == 0


def test_an_invitation_is_withdrawn(browse: Any) -> None:
    lab = make.lab()
    manager = browse(make.member(lab, "manager"))
    actions.invite(lab, "ana@orne.gouv.fr", "moderator")
    number = db.session.scalar(select(Invitation.id))
    manager.post(f"/labos/{lab.slug}/equipe/invitations/{number}/retirer")
    assert db.session.scalar(select(func.count()).select_from(Invitation)) == 0
    assert verbs() == ["member.invited", "member.uninvited"]


def aged(days: float) -> Invitation:
    invitation = db.session.scalars(select(Invitation)).one()
    invitation.created_at = now() - timedelta(days=days)
    db.session.flush()
    return invitation


@pytest.mark.parametrize(("days", "joins"), [(29.9, True), (30.1, False)])
def test_an_invitation_lives_thirty_days(browse: Any, days: float, joins: bool) -> None:
    lab = make.lab(name="Lab des marées")
    actions.invite(lab, "ana@orne.gouv.fr", "facilitator")
    assert "valable 30 jours" in db.session.scalars(select(Mail.body)).one()
    aged(days)
    newcomer = browse()
    newcomer.post(ask(newcomer, "ana@orne.gouv.fr"))
    user = db.session.scalar(select(User).where(User.email == "ana@orne.gouv.fr"))
    assert (role_of(user, lab) is not None) == joins
    told = "L’invitation dans l’équipe du labo Lab des marées a expiré" in visible_text(
        newcomer.get("/moi")
    )
    assert told != joins


def test_joining_a_team_brings_every_session_to_its_life(browse: Any) -> None:
    lab, citizen = make.lab(), make.user("ana@exemple.fr")
    other = make.user()
    for user in (citizen, other):
        browse(user)
    actions.invite(lab, citizen.email, "moderator")
    newcomer = browse()
    newcomer.post(ask(newcomer, citizen.email))

    def longest(user: User) -> timedelta:
        ends = select(func.max(Session.expires_at)).where(Session.user_id == user.id)
        return db.session.scalar(ends) - now()

    assert longest(citizen) <= sessions.TEAM_LIFE < longest(other)
    accounts.appoint_steward(other.email, [])
    assert longest(other) <= sessions.TEAM_LIFE


def test_the_manager_sends_again_an_invitation_that_came_too_late(browse: Any) -> None:
    lab = make.lab()
    manager = browse(make.member(lab, "manager"))
    actions.invite(lab, "ana@orne.gouv.fr", "facilitator")
    invitation = aged(40)
    path = f"/labos/{lab.slug}/equipe"
    assert "Expirée depuis le" in visible_text(manager.get(path))
    again = manager.follow(f"{path}/invitations/{invitation.id}/renvoyer")
    assert "partie à ana@orne.gouv.fr" in visible_text(again)
    assert "Expirée depuis le" not in visible_text(again)
    assert verbs() == ["member.invited", "member.invited"]
    assert db.session.scalar(select(func.count()).select_from(Mail)) == 2
    newcomer = browse()
    newcomer.post(ask(newcomer, "ana@orne.gouv.fr"))
    assert verbs()[-1] == "member.joined"


def test_an_invitation_of_another_lab_is_not_sent_again(browse: Any) -> None:
    mine, theirs = make.lab(), make.lab()
    actions.invite(theirs, "ana@orne.gouv.fr", "moderator")
    number = db.session.scalar(select(Invitation.id))
    manager = browse(make.member(mine, "manager"))
    manager.post(f"/labos/{mine.slug}/equipe/invitations/{number}/renvoyer")
    assert db.session.scalar(select(func.count()).select_from(Mail)) == 1


def membership(user: User) -> int:
    return db.session.scalar(select(Membership.id).where(Membership.user_id == user.id))


def test_a_role_changes_and_the_journal_says_from_what_to_what(browse: Any) -> None:
    lab = make.lab()
    manager, other = make.member(lab, "manager"), make.member(lab, "moderator")
    path = f"/labos/{lab.slug}/equipe/{membership(other)}"
    assert browse(manager).post(path, data={"role": "facilitator"}).status_code == 303
    assert role_of(other, lab) == "facilitator"
    act = db.session.scalars(select(Act)).one()
    assert (act.actor_id, act.lab_id) == (manager.id, lab.id)
    assert act.details == {"was": "moderator", "role": "facilitator"}


@pytest.mark.parametrize("by", ["themselves", "steward"])
def test_the_last_manager_neither_leaves_nor_steps_down(browse: Any, by: str) -> None:
    lab = make.lab()
    manager = make.member(lab, "manager")
    make.member(lab, "facilitator")
    browser = browse(manager if by == "themselves" else make.agent(steward=True))
    path = f"/labos/{lab.slug}/equipe/{membership(manager)}"
    refused = browser.post(path, data={"role": "moderator"})
    assert refused.status_code == 422
    assert "garde toujours une personne responsable" in visible_text(refused)
    left = browser.follow(f"{path}/retirer")
    assert "garde toujours une personne responsable" in visible_text(left)
    assert role_of(manager, lab) == "manager"
    assert verbs() == []


def test_a_member_is_removed_after_a_question(browse: Any) -> None:
    lab = make.lab()
    manager, other = make.member(lab, "manager"), make.member(lab, "moderator")
    path = f"/labos/{lab.slug}/equipe/{membership(other)}/retirer"
    assert browse(manager).get(path).status_code == 200
    assert role_of(other, lab) == "moderator"
    assert browse(manager).post(path).status_code == 303
    assert role_of(other, lab) is None
    assert verbs() == ["member.removed"]


def test_a_manager_who_leaves_lands_on_the_public_page(browse: Any) -> None:
    lab = make.lab()
    manager = make.member(lab, "manager")
    make.member(lab, "manager")
    path = f"/labos/{lab.slug}/equipe/{membership(manager)}/retirer"
    assert browse(manager).post(path).location == f"/labos/{lab.slug}"


# The command line --------------------------------------------------------------------------------


def test_an_administrator_makes_a_lab_and_invites_its_manager(app: Any, session: Any) -> None:
    run: FlaskCliRunner = app.test_cli_runner()
    create = ["labs", "create", "lab-du-lagon", "--name", "Lab du lagon", "--city", "Mamoudzou"]
    create += ["--region", "06", "--email", "lagon@mayotte.gouv.fr"]
    assert run.invoke(args=create).exit_code == 0
    lab = session.scalar(select(Lab).where(Lab.slug == "lab-du-lagon"))
    assert lab.zone == "Indian/Mayotte"
    invite = ["labs", "invite", "lab-du-lagon", "ana@mayotte.gouv.fr"]
    assert run.invoke(args=invite).exit_code == 0
    assert session.scalar(select(Invitation.role)) == "manager"
    assert run.invoke(args=create).exit_code == 1
    assert run.invoke(args=["labs", "invite", "inconnu", "ana@mayotte.gouv.fr"]).exit_code == 1
    assert run.invoke(args=[*create[:2], "Lab Du", *create[3:]]).exit_code == 2

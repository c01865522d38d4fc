"""Every address of the site, with every argument that makes sense in the cast of the canary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask, url_for
from sqlalchemy import select
from werkzeug.routing import Rule

from consult.consultations import readiness
from consult.contributions import codes
from consult.db import db
from consult.exports import queries as exports
from consult.exports import work
from consult.labs.models import Membership
from consult.moderation.models import Decision, SecondReading
from consult.notifications import topics
from consult.synthesis.models import (
    FORMATS,
    CodebookTheme,
    CodingAct,
    ModelProposal,
    ModelRequest,
    ProposedGroup,
    Reading,
    ReadTwice,
)
from consult.votes.models import Vote
from tests.canary import Cast

Arguments = list[dict[str, Any]]
ASTRAY = "astray"  # among arguments: no link leads there


def alone(cast: Cast) -> Arguments:
    return [{}]


def labs(cast: Cast) -> Arguments:
    return [{"slug": lab.slug} for lab in cast.labs]


def charters(cast: Cast) -> Arguments:
    """The network’s, the published one, the draft that follows."""
    return [{**of, "version": version} for of in labs(cast) for version in (0, 1, 2)]


def stops(cast: Cast) -> Arguments:
    return [{"token": topics.token("quelqu.un@exemple.fr", topics.CHARTER)}, {"token": "inconnu"}]


def second_readings(cast: Cast) -> Arguments:
    return [{"reading_id": one} for one in db.session.scalars(select(SecondReading.id))]


def members(cast: Cast) -> Arguments:
    moderator = Membership.user_id == cast.people["moderator"].id
    member = db.session.scalars(select(Membership.id).where(moderator)).one()
    return [{"slug": lab.slug, "member_id": member} for lab in cast.labs]


def contested(cast: Cast) -> Arguments:
    return [{"contested_id": one.id} for one in cast.contested]


def invitations(cast: Cast) -> Arguments:
    return [
        {"slug": lab.slug, "invitation_id": one.id} for lab in cast.labs for one in cast.invitations
    ]


def consultations(cast: Cast) -> Arguments:
    return [{"slug": one.slug} for one in cast.consultations]


def documents(cast: Cast) -> Arguments:
    return [
        {"slug": of["slug"], "document_id": one.id}
        for of in consultations(cast)
        for one in cast.documents
    ]


def mismatched(cast: Cast, things: Any, name: str) -> Arguments:
    """Each thing under its consultation, and under another: an address must not be a way around."""
    slugs = {one.id: one.slug for one in cast.consultations}
    opened, draft = cast.consultations[:2]
    found = []
    for thing in things:
        found.append({"slug": slugs[thing.consultation_id], name: thing.id})
        other = draft if thing.consultation_id == opened.id else opened
        found.append({"slug": other.slug, name: thing.id, ASTRAY: True})
    return found


def parts(of: Any, parents: Arguments, name: str) -> Arguments:
    """Each part of a vote below its own, and below the address of another."""
    own = [{**one, name: of.id} for one in parents if one["vote_id"] == of.vote_id]
    other = next(one for one in parents if one["vote_id"] != of.vote_id and ASTRAY not in one)
    return [*own, {**other, name: of.id, ASTRAY: True}]


def contributions(cast: Cast) -> Arguments:
    return mismatched(cast, cast.contributions, "contribution_id")


def texts_to_read(cast: Cast) -> Arguments:
    """The address of another consultation is answered alike for each."""
    found = contributions(cast)
    own, astray = ([one for one in found if (ASTRAY in one) is side] for side in (False, True))
    return [*own, *astray[:2]]


def attachments(cast: Cast) -> Arguments:
    opened = cast.consultations[0]
    found = [
        {"slug": opened.slug, "contribution_id": one.contribution_id, "file_id": one.id}
        for one in cast.attachments
    ]
    shown = next(one for one in cast.contributions if one.title == "Une idée publique")
    return found + [{**one, "contribution_id": shown.id, ASTRAY: True} for one in found]


def campaigns(cast: Cast) -> Arguments:
    return mismatched(cast, cast.campaigns, "fold_id")


def merges(cast: Cast) -> Arguments:
    return mismatched(cast, cast.merges, "fold_id")


def unmerged(cast: Cast) -> Arguments:
    return [{"fold_id": fold.id} for fold in (*cast.merges, *cast.campaigns)]


def merged(cast: Cast) -> Arguments:
    return [{"contribution_id": one.id} for one in cast.contributions]


def comments(cast: Cast) -> Arguments:
    by_thread = {one.thread_id: one.id for one in cast.contributions}
    return [
        {**one, "contribution_id": by_thread[comment.thread_id]}
        for comment in cast.comments
        for one in mismatched(cast, [comment], "comment_id")[:1]
    ]


def comments_alone(cast: Cast) -> Arguments:
    return [{"comment_id": one.id} for one in cast.comments]


def votes(cast: Cast) -> Arguments:
    return mismatched(cast, cast.votes, "vote_id")


def electors(cast: Cast) -> Arguments:
    return [
        {**vote, "elector_id": one.id}
        for one in cast.electors
        for vote in mismatched(cast, [db.session.get_one(Vote, one.vote_id)], "vote_id")
    ]


def links(cast: Cast) -> Arguments:
    return [{**vote, "secret": "inconnu"} for vote in votes(cast)]


def purposes(cast: Cast) -> Arguments:
    return [{**of, "purpose": one} for of in consultations(cast) for one in ("ordonner", "budget")]


def proofs(cast: Cast) -> Arguments:
    names = ("manifeste.json", "feuilles.txt", "nombres.json", "resultat.json", "verifier.py")
    return [{**vote, "name": name} for vote in votes(cast) for name in names]


def lots(cast: Cast) -> Arguments:
    return [one for lot in cast.lots for one in parts(lot, votes(cast), "lot_id")]


def turns(cast: Cast) -> Arguments:
    return [{**lot, "turn": turn} for lot in lots(cast) for turn in (1, 2)]


def ballots(cast: Cast) -> Arguments:
    return [{**lot, "number": number} for lot in lots(cast) for number in (1, 2)]


def screens(cast: Cast) -> Arguments:
    return [{**of, "screen": name} for of in consultations(cast) for name in readiness.SCREENS]


def previews(cast: Cast) -> Arguments:
    return [{**of, "seen_as": who} for of in consultations(cast) for who in ("citoyen", "agent")]


def files(cast: Cast) -> Arguments:
    return [
        {**of, "dataset": dataset, "format": form}
        for of in consultations(cast)
        for dataset in exports.DATASETS
        for form in work.FORMATS
    ]


def complete_files(cast: Cast) -> Arguments:
    return [one for one in files(cast) if one["dataset"] in ("contributions", "arguments")]


def receipts(cast: Cast) -> Arguments:
    held = [codes.shown(one.code) for one in cast.contributions]
    return [{"code": code} for code in (*held, "00000-00000")]


def selections(cast: Cast) -> Arguments:
    """All those of a consultation at once."""
    named: dict[int, list[str]] = {}
    for one in (*cast.contributions, *cast.comments):
        named.setdefault(one.consultation_id, []).append(f"{one.__tablename__}.{one.id}")
    return [{}, *({"texte": texts} for texts in named.values())]


def decisions(cast: Cast) -> Arguments:
    return [{"number": number} for number in db.session.scalars(select(Decision.id))]


def statements(cast: Cast) -> Arguments:
    held = [codes.shown(code) for code in db.session.scalars(select(Decision.code))]
    return [{"code": code} for code in (*held, "00000-00000")]


def appeals(cast: Cast) -> Arguments:
    return [{"appeal_id": one.id} for one in cast.appeals]


def targets(cast: Cast) -> Arguments:
    things = {
        "contribution": cast.contributions,
        "comment": cast.comments,
        "attachment": cast.attachments,
        "consultation": cast.consultations,
        "profile": [cast.people["author"]],
    }
    return [{"kind": kind, "target_id": one.id} for kind in things for one in things[kind]]


def reports(cast: Cast) -> Arguments:
    return [{"code": codes.shown(one.code)} for one in cast.reports]


def imported(cast: Cast) -> Arguments:
    return [{**of, "digest": "0" * 64} for of in consultations(cast)]


def secrets(cast: Cast) -> Arguments:
    return [{"secret": "inconnu"}]


def readings(cast: Cast) -> Arguments:
    rows = db.session.execute(select(Reading.id, Reading.consultation_id))
    slugs = {one.id: one.slug for one in cast.consultations}
    own = [{"slug": slugs[row.consultation_id], "reading_id": row.id} for row in rows]
    return [*own, *({**one, "slug": cast.consultations[3].slug, ASTRAY: True} for one in own)]


def proposed(cast: Cast) -> Arguments:
    return [{**one, "position": 1} for one in readings(cast)]


def groups(cast: Cast) -> Arguments:
    ids = list(db.session.scalars(select(ProposedGroup.id)))
    return [{**one, "group_id": number} for one in proposed(cast) for number in ids]


def coded(cast: Cast) -> Arguments:
    return mismatched(cast, db.session.scalars(select(CodebookTheme)).all(), "theme_id")


def coding_acts(cast: Cast) -> Arguments:
    return mismatched(cast, db.session.scalars(select(CodingAct)).all(), "number")


def read_twice(cast: Cast) -> Arguments:
    ids = db.session.scalars(select(ReadTwice.id)).all()
    return [{**of, "item_id": one} for of in consultations(cast) for one in ids]


def signed(cast: Cast) -> Arguments:
    return [{**of, "number": 1} for of in consultations(cast)]


def signed_files(cast: Cast) -> Arguments:
    return [{**of, "format": form} for of in signed(cast) for form in ("csv", "json")]


def questions(cast: Cast) -> Arguments:
    """To the language model, where there is a theme or a reading to ask about."""
    found = [
        {**of, "quoi": what}
        for of in consultations(cast)[:2]
        for what in ("titres", "regroupements")
    ]
    for what, name, those in (
        ("phrases", "theme", coded(cast)),
        ("titres", "lecture", readings(cast)),
    ):
        for one in those:
            one[name] = one.pop("theme_id" if name == "theme" else "reading_id")
            found.append({**one, "quoi": what})
    return found


def model_requests(cast: Cast) -> Arguments:
    return mismatched(cast, db.session.scalars(select(ModelRequest)).all(), "request_id")


def model_proposals(cast: Cast) -> Arguments:
    ids = db.session.scalars(select(ModelProposal.id)).all()
    return [{**of, "proposal_id": one} for of in consultations(cast) for one in ids]


def sentences(cast: Cast) -> Arguments:
    return [{**of, "number": number} for of in consultations(cast) for number in (1, 2)]


def syntheses_files(cast: Cast) -> Arguments:
    names = ("synthesis.json", "certificate.json", *(f"synthese.{one}" for one in FORMATS))
    return [{**of, "name": name} for of in consultations(cast) for name in names]


def counted_files(cast: Cast) -> Arguments:
    names = ("colleges", "jours", "departements", "flux")
    return [{**of, "name": name} for of in consultations(cast) for name in names]


TABLE: dict[str, Callable[[Cast], Arguments]] = {
    "accounts.asked": alone,
    "accounts.close": alone,
    "accounts.close_sessions": alone,
    "accounts.closed": alone,
    "accounts.contest": alone,
    "accounts.contested": alone,
    "accounts.decide_domain": contested,
    "accounts.domains": alone,
    "accounts.me": alone,
    "accounts.my_data": alone,
    "accounts.play": alone,
    "accounts.profile": alone,
    "accounts.sign_in": alone,
    "accounts.sign_out": alone,
    "accounts.signed_out": alone,
    "accounts.use_link": secrets,
    "consultations.create": alone,
    "consultations.document": documents,
    "consultations.duplicate": consultations,
    "consultations.edit": screens,
    "consultations.feed": alone,
    "consultations.home": alone,
    "consultations.index": alone,
    "consultations.preview": previews,
    "consultations.publish": consultations,
    "consultations.remove": consultations,
    "consultations.search": alone,
    "consultations.show": consultations,
    "consultations.team": alone,
    "contributions.adopt": receipts,
    "contributions.answer": comments,
    "contributions.argue": contributions,
    "contributions.back": contributions,
    "contributions.campaign": campaigns,
    "contributions.communes": alone,
    "contributions.create": consultations,
    "contributions.edit": contributions,
    "contributions.feed": consultations,
    "contributions.file": attachments,
    "contributions.import_columns": imported,
    "contributions.import_file": consultations,
    "contributions.index": consultations,
    "contributions.map": consultations,
    "contributions.merge": merges,
    "contributions.mine": alone,
    "contributions.receipt": receipts,
    "contributions.save_draft": consultations,
    "contributions.send_link": receipts,
    "contributions.show": contributions,
    "contributions.similar": consultations,
    "contributions.support": contributions,
    "contributions.track": alone,
    "contributions.versions": contributions,
    "contributions.withdraw": contributions,
    "contributions.withdraw_argument": comments_alone,
    "exports.complete": complete_files,
    "exports.download": files,
    "exports.everything": consultations,
    "exports.index": consultations,
    "exports.said": consultations,
    "labs.charter": labs,
    "labs.charter_changes": charters,
    "labs.charter_version": charters,
    "labs.common_charter": alone,
    "labs.discard_charter": labs,
    "labs.edit": labs,
    "labs.edit_charter": labs,
    "labs.publish_charter": labs,
    "labs.index": alone,
    "labs.member": members,
    "labs.remove": members,
    "labs.show": labs,
    "labs.team": labs,
    "labs.invite_again": invitations,
    "labs.uninvite": invitations,
    "moderation.alerts": alone,
    "moderation.decide": targets,
    "moderation.figures_of_consultation": consultations,
    "moderation.figures_of_lab": labs,
    "moderation.figures_of_network": alone,
    "moderation.give_back": alone,
    "moderation.leave_merge": receipts,
    "moderation.merge": merged,
    "moderation.queue": alone,
    "moderation.log_file": labs,
    "moderation.report": targets,
    "moderation.reread": second_readings,
    "moderation.rereadings": alone,
    "moderation.same_author": targets,
    "moderation.selection": selections,
    "moderation.undo": decisions,
    "notifications.unsubscribe": stops,
    "moderation.contest": statements,
    "moderation.contested_file": appeals,
    "moderation.decide_again": appeals,
    "moderation.followed": reports,
    "moderation.reported": consultations,
    "moderation.restrict": targets,
    "moderation.statement": statements,
    "moderation.statement_file": statements,
    "moderation.unmerge": unmerged,
    "pages.accessibility": alone,
    "pages.cookies": alone,
    "pages.help": alone,
    "pages.legal": alone,
    "pages.privacy": alone,
    "pages.robots": alone,
    "pages.security": alone,
    "pages.sitemap": alone,
    "synthesis.accept": readings,
    "synthesis.acts": consultations,
    "synthesis.agree_to_model": consultations,
    "synthesis.all_readings": consultations,
    "synthesis.ask_model": questions,
    "synthesis.asked_model": model_requests,
    "synthesis.certificate_page": consultations,
    "synthesis.changes": consultations,
    "synthesis.codebook": consultations,
    "synthesis.colleges": consultations,
    "synthesis.counted_file": counted_files,
    "synthesis.file": syntheses_files,
    "synthesis.describe": coded,
    "synthesis.double_reading": consultations,
    "synthesis.draw": consultations,
    "synthesis.edit": consultations,
    "synthesis.give_up": readings,
    "synthesis.give_up_model": model_requests,
    "synthesis.group": groups,
    "synthesis.images": consultations,
    "synthesis.merge_theme": coded,
    "synthesis.model": consultations,
    "synthesis.new_theme": consultations,
    "synthesis.place_new": consultations,
    "synthesis.proposed": proposed,
    "synthesis.read_twice": read_twice,
    "synthesis.reading": readings,
    "synthesis.read_again": consultations,
    "synthesis.retire": coded,
    "synthesis.rule": consultations,
    "synthesis.sentence": sentences,
    "synthesis.set_aside": consultations,
    "synthesis.settle_proposal": model_proposals,
    "synthesis.sign": consultations,
    "synthesis.signed": signed,
    "synthesis.signed_file": signed_files,
    "synthesis.start_reading": consultations,
    "synthesis.text": texts_to_read,
    "synthesis.theme": coded,
    "synthesis.undo_act": coding_acts,
    "synthesis.waiting": consultations,
    "synthesis.point": texts_to_read,
    "synthesis.points": consultations,
    "synthesis.withdraw_from_model": consultations,
    "synthesis.preview": consultations,
    "synthesis.publish": consultations,
    "synthesis.show": consultations,
    "votes.ask_link": votes,
    "votes.belenios": votes,
    "votes.box": votes,
    "votes.bundle": votes,
    "votes.cast": votes,
    "votes.cast_done": votes,
    "votes.choose": consultations,
    "votes.create": purposes,
    "votes.delete": votes,
    "votes.deposit_key": votes,
    "votes.destroy": votes,
    "votes.edit": votes,
    "votes.end_paper": votes,
    "votes.give_up_turn": turns,
    "votes.index": consultations,
    "votes.minutes": votes,
    "votes.open_now": votes,
    "votes.paper_ballot": votes,
    "votes.paper_lot": lots,
    "votes.paper_lots": votes,
    "votes.proof": proofs,
    "votes.preview": votes,
    "votes.proofs": votes,
    "votes.receipt": votes,
    "votes.receive": votes,
    "votes.replace_link": electors,
    "votes.roll": votes,
    "votes.send_again": electors,
    "votes.show": votes,
    "votes.strike": electors,
    "votes.strike_all": votes,
    "votes.use_link": links,
    "votes.sign_lot": lots,
    "votes.take_turn": lots,
    "votes.type_ballot": ballots,
    "votes.withdraw_lot": lots,
}
# Readable by anyone where they exist, which is never in production: a test keeps it.
OPEN_IN_DEVELOPMENT = {"accounts.mails", "accounts.mail"}


def rules(app: Flask, method: str) -> Iterator[Rule]:
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or ()) and rule.endpoint not in OPEN_IN_DEVELOPMENT:
            yield rule


@dataclass(frozen=True)
class Address:
    path: str
    astray: bool


def addresses(app: Flask, cast: Cast, method: str = "GET") -> list[Address]:
    found = []
    with app.test_request_context("/"):
        for rule in rules(app, method):
            for arguments in TABLE[rule.endpoint](cast):
                astray = arguments.pop(ASTRAY, False)
                found.append(Address(url_for(rule.endpoint, **arguments), astray))
    return found

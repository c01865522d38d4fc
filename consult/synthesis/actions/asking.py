"""The language model: a lab’s consent, a question, and what becomes of what it proposes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ... import jobs, journal
from ...consultations.models import Consultation
from ...db import db, now
from ...errors import Refused
from ...i18n import gettext as _
from ...i18n import lazy_gettext as _l
from .. import acts, manuscript, work
from ..checking import Fault
from ..language_model import Endpoint, suspicions
from ..models import ModelConsent, ModelProposal, ModelRequest
from ..queries import asking, coding, proposals, sending
from ..queries import syntheses as drafts
from . import giving_up, refusals, syntheses, themes
from .syntheses import NoName


class NoConsent(Refused):
    message = _l(
        "La personne responsable du labo n’a pas donné son accord pour ce modèle\u00a0: rien n’est envoyé."
    )


class AnotherModel(Refused):
    message = _l(
        "Le site a changé de modèle ou de serveur depuis que cette page est ouverte\u00a0: relisez-la."
    )


class SentChanged(Refused):
    """What would leave is not what the person read."""

    message = _l(
        "Ce qui serait envoyé a changé depuis que cette page est ouverte\u00a0: relisez-le avant de demander."
    )


class NothingToSend(Refused):
    message = _l("Il n’y a rien à envoyer\u00a0: pas assez de thèmes, ou de textes publics.")
    status = 422


class Settled(Refused):
    message = _l("Cette proposition est déjà acceptée ou écartée.")


class Faulty(Refused):
    """As it is, it is nobody’s: a person may write it again."""

    message = _l(
        "Cette proposition a un défaut\u00a0: elle ne peut pas être acceptée telle quelle. "
        "Récrivez-la, et elle sera la vôtre."
    )
    status = 422


class Doubtful(Refused):
    """The checker cannot tell: a person who read the texts lifts the doubt, or nobody does."""

    message = _l(
        "La vérification laisse un doute\u00a0: relisez les textes cités, puis cochez la case pour accepter."
    )
    status = 422


class WrongLength(Refused):
    status = 422


def agree(of: Consultation, who: Any, to: Endpoint, shown: str) -> ModelConsent:
    """For the host and the model that were ``shown``, alone; twice is once."""
    if not who.name:
        raise NoName
    if shown != to.title:
        raise AnotherModel
    acts.lock(of)
    found = asking.consent(of.lab_id, to)
    if found is not None:
        return found
    made = ModelConsent(
        lab_id=of.lab_id, host=to.host, model=to.name, given_by=who.name, given_at=now()
    )
    db.session.add(made)
    db.session.flush()
    journal.record("model.agree", made, who.id, lab_id=of.lab_id, host=to.host, model=to.name)
    return made


def withdraw(of: Consultation, who_id: int, to: Endpoint) -> None:
    found = asking.consent(of.lab_id, to)
    if found is None:
        raise NoConsent
    found.withdrawn_at = now()
    db.session.flush()
    journal.record("model.withdraw", found, who_id, lab_id=of.lab_id, host=to.host, model=to.name)


def ask(
    of: Consultation,
    who_id: int,
    kind: str,
    asked: Mapping[str, int | None],
    to: Endpoint,
    seen: str,
) -> ModelRequest:
    """What was ``seen`` is what is sent. The same question, while it waits for its answer, is one."""
    acts.lock(of)
    reading_id, theme_id = asked.get("reading_id"), asked.get("theme_id")
    waiting = asking.unfinished(of, kind, reading_id, theme_id)
    if waiting is not None:
        return waiting
    if asking.consent(of.lab_id, to) is None:
        raise NoConsent
    seed = sending.seed_of(of, kind, asked, asking.how_many(of))
    plan = sending.plan(of, kind, asked, seed, to)
    if plan is None or plan.empty:
        raise NothingToSend
    if plan.digest(to) != seen:
        raise SentChanged
    made = ModelRequest(
        consultation_id=of.id,
        kind=kind,
        reading_id=reading_id,
        theme_id=theme_id,
        host=to.host,
        model=to.name,
        asked_by=who_id,
        asked_at=now(),
        seed=seed,
        digest=seen,
        sent=plan.sent,
        eligible=plan.eligible,
        numbers=dict(plan.numbers),
    )
    db.session.add(made)
    db.session.flush()
    journal.record(
        "model.ask",
        made,
        who_id,
        lab_id=of.lab_id,
        consultation=of.id,
        kind=kind,
        model=to.name,
        host=to.host,
        texts=plan.sent,
        seed=seed,
        digest=seen,
    )
    jobs.defer(work.ask, request_id=made.id)
    return made


def give_up(of: Consultation, request: ModelRequest, who_id: int) -> None:
    giving_up.give_up(of, asking.held(request.id), "model.give-up", who_id)


# What becomes of a proposal ------------------------------------------------------------------------


def accept(
    of: Consultation, proposal: ModelProposal, who: Any, typed: str, *, read: bool = False
) -> None:
    """As the model wrote it, without a fault; or as a person writes it again. Where the checker leaves
    a doubt, somebody has ``read`` what it rests on."""
    _open(proposal)
    request = proposal.request
    typed = " ".join(typed.split())
    own = _rewritten(request, proposal, typed)
    if not own:
        found = _faults(of, proposal, typed)
        if any(map(proposals.bars, found)):
            raise Faulty
        if found and not read:
            raise Doubtful
    model = "" if own else request.model
    if request.kind == "findings":
        _into_draft(of, request, who, typed)
    elif request.kind == "groups":
        themes.gather(of, who.id, typed, proposal.about, model)
    else:
        _title(of, request, proposal, who.id, typed, model)
    proposal.accepted_at, proposal.accepted_by = now(), who.name or ""
    proposal.rewritten = own
    _settle(of, proposal, who.id, "accept", rewritten=own, read=read)


def set_aside(of: Consultation, proposal: ModelProposal, who_id: int) -> None:
    _open(proposal)
    proposal.set_aside_at = now()
    _settle(of, proposal, who_id, "set-aside")


def _open(proposal: ModelProposal) -> None:
    if proposal.accepted_at is not None or proposal.set_aside_at is not None:
        raise Settled


def _settle(of: Consultation, proposal: ModelProposal, who_id: int, verb: str, **more: Any) -> None:
    db.session.flush()
    facts = {"consultation": of.id, "model": proposal.request.model, **more}
    journal.record(f"model.{verb}", proposal, who_id, lab_id=of.lab_id, **facts)


def _rewritten(request: ModelRequest, proposal: ModelProposal, typed: str) -> bool:
    """A comma or a capital does not make the words of the model somebody’s."""
    if typed == proposal.line:
        return False
    if request.kind == "findings":
        said = " ".join(one.text for one in manuscript.read(typed).sentences)
        return suspicions.folded(said) not in asking.spoken(proposal.words, proposal.line)
    return suspicions.folded(typed) != suspicions.folded(proposal.words)


def _faults(of: Consultation, proposal: ModelProposal, typed: str) -> list[Fault]:
    """The words being those of the model: what they were suspected of, and what the checker says of the
    sentence as it would be kept."""
    request = proposal.request
    found = proposals.suspected(request, proposal)
    if request.kind != "findings":
        about = {proposal.id: proposal.about}
        said = proposals.of_titles(of, request, {proposal.id: typed}, about)
        return [*found, *said[proposal.id]]
    said = proposals.of_lines(of, request.theme_id, {proposal.id: typed})
    if typed != proposal.line:  # its numbers were corrected
        found = [one for one in found if one.code not in ("unknown-source", "source-twice")]
    return [*found, *said[proposal.id]]


def _into_draft(of: Consultation, request: ModelRequest, who: Any, line: str) -> None:
    """At the end of what the draft says of the theme."""
    if not who.name:
        raise NoName
    known = coding.scheme(of)
    if request.theme_id is None or known.root(request.theme_id) != request.theme_id:
        raise refusals.NoTheme
    draft = drafts.draft_held(of.id)
    before = draft or drafts.published(of.id)
    body = manuscript.with_line(
        before.body if before else "", known.themes[request.theme_id].title, line
    )
    if len(body) > syntheses.LONGEST:
        raise WrongLength(_("Le brouillon serait trop long avec cette phrase."))
    title = before.title if before else of.title
    syntheses.save(of, who.id, title, body, syntheses.token_of(draft))


def _title(
    of: Consultation,
    request: ModelRequest,
    proposal: ModelProposal,
    who_id: int,
    title: str,
    model: str,
) -> None:
    if len(proposal.about) != 1:
        raise refusals.NoTheme
    theme_id = proposal.about[0]
    if request.reading_id is not None:
        themes.accept(of, who_id, {theme_id: title}, model)
        return
    known = coding.scheme(of)
    said = known.themes[themes.standing(known, theme_id)].description
    above = known.above(theme_id)
    themes.describe(of, theme_id, who_id, title, said, above, proposed_by=model)

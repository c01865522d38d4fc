"""Who may do what, and when, on one page. Pages ask ``require``, templates ask ``can``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from flask import g
from werkzeug.exceptions import Forbidden

from . import visibility
from .db import now
from .errors import Restricted

MODERATOR, FACILITATOR, MANAGER = "moderator", "facilitator", "manager"
ROLES = (MODERATOR, FACILITATOR, MANAGER)
CITIZEN, AGENT = "citizen", "agent"
COLLEGES = (CITIZEN, AGENT)


class Who(visibility.Viewer, Protocol):
    @property
    def college(self) -> str: ...
    @property
    def roles(self) -> Mapping[int, str]: ...  # role by lab
    @property
    def steward(self) -> bool: ...


Predicate = Callable[[Any, Any], bool]  # (who, thing)


# Who ---------------------------------------------------------------------------------------------


def anyone(who: Any, thing: Any) -> bool:
    return True


def signed_in(who: Any, thing: Any) -> bool:
    return who.id is not None


def steward(who: Any, thing: Any) -> bool:
    return bool(who.steward)


def _lab_id(thing: Any) -> int:
    return int(thing.lab_id if hasattr(thing, "lab_id") else thing.consultation.lab_id)


def at_least(role: str) -> Predicate:
    """In the lab of the thing, ``role`` or above: managers facilitate, facilitators moderate."""
    enough = ROLES[ROLES.index(role) :]
    return lambda who, thing: who.roles.get(_lab_id(thing)) in enough


moderator, facilitator, manager = map(at_least, ROLES)


def in_some_team(who: Any, thing: Any) -> bool:
    return bool(who.roles)


def facilitates_somewhere(who: Any, thing: Any) -> bool:
    return any(role in (FACILITATOR, MANAGER) for role in who.roles.values())


def author(who: Any, thing: Any) -> bool:
    return bool(who.id is not None and thing.author_id == who.id)


def not_author(who: Any, thing: Any) -> bool:
    """Nor from their address, for what was sent without an account."""
    left = getattr(thing, "contact_email", "")
    return not (author(who, thing) or (left and left == getattr(who, "email", None)))


def not_their_text(who: Any, thing: Any) -> bool:
    """What brings texts together has no author of its own."""
    return not hasattr(thing, "author_id") or not_author(who, thing)


def answers_for_it(who: Any, thing: Any) -> bool:
    """What the lab itself wrote is for those who prepare its consultations."""
    return thing.__tablename__ != "consultation" or facilitator(who, thing)


def took_no_part(who: Any, thing: Any) -> bool:
    """Nor decided on it before, nor wrote it."""
    return who.id not in thing.took_part and not_author(who, thing)


def restriction(who: Any, thing: Any) -> Any:
    """What holds this account back in the lab of the thing, now."""
    held = getattr(who, "restricted", {}).get(_lab_id(thing))
    return held if held is not None and held[0] > now() else None


def unrestricted(who: Any, thing: Any) -> bool:
    return restriction(who, thing) is None


def in_public(who: Any, thing: Any) -> bool:
    """The consultation's public includes this person: everyone, citizens or agents."""
    consultation = getattr(thing, "consultation", thing)
    if consultation.who_may == "agents":
        return who.id is not None and who.college == AGENT
    return bool(consultation.who_may == "everyone" or who.college == CITIZEN)


def with_account_if_asked(who: Any, thing: Any) -> bool:
    consultation = getattr(thing, "consultation", thing)
    return who.id is not None or not consultation.account_required


def elector(who: Any, vote: Any) -> bool:
    """Of the vote's public; on an imported list, whoever came by a link of that list."""
    if vote.electorate == "roll":
        return bool(getattr(who, "elector_of", None) == vote.id)
    return who.id is not None and vote.electorate in ("everyone", f"{who.college}s")


# When --------------------------------------------------------------------------------------------


def open_for(kind: str) -> Predicate:
    """A phase of that kind is current; ``g.form_opened_at`` gives forms their ten minutes of grace."""

    def is_open(who: Any, thing: Any) -> bool:
        consultation = getattr(thing, "consultation", thing)
        opened = g.get("form_opened_at") if g else None
        return any(
            phase.kind == kind and phase.accepts(now(), opened) for phase in consultation.phases
        )

    return is_open


def phase_open(who: Any, thing: Any) -> bool:
    opened = g.get("form_opened_at") if g else None
    return bool(thing.phase.accepts(now(), opened))


# What is visible ---------------------------------------------------------------------------------


def visible_consultation(who: Any, thing: Any) -> bool:
    return bool(visibility.consultation(getattr(thing, "consultation", thing), who))


def published_consultation(who: Any, thing: Any) -> bool:
    return getattr(thing, "consultation", thing).published_at is not None


def unpublished(who: Any, consultation: Any) -> bool:
    return not published_consultation(who, consultation)


def visible_contribution(who: Any, thing: Any) -> bool:
    return bool(visibility.contribution(thing, thing.consultation, who))


def visible_comment(who: Any, thing: Any) -> bool:
    return bool(visibility.any_of(thing.state == visibility.PUBLISHED, author(who, thing))) or (
        _lab_id(thing) in who.team_labs
    )


def amend_asked(who: Any, thing: Any) -> bool:
    return bool(thing.state == "amend")


def public_contribution(who: Any, thing: Any) -> bool:
    return bool(visibility.public_contribution(thing, thing.consultation))


def unsealed(who: Any, vote: Any) -> bool:
    return bool(visibility.result(vote, vote.consultation, who, now()))


def visible_synthesis(who: Any, thing: Any) -> bool:
    return bool(visibility.synthesis(thing, thing.consultation, who))


# Each right: alternatives, each a list of conditions that all hold -----------------------------

RIGHTS: dict[str, list[tuple[Predicate, ...]]] = {
    "page.read": [(anyone,)],
    "account.use": [(signed_in,)],
    "demo.use": [(anyone,)],  # its views exist outside production only
    "lab.read": [(anyone,)],
    "lab.edit": [(manager,), (steward,)],
    "lab.team": [(manager,), (steward,)],
    "lab.charter": [(manager,), (steward,)],
    "network.read": [(steward,)],
    "network.domains": [(steward,)],
    "consultation.read": [(visible_consultation,)],
    "consultation.create": [(facilitates_somewhere,)],
    "consultation.edit": [(facilitator,)],
    "consultation.publish": [(facilitator,)],
    "consultation.duplicate": [(facilitator,), (facilitates_somewhere, published_consultation)],
    "consultation.delete": [(facilitator, unpublished)],
    "consultation.join": [(in_public,)],
    "team.read": [(in_some_team,), (steward,)],
    "contribution.read": [(visible_contribution,)],
    "contribution.create": [
        (
            published_consultation,
            open_for("ideas"),
            in_public,
            with_account_if_asked,
            unrestricted,
        )
    ],
    "contribution.draft": [(signed_in, open_for("ideas"), in_public)],
    "contribution.edit": [(author, open_for("ideas"), unrestricted), (author, amend_asked)],
    "contribution.history": [(author,), (moderator,)],  # versions that were never public
    "contribution.withdraw": [(author,)],
    "contribution.support": [(signed_in, public_contribution, open_for("ideas"), in_public)],
    "contribution.import": [(facilitator,)],
    "contribution.signature": [(author,), (moderator,)],
    "comment.read": [(visible_comment,)],  # once the contribution above may be read
    "comment.create": [
        (signed_in, public_contribution, open_for("ideas"), in_public, unrestricted)
    ],
    "comment.withdraw": [(author,)],
    "vote.read": [(visible_consultation,)],
    "vote.edit": [(facilitator,)],
    "vote.roll": [(facilitator,)],  # who may vote by a list; nothing says who has
    "vote.cast": [(published_consultation, elector, phase_open)],
    "vote.paper": [(visible_consultation, moderator)],
    "vote.result": [(unsealed,)],
    "report.create": [
        (published_consultation,)
    ],  # whoever may not write still may (DSA, article 16)
    "moderation.queue": [(in_some_team,)],
    "moderation.log": [(facilitator,)],
    "moderation.merge": [(published_consultation, moderator, not_their_text)],
    "moderation.decide": [(visible_consultation, moderator, not_author, answers_for_it)],
    "moderation.restrict": [(visible_consultation, moderator, not_author)],
    "appeal.decide": [(published_consultation, moderator, took_no_part)],
    "synthesis.read": [(visible_synthesis,)],
    "synthesis.edit": [(facilitator,)],
    "coding.place": [(visible_consultation, moderator)],  # reading texts, placing them in themes
    "coding.edit": [(facilitator,)],  # the themes themselves
    "model.ask": [(facilitator,)],  # where the instance has a language model
    "model.agree": [(manager,)],  # for what the lab sends to it
    "export.read": [(visible_consultation,)],
    "export.complete": [(facilitator,)],
}


def can(right: str, thing: Any, who: Any) -> bool:
    return any(all(rule(who, thing) for rule in rules) for rules in RIGHTS[right])


def require(right: str, thing: Any, who: Any) -> None:
    """Refuse the page (403) unless ``who`` holds ``right`` on ``thing``."""
    g.right_asked = True
    if can(right, thing, who):
        return
    if any(unrestricted in rules for rules in RIGHTS[right]) and not unrestricted(who, thing):
        raise Restricted(*restriction(who, thing))
    raise Forbidden

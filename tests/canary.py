"""Marked words planted wherever something is hidden, and who may read each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from consult import storage
from consult.accounts.models import ContestedDomain
from consult.comments.models import Comment
from consult.consultations.models import Consultation, Document
from consult.contributions import campaigns
from consult.contributions.models import Attachment, Contribution, Draft, Fold, Revision
from consult.db import db, now
from consult.labs.models import Invitation
from consult.moderation.actions import merging
from consult.moderation.models import Appeal, Case, Decision, Report, SecondReading
from consult.notifications.models import Mail
from consult.synthesis import work
from consult.synthesis.actions import double, placing, signing, themes
from consult.synthesis.actions import syntheses as publishing
from consult.synthesis.models import (
    ModelConsent,
    ModelProposal,
    ModelRequest,
    ProposedGroup,
    ProposedTheme,
    Reading,
    Synthesis,
)
from consult.synthesis.queries import coding
from consult.visibility import HIDDEN_STATES
from consult.votes import actions, custody
from consult.votes.models import Elector, PaperLot, Vote
from tests import make

ROLES = (
    "visitor",
    "citizen",
    "author",
    "agent",
    "moderator",
    "facilitator",
    "manager",
    "stranger",  # manages another lab
    "steward",
)
TEAM = {"moderator", "facilitator", "manager"}
FACILITATORS = {"facilitator", "manager"}
SEALED_VOICES, SEALED_BALLOTS = 4729, 5311


@dataclass(frozen=True)
class Mark:
    word: str
    what: str
    who: frozenset[str]


WORD = re.compile(r"canari[b-p]{3}")
SPACE = r"(?:[\s\u00a0\u202f,.]|&nbsp;|&#160;|&#8239;)?"


class Marks(dict[str, Mark]):
    """Words that appear nowhere else, by word."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[str, re.Pattern[str]] = {}

    def new(self, what: str, who: set[str]) -> str:
        digits = "bcdfghjkmp"
        word = "canari" + "".join(digits[int(d)] for d in f"{len(self):03}")
        self[word] = Mark(word, what, frozenset(who))
        return word

    def number(self, value: int, what: str, who: set[str]) -> None:
        """A count, however it is spaced."""
        thousands, rest = divmod(value, 1000)
        self.numbers[str(value)] = re.compile(rf"(?<![\w.]){thousands}{SPACE}{rest:03}(?!\w)")
        self[str(value)] = Mark(str(value), what, frozenset(who))

    def found(self, said: str) -> set[str]:
        """ASCII letters: neither HTML nor addresses write them otherwise."""
        counts = {number for number, pattern in self.numbers.items() if pattern.search(said)}
        return counts | (set(WORD.findall(said.lower())) & set(self))


@dataclass
class Cast:
    marks: Marks
    people: dict[str, Any]
    labs: list[Any]
    consultations: list[Consultation]
    contributions: list[Contribution] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    lots: list[PaperLot] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    members: list[Any] = field(default_factory=list)
    invitations: list[Invitation] = field(default_factory=list)
    electors: list[Elector] = field(default_factory=list)
    contested: list[ContestedDomain] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    appeals: list[Appeal] = field(default_factory=list)
    campaigns: list[Fold] = field(default_factory=list)
    merges: list[Fold] = field(default_factory=list)


def plant() -> Cast:
    marks = Marks()
    lab, other = make.lab(), make.lab()
    cast = Cast(marks, people(marks, lab, other), [lab, other], [])
    opened, draft, scheduled, closed = cast.consultations = consultations(marks, lab)
    hidden_contributions(cast, opened)
    hidden_comments(cast, opened)
    campaign(cast, opened)
    merges(cast, opened)
    in_draft(cast, draft)
    sealed_vote(cast, opened)
    cast.votes += [make.vote(scheduled), finished_vote(closed)]
    electoral_lists(cast, opened, scheduled)
    syntheses(cast, closed)
    codebook(cast, opened)
    from_model(cast, opened)
    kept_apart(cast, opened)
    decided(cast, opened)
    contested(cast, opened, other)
    db.session.commit()
    return cast


def people(marks: Marks, lab: Any, other: Any) -> dict[str, Any]:
    def someone(role: str, readers: set[str], **more: Any) -> Any:
        word = marks.new(f"e-mail of the {role}", {role} | readers)
        host = "exemple.fr" if role in ("citizen", "author") else "ain.gouv.fr"
        return make.user(f"{word}@{host}", **more)

    found: dict[str, Any] = {"visitor": None}
    managers = {"manager", "steward"}
    name = marks.new("name of the anonymous author", {"author"} | TEAM)
    found["author"] = someone("author", set(), name=name.title(), appears_as="anonymous")
    found["citizen"] = someone("citizen", set())
    found["agent"] = someone("agent", set())
    found["steward"] = someone("steward", set(), steward=True)
    for role in ("moderator", "facilitator", "manager"):
        found[role] = make.member(lab, role, someone(role, managers))
    found["stranger"] = make.member(other, "manager", someone("stranger", {"steward"}))
    return found


def consultations(marks: Marks, lab: Any) -> list[Consultation]:
    def secret(what: str) -> str:
        return marks.new(f"{what} of the draft consultation", FACILITATORS)

    opened = make.consultation(lab=lab, phases=[make.phase("ideas"), make.phase("vote")])
    draft = make.consultation(
        lab=lab,
        published=False,
        slug="brouillon",
        title=secret("title"),
        essential=[secret("essential")] * 5,
        authority=secret("authority"),
        open_to_change=secret("scope"),
        already_decided=secret("decided"),
        decider=secret("decider"),
        territory=secret("territory"),
        contact=f"{secret('contact')}@exemple.fr",
        data_notice=secret("notice"),
        phases=[make.phase("ideas", title=secret("phase")), make.phase("vote")],
    )
    make.theme(draft, secret("theme"))
    scheduled = make.consultation(
        lab=lab, phases=[make.phase("ideas", 1, 2), make.phase("vote", 1, 2)]
    )
    closed = make.consultation(
        lab=lab, phases=[make.phase("ideas", -9, -8), make.phase("vote", -5, -4)]
    )
    return [opened, draft, scheduled, closed]


def hidden_contributions(cast: Cast, of: Consultation) -> None:
    """One in each hidden state, with all that hangs on it; and a public one whose past is hidden."""
    author = cast.people["author"]
    for state in HIDDEN_STATES:

        def secret(what: str, who: set[str], state: str = state) -> str:
            return cast.marks.new(f"{what} of the {state} contribution", who)

        readers = {"author"} | TEAM
        contribution = make.contribution(
            of,
            author=author,
            signature="",
            state=state,
            title=secret("title", readers),
            body=f"{secret('body', readers)}. Les horaires.",
            version=2,
            extra={"note": secret("extra column", readers)},
        )
        older(contribution, 2, contribution.title, contribution.body)
        attach(cast, contribution, secret("file", readers))
        if state in ("amend", "refused"):
            decide(cast, contribution, secret("reasons", readers))
        make.comment(contribution, body=secret("argument published below", readers), author=author)
        cast.comments.append(
            make.comment(contribution, body=secret("argument hidden below", readers), state="held")
        )
        cast.contributions.append(contribution)
    corrected = make.contribution(
        of, title="Ouvrir plus tôt", author=author, signature="", version=2, public_from=2
    )
    word = cast.marks.new("refused first version of a public text", {"author"} | TEAM)
    behind = db.session.query(Revision).filter_by(contribution_id=corrected.id).one()
    db.session.delete(behind)
    db.session.flush()
    older(corrected, 1, word, word)
    older(corrected, 2, corrected.title, corrected.body)
    cast.contributions += [corrected, make.contribution(of, title="Une idée publique")]


def older(of: Contribution, version: int, title: str, body: str) -> None:
    fields = {"title": title, "body": body, "body_html": body, "written_at": now()}
    make.add(Revision(contribution_id=of.id, version=version, **fields))


def attach(cast: Cast, to: Contribution, word: str) -> None:
    digest = storage.storage().put(f"%PDF-1.4 {word}".encode())
    kept = {"media_type": "application/pdf", "size": 20, "digest": digest, "created_at": now()}
    file = make.add(Attachment(contribution_id=to.id, name=f"{word}.pdf", **kept))
    cast.attachments.append(file)


def decide(cast: Cast, on: Contribution, reasons: str) -> None:
    kind = "amend" if on.state == "amend" else "refuse"
    decision(cast, on, kind, reasons, contribution_id=on.id)


def decision(cast: Cast, on: Any, kind: str, reasons: str, **more: Any) -> Decision:
    fields = {
        "kind_of_thing": "contribution",
        "ground": "insult",
        "moderator_id": cast.people["moderator"].id,
        "author_id": on.author_id,
        "state_before": "held",
        "decided_at": now(),
        **more,
    }
    of = on.consultation_id
    made: Decision = make.add(Decision(consultation_id=of, kind=kind, sentence=reasons, **fields))
    return made


def decided(cast: Cast, of: Consultation) -> None:
    """Words masked in what is public, a file and a name taken away from it."""
    marks, author = cast.marks, cast.people["author"]
    words = marks.new("masked words", {"author"} | TEAM)
    row = make.contribution(
        of, author=author, signature="", title="Masquée", version=2, public_from=2
    )
    db.session.query(Revision).filter_by(contribution_id=row.id).delete()
    older(row, 1, words, words)
    older(row, 2, row.title, row.body)
    original = {"title": words, "body": words, "version": 1}
    decision(cast, row, "mask", "Un nom.", contribution_id=row.id, original=original)
    attach(cast, row, marks.new("refused file of a public contribution", {"author"} | TEAM))
    file = cast.attachments[-1]
    file.state = "refused"
    named = {"kind_of_thing": "attachment", "attachment_id": file.id}
    decision(cast, row, "refuse", "Une injure.", **named)
    cast.contributions.append(row)
    nameless = make.contribution(of, author=make.user(name=""), signature="", title="Sans nom")
    taken = {"name": marks.new("name taken from an account", set()), "signed": {}}
    named = {"kind_of_thing": "profile", "profile_id": nameless.author_id}
    decision(cast, nameless, "refuse", "Une injure.", before={"row": taken}, **named)


def contested(cast: Cast, of: Consultation, other: Any) -> None:
    """A refusal that another lab decides again: it reads what that takes, and its author's words."""
    marks = cast.marks
    words = marks.new("text contested before another lab", {"author", "stranger"} | TEAM)
    row = make.contribution(
        of, author=cast.people["author"], signature="", state="refused", body=words
    )
    made = decision(cast, row, "refuse", "Hors sujet.", contribution_id=row.id)
    appeal = Appeal(
        decision_id=made.id,
        remover_id=made.moderator_id,
        lab_id=other.id,
        elsewhere=True,
        argument=marks.new("argument of an appeal", {"stranger"}),
        email=f"{marks.new('address of who contests', set())}@exemple.fr",
        created_at=now(),
        due_at=now(),
    )
    cast.appeals.append(make.add(appeal))
    make.add(
        Case(
            consultation_id=of.id,
            lab_id=other.id,
            reason="appeal",
            appeal_id=appeal.id,
            opened_at=now(),
            due_at=now(),
            author_id=row.author_id,
            remover_id=made.moderator_id,
            kind_of_thing="contribution",
            contribution_id=row.id,
        )
    )
    cast.contributions.append(row)


def hidden_comments(cast: Cast, of: Consultation) -> None:
    """Under a public contribution: an argument in each hidden state, and a public answer to it."""
    author, above = cast.people["author"], cast.contributions[-1]
    readers = {"author"} | TEAM
    for state in HIDDEN_STATES:
        argument = make.comment(
            above,
            author=author,
            signature="",
            state=state,
            body=cast.marks.new(f"{state} argument", readers),
        )
        answer = cast.marks.new(f"answer under a {state} argument", readers)
        make.comment(above, parent_id=argument.id, body=answer, author=author, signature="")
        cast.comments.append(argument)
    cast.comments.append(make.comment(above))


def campaign(cast: Cast, of: Consultation) -> None:
    """One text from two people, and from others whose copy is hidden."""
    said = " ".join(f"Le guichet du quartier numéro {n} ferme trop tôt." for n in range(9))
    author, readers = cast.people["author"], {"author"} | TEAM
    public = [make.contribution(of, title="Un même texte", body=said) for _ in range(2)]
    hidden = [
        make.contribution(
            of,
            state=state,
            title=cast.marks.new(f"title of the {state} copy of a campaign", readers),
            body=f"{said} {cast.marks.new(f'body of the {state} copy', readers)}",
            author=author,
            signature="",
        )
        for state in HIDDEN_STATES
    ]
    cast.contributions += [*public, *hidden]
    while campaigns.settle():
        pass
    db.session.expire_all()
    fold = db.session.query(Fold).one()
    assert (fold.texts, fold.people) == (2, 2)
    cast.campaigns.append(fold)


def merges(cast: Cast, of: Consultation) -> None:
    """Two public texts and a hidden one; and two of which one is hidden since: its title goes too."""
    author, readers = cast.people["author"], {"author"} | TEAM

    def text(what: str) -> Contribution:
        said = {"title": cast.marks.new(f"title of the {what}", readers), "signature": ""}
        made = make.contribution(of, body=cast.marks.new(what, readers), author=author, **said)
        cast.contributions.append(made)
        return made

    def fold(title: str, *texts: Contribution) -> None:
        moderator = cast.people["moderator"]
        made = merging.merge(of, {one.id for one in texts}, title, "", moderator)
        hidden = texts[-1]
        hidden.state = "refused"
        cast.merges.append(made)

    public = [make.contribution(of, title=f"Texte regroupé {n}") for n in range(3)]
    cast.contributions += public
    fold("Des guichets ouverts", *public[:2], text("refused text of a merge"))
    title = cast.marks.new("title of the merge that nothing public is left in", readers)
    fold(title, public[2], text("refused text of the merge of one"))
    while campaigns.settle():
        pass
    db.session.expire_all()
    assert [one.texts for one in cast.merges] == [2, 1]


def in_draft(cast: Cast, draft: Consultation) -> None:
    def secret(what: str) -> str:
        return cast.marks.new(f"{what} of the draft consultation", FACILITATORS)

    contribution = make.contribution(draft, title=secret("contribution"), body=secret("text"))
    make.comment(contribution, body=secret("argument"))
    digest = storage.storage().put(f"%PDF-1.4 {secret('document')}".encode())
    document = Document(
        consultation_id=draft.id,
        name=f"{secret('name of the document')}.pdf",
        media_type="application/pdf",
        size=20,
        digest=digest,
        created_at=now(),
    )
    cast.documents.append(make.add(document))
    paper = {"place": secret("place to vote on paper"), "hours": 24}
    vote = make.vote(draft, title=secret("vote"), paper=paper)
    vote.options[0].label = secret("option")
    cast.contributions.append(contribution)
    cast.votes.append(vote)


def sealed_vote(cast: Cast, of: Consultation) -> None:
    """Results that even the lab cannot read yet: counts that nothing else says."""
    vote = make.vote(of, paper={"place": "À l’accueil", "hours": 24})
    make.envelopes(vote, [(["1"], SEALED_VOICES), (["2"], SEALED_BALLOTS - SEALED_VOICES)])
    cast.marks.number(SEALED_VOICES, "sealed count of an option", set())
    cast.votes.append(vote)
    paper_lots(cast, vote)


def paper_lots(cast: Cast, vote: Vote) -> None:
    """Known to the team alone until the close: one being typed, one withdrawn."""
    who = cast.people["moderator"]

    def lot(what: str) -> PaperLot:
        made = actions.declare_lot(vote, cast.marks.new(what, TEAM), 2, who.id)
        cast.lots.append(made)
        return made

    being_typed = lot("name of a paper lot")
    actions.take_turn(being_typed, who.id, "moderator")
    actions.type_ballot(being_typed, who.id, 1, ["1"])
    withdrawn = lot("name of a paper lot that was withdrawn")
    reason = cast.marks.new("reason of a withdrawal", TEAM)
    actions.withdraw_lot(withdrawn, reason, who.id)


def electoral_lists(cast: Cast, opened: Consultation, scheduled: Consultation) -> None:
    """Who may vote, before and after the opening: the lab that wrote the list reads it, nobody else."""
    for of in (opened, scheduled):
        vote = make.vote(of, electorate="roll", opened=False)

        def secret(what: str, vote: Vote = vote) -> str:
            return cast.marks.new(f"{what} of an elector of vote {vote.id}", FACILITATORS)

        email = f"{secret('address')}@exemple.fr"
        one = make.enlist(vote, email, name=secret("name"), external_id=secret("number"))
        if of is opened:
            custody.open_box(vote)
        cast.votes.append(vote)
        cast.electors.append(one)


def second_reading(cast: Cast, of: Contribution) -> None:
    """What a text said when it was decided is shown to those who judge it again, but to who did."""
    word = cast.marks.new("text to be judged again", {"facilitator", "manager"})
    fields = {"kind": "publish", "state_before": "held", "decided_at": now()}
    fields |= {"before": {"row": {"title": word, "body": word}, "after": "published"}}
    decision = make.add(
        Decision(
            consultation_id=of.consultation_id,
            kind_of_thing="contribution",
            contribution_id=of.id,
            moderator_id=cast.people["moderator"].id,
            **fields,
        )
    )
    make.add(
        SecondReading(
            decision_id=decision.id,
            first_reader_id=decision.moderator_id,
            lab_id=of.consultation.lab_id,
            month="2026-10",
        )
    )


def charters(cast: Cast, lab_id: int) -> None:
    """One in force, and the draft of the next."""
    make.charter(lab_id)
    word = cast.marks.new("draft of the charter", {"manager", "steward"})
    make.charter(lab_id, 2, published=False, title=word)


def finished_vote(of: Consultation) -> Vote:
    vote = make.vote(of)
    make.envelopes(vote, [(["1"], 1)], "agent")
    make.counted(vote)
    return vote


def syntheses(cast: Cast, of: Consultation) -> None:
    """A published one, which cites a text refused since, and the draft of the next."""
    who = cast.people["facilitator"]
    readers = {"author"} | TEAM
    title = cast.marks.new("title of the text refused after it was cited", readers)
    words = cast.marks.new("body of the text refused after it was cited", readers)
    row = make.contribution(of, author=cast.people["author"], signature="", title=title, body=words)
    first = publishing.save(of, who.id, "Ce que nous retenons", f"On a dit ceci #{row.id}.", "")
    token = publishing.token_of(first)
    publishing.publish(of, who.id, token, signer="Zoé Vidal", signed=True)
    row.state = "refused"
    db.session.flush()
    for format in ("odt", "zip"):
        work.make.work(synthesis_id=first.id, format=format)
    cast.contributions.append(row)
    draft = cast.marks.new("draft of the synthesis", FACILITATORS)
    made = {"title": draft, "body": draft, "updated_at": now()}
    make.add(Synthesis(consultation_id=of.id, version=2, **made))


def codebook(cast: Cast, of: Consultation) -> None:
    """What the team makes of the texts, until the lab publishes it."""
    who, secret = cast.people["facilitator"], partial(cast.marks.new, who=TEAM)
    shown = next(one for one in cast.contributions if one.state == "published")
    reading = make.add(Reading(consultation_id=of.id, asked_at=now(), ended_at=now(), done=100))
    passage = [shown.id, shown.version, None, None]
    names = ("verbatims", "sample", "demands", "objections", "places")
    lists = {name: [passage] for name in names}
    fields = {"terms": [secret("term of a proposed theme")], "texts": 1, "groups": 1, **lists}
    title = secret("title of a proposed theme")
    made = ProposedTheme(reading_id=reading.id, position=1, title=title, **fields)
    make.add(made)
    make.add(ProposedGroup(theme_id=made.id, position=1, texts=1, ideas=[passage]))
    title, said = secret("title of a theme"), secret("description of a theme")
    theme = themes.create(of, who.id, title, said)
    placing.place(of, [shown.id], who.id, theme.id)
    note, seen = secret("note of a signed codebook"), coding.last_act(of)
    signing.sign(of, who, note, seen, knowing_unread=True)
    placing.mark_read(of, [shown.id], who.id)
    double.draw(of, who.id)
    aside = make.contribution(of, title="Un essai")
    cast.contributions.append(aside)
    placing.set_aside(of, aside.id, who.id, "other", secret("note of a text set aside"))


def from_model(cast: Cast, of: Consultation) -> None:
    """What a language model proposes is for those who may accept it."""
    to = {"host": "127.0.0.1:9", "model": "essai"}
    make.add(ModelConsent(lab_id=of.lab_id, given_by="Ana Roux", given_at=now(), **to))
    asked = {"consultation_id": of.id, "asked_at": now(), "ended_at": now(), "seed": "1", **to}
    told = {"digest": "0" * 64, "sent": 0, "eligible": 0, "numbers": {}}
    row = make.add(ModelRequest(kind="titles", **asked, **told))
    title = cast.marks.new("title that a model proposes", FACILITATORS)
    said = {"words": title, "line": title, "given": [7], "about": []}
    make.add(ModelProposal(request_id=row.id, position=1, **said))


def kept_apart(cast: Cast, of: Consultation) -> None:
    """What is written beside the texts: addresses, reports, drafts, mails, invitations."""
    marks, shown = cast.marks, cast.contributions[-2]
    word = marks.new("contact address of a contribution without account", set())
    held = make.contribution(
        of, state="held", contact_email=f"{word}@exemple.fr", title="Sans compte"
    )
    public = make.contribution(of, contact_email=f"{word}@exemple.fr", title="Sans compte, publié")
    cast.contributions += [held, public]
    fields = {"title": marks.new("draft on the server", {"author"})}
    fields["body"] = fields["title"]
    make.add(
        Draft(
            user_id=cast.people["author"].id,
            consultation_id=of.id,
            fields=fields,
            updated_at=now(),
        )
    )
    cast.reports.append(
        Report(
            consultation_id=of.id,
            kind_of_thing="contribution",
            contribution_id=shown.id,
            ground="other",
            explanation=marks.new("explanation of a report", TEAM),
            reporter_name=marks.new("name of someone who reports", set()),
            reporter_email=f"{marks.new('address of someone who reports', set())}@exemple.fr",
            created_at=now(),
        )
    )
    make.add(cast.reports[0])
    make.add(
        Mail(
            to=f"{marks.new('address of a mail', set())}@exemple.fr",
            subject=marks.new("subject of a mail", set()),
            body=marks.new("body of a mail", set()),
            language="fr",
            kind="receipt",
            created_at=now(),
        )
    )
    charters(cast, of.lab_id)
    second_reading(cast, shown)
    email = f"{marks.new('address of a contested refusal', {'steward'})}@yopmail.com"
    reason = marks.new("reasons of a contested refusal", {"steward"})
    said = {"domain": "yopmail.com", "reason": reason, "created_at": now()}
    cast.contested.append(make.add(ContestedDomain(email=email, **said)))
    invited = f"{marks.new('invited address', {'manager', 'steward'})}@exemple.fr"
    cast.invitations.append(
        make.add(Invitation(lab_id=of.lab_id, email=invited, role="moderator", created_at=now()))
    )

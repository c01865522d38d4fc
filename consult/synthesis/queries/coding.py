"""The codebook and its figures: one statement each, whatever the number of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, select, text
from sqlalchemy.orm import aliased

from ...accounts.models import User
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db
from ...paging import Order, Page, page
from ...visibility import HIDDEN_STATES, PUBLISHED
from ..models import Codebook, CodebookTheme, CodingAct, Handling, Placement
from ..scheme import Scheme

ACTS_A_PAGE = 30


def scheme(of: Consultation) -> Scheme:
    """Every theme, as rows: those merged and retired too."""
    columns = list(CodebookTheme.__table__.columns)
    return Scheme.of(
        db.session.execute(
            select(*columns)
            .where(CodebookTheme.consultation_id == of.id)
            .order_by(CodebookTheme.position, CodebookTheme.id)
        )
    )


# Each text once by a hash of numbers, then those that are public: quicker than counting apart.
COUNTS = text(
    "SELECT placed.root, count(*) AS texts FROM ("
    "SELECT DISTINCT r.root, p.contribution_id "
    "FROM unnest(CAST(:ids AS bigint[]), CAST(:roots AS bigint[])) AS r(id, root) "
    "JOIN placement p ON p.theme_id = r.id) AS placed "
    "JOIN contribution c ON c.id = placed.contribution_id "
    "AND c.consultation_id = :of AND c.state = 'published' "
    "GROUP BY placed.root"
)


def counts(of: Consultation, known: Scheme, only: int | None = None) -> dict[int, int]:
    """Public texts of each theme, those of the themes under it included, each text once."""
    pairs = [pair for pair in known.pairs() if only in (None, pair[1])]
    ids, roots = [one for one, _root in pairs], [root for _one, root in pairs]
    asked = {"of": of.id, "ids": ids, "roots": roots}
    return {row.root: row.texts for row in db.session.execute(COUNTS, asked)}


@dataclass(frozen=True)
class Progress:
    """Each public text in one of four."""

    texts: int = 0
    read: int = 0
    placed: int = 0  # to be read by someone
    aside: int = 0

    @property
    def left(self) -> int:
        return self.texts - self.read - self.placed - self.aside

    @property
    def parts(self) -> dict[str, float]:
        """Shares of the whole, in per cent."""
        of = max(1, self.texts)
        named = {"read": self.read, "placed": self.placed, "aside": self.aside, "left": self.left}
        return {name: 100 * number / of for name, number in named.items()}


def in_some_theme(active: Sequence[int]) -> Any:
    """The texts placed somewhere that still stands."""
    return select(Placement.contribution_id).where(Placement.theme_id.in_(active))


def handled(state: str | None = None) -> Any:
    """As the text is today: a text rewritten since waits for someone again."""
    same = and_(Handling.version == Contribution.version)
    return and_(same, Handling.state == state) if state else same


def progress(of: Consultation, known: Scheme) -> Progress:
    active = [one for one in known.themes if known.root(one) is not None]
    # A set that is looked into, not a join: as fast before the database has counted its rows.
    placed = Contribution.id.in_(in_some_theme(active))
    of_nobody = func.coalesce(~handled(), True)
    row = db.session.execute(
        select(
            func.count(),
            func.count().filter(handled("read")),
            func.count().filter(of_nobody, placed),
            func.count().filter(handled("aside")),
        )
        .select_from(Contribution)
        .outerjoin(Handling, Handling.contribution_id == Contribution.id)
        .where(Contribution.consultation_id == of.id, Contribution.state == PUBLISHED)
    ).one()
    return Progress(*row)


def masked(of: Consultation) -> Sequence[int]:
    """Those that moderation keeps from the public without having decided: nobody reads them here, and
    the certificate has no account of them."""
    return db.session.scalars(
        select(Contribution.id)
        .where(
            Contribution.consultation_id == of.id,
            Contribution.state.in_(set(HIDDEN_STATES) - {"refused", "withdrawn"}),
        )
        .order_by(Contribution.id)
    ).all()


# Acts --------------------------------------------------------------------------------------------


def acts(of: Consultation, *, after: str | None = None, before: str | None = None) -> Page:
    """The last first, with who did it and who undid it."""
    other = aliased(User)
    undoer = select(other.name).where(other.id == CodingAct.undone_by).scalar_subquery()
    asked = (
        select(
            CodingAct.id,
            CodingAct.id.label("sort_key"),
            CodingAct.kind,
            CodingAct.about,
            CodingAct.texts,
            CodingAct.at,
            CodingAct.undone_at,
            CodingAct.by_id,
            User.name.label("who"),
            undoer.label("undone_by"),
        )
        .outerjoin(User, User.id == CodingAct.by_id)
        .where(CodingAct.consultation_id == of.id)
    )
    order = Order(CodingAct.id.expression, CodingAct.id.expression, int)
    return page(asked, order, size=ACTS_A_PAGE, after=after, before=before)


def act_of(of: Consultation, number: int) -> CodingAct | None:
    return db.session.scalar(
        select(CodingAct).where(CodingAct.id == number, CodingAct.consultation_id == of.id)
    )


def last_act(of: Consultation) -> int:
    """What a page was opened on: anything done or undone since changes it."""
    acts_, undone = db.session.execute(
        select(func.max(CodingAct.id), func.count(CodingAct.undone_at)).where(
            CodingAct.consultation_id == of.id
        )
    ).one()
    return int(acts_ or 0) * 1_000_000 + int(undone)


def name_of(user_id: int | None) -> str:
    found = select(User.name).where(User.id == user_id)
    return (db.session.scalar(found) or "") if user_id else ""


# Signed versions ---------------------------------------------------------------------------------


def codebooks(of: Consultation) -> Sequence[Any]:
    """(number, at, signed_by, note, digest), the last first."""
    return db.session.execute(
        select(Codebook.number, Codebook.at, Codebook.signed_by, Codebook.note, Codebook.digest)
        .where(Codebook.consultation_id == of.id)
        .order_by(Codebook.number.desc())
    ).all()


def codebook(of: Consultation, number: int) -> Codebook | None:
    return db.session.scalar(
        select(Codebook).where(Codebook.consultation_id == of.id, Codebook.number == number)
    )

"""The files of a published synthesis: made once, kept, and made again when words leave them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import segno
from flask import current_app
from sqlalchemy.dialects.postgresql import Insert, insert

from ... import geography, i18n, jobs, throttle, uploads
from ...consultations.models import Consultation
from ...db import db, now, touch
from ...storage import storage
from .. import flows
from ..editions import odt, package, pdf
from ..editions.layout import Frame, Laid, laid_out
from ..labels import ACCOUNTS, DIRECTIONS, LICENCE
from ..models import Edition, Synthesis
from ..queries import editions, kept

log = logging.getLogger(__name__)
AGAIN = timedelta(hours=1)  # after what the machine lacked, or a fault


@jobs.job("synthesis.edition")
def make(synthesis_id: int, format: str) -> None:
    """Twice at once, or twice in a row: the same bytes."""
    synthesis = db.session.get(Synthesis, synthesis_id)
    if synthesis is None or synthesis.document is None:
        return
    of = synthesis.consultation
    pages, key = editions.pages(of), kept.key(of, synthesis)
    if format in editions.made(synthesis, key):
        return
    said = {"key": key, "pages": pages, "made_at": now()}
    try:
        with i18n.speaking(i18n.SOURCE):
            content = MAKERS[format](of, synthesis)
    except pdf.Lacking as lacking:
        log.warning("%s", lacking)
        _put(synthesis_id, format, **said, size=0, sha256=None, failure="lacking")
    except Exception:
        with throttle.transaction() as connection:
            failed = said | {"size": 0, "sha256": None, "failure": "failed"}
            connection.execute(_row(synthesis_id, format, **failed))
        raise
    else:
        uploads.stay()
        digest = storage().put(content)
        _put(synthesis_id, format, **said, size=len(content), sha256=digest, failure="")
    touch(of.scope)


def _put(synthesis_id: int, format: str, **said: object) -> None:
    db.session.execute(_row(synthesis_id, format, **said))
    db.session.expire_all()


def _row(synthesis_id: int, format: str, **said: object) -> Insert:
    made = insert(Edition).values(synthesis_id=synthesis_id, format=format, **said)
    return made.on_conflict_do_update(index_elements=["synthesis_id", "format"], set_=said)


@jobs.every("* * * * *", "synthesis.editions")
def keep_up() -> None:
    """Where pages changed since, has anything left the files? And what failed is tried again."""
    for synthesis, format, edition in editions.to_compare(now() - AGAIN):
        of = synthesis.consultation
        pages = editions.pages(of)  # before what it is compared with
        if edition is None or edition.failure or edition.key != kept.key(of, synthesis):
            jobs.defer(make, synthesis_id=synthesis.id, format=format)
        else:
            edition.pages = pages
    db.session.flush()


# What each is made of ----------------------------------------------------------------------------


def _laid(of: Consultation, synthesis: Synthesis) -> Laid:
    return laid_out(
        kept.as_it_stands(of, synthesis)[0],
        kept.certificate_of(synthesis),
        frame(of, synthesis),
        kept.readable_html(synthesis),
        kept.counts_of(synthesis),
    )


def frame(of: Consultation, synthesis: Synthesis) -> Frame:
    settings, region = current_app.config, geography.region(of.lab.region)
    return Frame(
        title=synthesis.title,
        consultation=of.title,
        lab=of.lab.name,
        place=", ".join(filter(None, (of.lab.city, region.name if region else ""))),
        state=tuple(settings["INSTANCE_OFFICIELLE"]),
        home=f"{settings['BASE_URL']}/concertations/{of.slug}",
        version=synthesis.version,
        published_at=synthesis.published_at or now(),
        zone=of.lab.zone,
        signed_by=synthesis.signed_by,
    )


def _pdf(of: Consultation, synthesis: Synthesis) -> bytes:
    laid = _laid(of, synthesis)
    page = current_app.jinja_env.get_template("synthesis/edition.html").render(
        laid=laid,
        body_html=laid.body_html,
        code=segno.make(laid.frame.address, error="m").svg_data_uri(border=0),
        issued_at=datetime.fromisoformat(laid.certificate.issued_at),
        accounts=ACCOUNTS,
        directions=DIRECTIONS,
        licence=LICENCE,
        shape=flows,
    )
    return pdf.write(page)


def _package(of: Consultation, synthesis: Synthesis) -> bytes:
    document, content = kept.as_it_stands(of, synthesis)
    return package.write(document, content, kept.certificate_of(synthesis), frame(of, synthesis))


def _odt(of: Consultation, synthesis: Synthesis) -> bytes:
    return odt.write(_laid(of, synthesis))


MAKERS: dict[str, Callable[[Consultation, Synthesis], bytes]] = {
    "pdf": _pdf,
    "odt": _odt,
    "zip": _package,
}

"""What the voter takes away, once the ballot is in the box.

The answer to a ballot is an address, and a cookie that is sent to that address alone, for a quarter of
an hour: the receipt is in no row, no session and no log.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import current_app, redirect, render_template, request, url_for
from itsdangerous import BadSignature, TimestampSigner
from markupsafe import Markup

from ...i18n import gettext as _
from ...notifications.letters import link
from ...web import require
from ..actions import Cast
from ..box import qr
from ..models import Vote
from .blueprint import bp, described, found

LIFE = 15 * 60  # seconds


def taken(slug: str, vote_id: int, made: Cast) -> Any:
    """Lead to the page that shows the receipt."""
    address = url_for("votes.cast_done", slug=slug, vote_id=vote_id)
    answer = redirect(address, 303)
    answer.set_cookie(
        current_app.config["RECEIPT_COOKIE"],
        signer().sign(f"{vote_id}.{made.hash.hex()}.{made.replaced:d}").decode(),
        max_age=LIFE,
        path=address,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return answer


@bp.get("/<int:vote_id>/depose")
def cast_done(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.read", vote)
    made = carried(vote_id)
    if made is None:  # another browser, or later: the receipt is asked of whoever holds it
        return redirect(url_for(".receipt", slug=slug, vote_id=vote_id), 303)
    address = link("votes.receipt", slug=slug, vote_id=vote_id, recu=made.receipt)
    return render_template(
        "votes/cast.html",
        **described(vote),
        made=made,
        drawn=Markup(qr.svg(address)),
        file=text_file(receipt_text(vote, made, address)),
    )


def signer() -> TimestampSigner:
    return TimestampSigner(str(current_app.secret_key), salt="receipt")


def carried(vote_id: int) -> Cast | None:
    kept = request.cookies.get(current_app.config["RECEIPT_COOKIE"], "")
    try:
        said = signer().unsign(kept, max_age=LIFE).decode()
    except BadSignature:
        return None
    of, hashed, replaced = said.split(".")
    return Cast(bytes.fromhex(hashed), replaced == "1") if of == str(vote_id) else None


def receipt_text(vote: Vote, made: Cast, address: str) -> str:
    return "\n\n".join(
        [
            vote.title,
            _("Reçu\u00a0: %(receipt)s", receipt=made.receipt),
            _("Empreinte de l’enveloppe\u00a0: %(hash)s", hash=made.hash.hex()),
            _("Pour le vérifier\u00a0: %(address)s", address=address),
            _("Ce reçu ne dit pas ce que vous avez choisi."),
        ]
    )


def text_file(said: str) -> str:
    """The address of a file that the page itself holds: the server keeps nothing to send later."""
    return "data:text/plain;charset=utf-8," + quote(said + "\n")

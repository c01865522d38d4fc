"""What anyone can check: a receipt, the public list, the ballots where they are published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Response, abort, render_template, request

from ...i18n import lazy_gettext as _l
from ...throttle import limit_proofs
from ...web import can, require
from .. import board, queries, sharing
from ..box import published, sealing
from ..box.faults import Fault
from ..forms import ReceiptForm
from ..models import Vote
from .blueprint import bp, described, found

PUBLIC = Path(__file__).resolve().parent.parent / "public"
SCRIPTS = ("verifier.py", "recompter.py")
CONTENTS = {
    published.MANIFEST: _l("Le scrutin tel qu’il a été fixé avant l’ouverture."),
    published.LEAVES: _l("La liste publique\u00a0: une empreinte par enveloppe."),
    published.HEADS: _l("La longueur de la liste et sa racine après chaque lot, signées."),
    published.WITHDRAWN: _l("Les enveloppes remplacées par un second bulletin."),
    published.NUMBERS: _l("Émargements, enveloppes, ajouts et retraits."),
    published.RESULT: _l("Le résultat signé."),
    f"{sharing.BALLOTS}.json": _l("Les bulletins ouverts, sans nom, avec la règle qui les compte."),
    f"{sharing.BALLOTS}.blt": _l("Les mêmes, au format des classements."),
    f"{sharing.BALLOTS}.csv": _l("Les mêmes, une ligne de notes par bulletin."),
    f"{sharing.BALLOTS}.pb": _l("Les mêmes, au format Pabulib des budgets participatifs."),
}


@bp.get("/<int:vote_id>/recu")
def receipt(slug: str, vote_id: int) -> Any:
    """The receipt is in the address of the page that its QR code opens: it names nobody."""
    vote = found(slug, vote_id)
    require("vote.read", vote)
    form = ReceiptForm(formdata=None)
    typed = request.args.get("recu", "")
    form.recu.data = typed
    context = {**described(vote), "form": form, "typed": typed, "found": None, "unread": None}
    if typed:
        try:
            context["found"] = where(vote, sealing.read_receipt(typed))
        except Fault as fault:
            context["unread"] = str(fault)
    return render_template("votes/receipt.html", **context)


def where(vote: Vote, shown: str) -> dict[str, Any]:
    """Where the envelope of a receipt is: listed, waiting to be, withdrawn, or nowhere."""
    bounds = sealing.receipt_bounds(shown)
    listed = queries.leaf(vote.id, *bounds)
    if listed is not None:
        position, batch, withdrawn = listed
        state = "withdrawn" if withdrawn else "listed"
        return {"state": state, "receipt": shown, "position": position, "batch": batch}
    return {
        "state": "waiting" if queries.is_waiting(vote.id, *bounds) else "absent",
        "receipt": shown,
    }


@bp.get("/<int:vote_id>/preuves")
def proofs(slug: str, vote_id: int) -> Any:
    vote = found(slug, vote_id)
    require("vote.read", vote)
    files = sharing.files(vote, unsealed=can("vote.result", vote))
    return render_template(
        "votes/proofs.html",
        **described(vote),
        heads=board.signed_heads(vote.id),
        numbers=board.numbers_of(vote) if vote.closed_at else None,
        files=files,
        contents=CONTENTS,
        scripts=SCRIPTS,
        commands=commands(files),
    )


def commands(files: list[str]) -> list[str]:
    """What can be run on these files, in the folder where they are."""
    recount = f"python3 recompter.py {sharing.BALLOTS}.json --comparer {published.RESULT}"
    return ["python3 verifier.py ."] + [recount] * (f"{sharing.BALLOTS}.json" in files)


@bp.get("/<int:vote_id>/preuves/<name>")
def proof(slug: str, vote_id: int, name: str) -> Any:
    vote = found(slug, vote_id)
    require("vote.read", vote)
    if name in SCRIPTS:
        return given((PUBLIC / name).read_bytes(), name)
    limit_proofs()
    content = sharing.content(vote, name, unsealed=can("vote.result", vote))
    return given(content, name) if content is not None else abort(404)


def given(content: bytes, name: str) -> Response:
    kind = "application/json" if name.endswith(".json") else "text/plain"
    answer = Response(content, mimetype=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

"""A codebook being made: texts read by the program, a theme accepted, one created, a version signed."""

from __future__ import annotations

from sqlalchemy import select

from ...accounts.models import User
from ...consultations.models import Consultation
from ...contributions.models import Contribution
from ...db import db, now
from ...permissions import FACILITATOR
from ...synthesis import work
from ...synthesis.actions import double, placing, signing, themes
from ...synthesis.models import Reading
from ...synthesis.queries import coding, readings
from .. import consultations
from ..typography import french

OF = "des-demarches-en-ligne-pour-tous"
ACCEPTED = "Comprendre la démarche et être aidé"
CREATED = "Garder le papier et le guichet"
DESCRIPTION = "Le texte demande une voie sans internet. Une panne seule n’y entre pas."
NOTE = "Première lecture, à trois personnes : la moitié des textes reste à relire."


def fill() -> None:
    of = db.session.scalars(select(Consultation).where(Consultation.slug == OF)).one()
    who = db.session.get_one(User, consultations.member(of.lab_id, FACILITATOR))
    reading = Reading(consultation_id=of.id, asked_by=who.id, asked_at=now())
    db.session.add(reading)
    db.session.flush()
    work.read.work(reading_id=reading.id)
    (first, _accepted), *_others = readings.themes(reading, coding.scheme(of))
    (accepted,) = themes.accept(of, who.id, {first.id: french(ACCEPTED)})
    created = themes.create(of, who.id, french(CREATED), french(DESCRIPTION))
    kept = select(Contribution.id).where(
        Contribution.consultation_id == of.id, Contribution.title.ilike("%papier%")
    )
    for number in db.session.scalars(kept.order_by(Contribution.id)):
        placing.read(of, number, who.id, [created.id])
    placing.read(of, first.places[0][0], who.id, [accepted.id])
    double.draw(of, who.id)
    signing.sign(of, who, french(NOTE), coding.last_act(of))

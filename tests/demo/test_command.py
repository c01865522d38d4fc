"""``flask demo``: once, with the accounts it made, or with one more consultation for measures."""

from __future__ import annotations

from sqlalchemy import select

from consult.consultations.models import Consultation
from consult.db import db
from consult.labs.models import Lab


def test_the_command_fills_once_and_says_who_can_sign_in(app, session):
    runner = app.test_cli_runner()
    first = runner.invoke(args=["demo"])
    assert first.exit_code == 0, first.output
    assert "jeanne.carlier@demo.fr" in first.output
    assert "Already filled" in runner.invoke(args=["demo"]).output
    assert db.session.query(Lab).count() == 5


def test_a_large_consultation_can_be_added_for_measures(app, session):
    made = app.test_cli_runner().invoke(args=["demo", "--scale", "300"])
    assert made.exit_code == 0, made.output
    of = db.session.scalars(select(Consultation).where(Consultation.slug == "mesure-300")).one()
    assert of.contributions_count == 300
    assert "already" in app.test_cli_runner().invoke(args=["demo", "--scale", "300"]).output

"""``flask demo``: an instance full of invented life."""

from __future__ import annotations

import time

import click
from flask import current_app
from sqlalchemy import select

from ..accounts.models import User
from ..consultations.models import Consultation
from ..db import db
from ..labs.models import Lab, Membership
from .actions import fill


@click.command("demo")
@click.option("--scale", type=int, help="Add one consultation with that many contributions.")
def commands(scale: int | None) -> None:
    """Fill an empty instance with invented labs, people and consultations."""
    if current_app.config["PRODUCTION"]:
        raise click.ClickException("The demo invents people: it never runs in production.")
    started = time.monotonic()
    if fill.filled():
        click.echo("Already filled: nothing is written twice.")
    else:
        fill.fill(lambda said: click.echo(f"  {said}"))
    if scale:
        _scale(scale)
    _accounts()
    click.echo(f"{time.monotonic() - started:.1f} s")


def _scale(count: int) -> None:
    slug = f"{fill.SCALE_SLUG}-{count}"
    if db.session.scalar(select(Consultation.id).where(Consultation.slug == slug)):
        click.echo(f"{slug} is already there.")
    else:
        click.echo(fill.scale(count, lambda said: click.echo(f"  {said}")))


def _accounts() -> None:
    rows = db.session.execute(
        select(Membership.role, Lab.name, User.email)
        .join(Lab, Lab.id == Membership.lab_id)
        .join(User, User.id == Membership.user_id)
        .order_by(Lab.id, Membership.id)
    ).all()
    click.echo("Accounts (a sign-in link reaches each at /courriels):")
    for role, lab, email in rows:
        click.echo(f"  {role:12} {lab:24} {email}")
    for role, where in (
        ("steward", User.steward),
        ("agent", User.college == "agent"),
        ("citizen", User.college == "citizen"),
    ):
        alone = ~User.steward & ~User.id.in_(select(Membership.user_id))
        found = select(User.email).where(where if role == "steward" else where & alone)
        click.echo(f"  {role:37} {db.session.scalar(found.order_by(User.id).limit(1))}")

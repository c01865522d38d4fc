"""flask labs …"""

from __future__ import annotations

import re

import click
from flask.cli import AppGroup

from .. import geography
from ..accounts.cli import address
from ..db import commit
from ..errors import Refused
from ..permissions import MANAGER, ROLES
from . import actions, queries

commands = AppGroup("labs", help="Labs and their teams.")


def region(_context: click.Context, _parameter: click.Parameter, code: str) -> str:
    if geography.region(code) is None:
        known = ", ".join(f"{r.code} {r.name}" for r in geography.regions())
        raise click.BadParameter(f"not the INSEE code of a region. Regions: {known}.")
    return code


def slug(_context: click.Context, _parameter: click.Parameter, typed: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", typed) or len(typed) > 80:
        raise click.BadParameter("small letters, digits and hyphens, as in lab-archipel.")
    return typed


@commands.command("create")
@click.argument("slug", callback=slug)
@click.option("--name", required=True)
@click.option("--region", required=True, callback=region, help="INSEE code, as 28 for Normandie.")
@click.option("--city", required=True)
@click.option("--email", required=True, callback=address, help="Public address of the lab.")
def create(slug: str, name: str, region: str, city: str, email: str) -> None:
    """Create a lab; then invite its manager."""
    try:
        actions.create(slug=slug, name=name, region=region, city=city, email=email)
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    commit()
    click.echo(f"/labos/{slug} exists. Next: flask labs invite {slug} EMAIL")


@commands.command("invite")
@click.argument("slug")
@click.argument("email", callback=address)
@click.option("--role", type=click.Choice(ROLES), default=MANAGER, show_default=True)
def invite(slug: str, email: str, role: str) -> None:
    """Invite someone to a lab's team; they join by signing in with that address."""
    lab = queries.lab_of(slug)
    if lab is None:
        raise click.ClickException(f"No lab is called {slug}.")
    try:
        actions.invite(lab, email, role)
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    commit()
    click.echo(f"{email} is invited to {lab.name}.")

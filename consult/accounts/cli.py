"""flask accounts …"""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

from ..db import commit
from . import actions
from .addresses import normalised

commands = AppGroup("accounts", help="People.")


def address(_context: click.Context, _parameter: click.Parameter, typed: str) -> str:
    found = normalised(typed)
    if found is None:
        raise click.BadParameter(f"{typed} is not an e-mail address.")
    return found


@commands.command("steward")
@click.argument("email", callback=address)
@click.option("--remove", is_flag=True, help="Take the role back.")
def steward(email: str, remove: bool) -> None:
    """Make someone a steward of the network: they see and help every lab."""
    actions.appoint_steward(email, current_app.config["AGENT_DOMAINS"], steward=not remove)
    commit()
    click.echo(f"{email} is {'no longer ' if remove else ''}a steward.")

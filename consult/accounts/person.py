"""The signed-in person, as rights and pages see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from ..permissions import AGENT, CITIZEN, FACILITATOR, MANAGER


@dataclass(frozen=True)
class Person:
    id: int
    email: str
    name: str
    service: str
    college: str
    appears_as: str
    language: str
    steward: bool
    session: str = ""  # the cookie's token
    roles: Mapping[int, str] = field(default_factory=dict)  # role by lab
    # By lab where they may not write for a time: until when, the code of the reasons, the lab's zone.
    restricted: Mapping[int, tuple[datetime, str, str]] = field(default_factory=dict)

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return self.session

    @cached_property
    def team_labs(self) -> frozenset[int]:
        return frozenset(self.roles)

    @cached_property
    def facilitated_labs(self) -> frozenset[int]:
        return frozenset(lab for lab, role in self.roles.items() if role in (FACILITATOR, MANAGER))


def is_agent(email: str, domains: list[str]) -> bool:
    """The proved address belongs to one of ``domains`` or to a sub-domain of one."""
    host = email.rpartition("@")[2].lower()
    return any(host == domain or host.endswith("." + domain) for domain in domains)


def college_of(email: str, domains: list[str]) -> str:
    return AGENT if is_agent(email, domains) else CITIZEN

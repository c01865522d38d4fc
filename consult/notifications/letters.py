"""The texts of mails, in the reader's language, from templates/mail/<name>.txt.

    send(to=user.email, kind="receipt", user_id=user.id, **letter("receipt", user.language, code=code))

A template extends mail/frame.txt and fills its blocks ``subject`` and ``text``; it has ``link(…)``,
the whole address of a page in that language, and the same filters as pages.
"""

from __future__ import annotations

import re
from typing import Any, TypedDict

from flask import current_app

from .. import i18n


class Letter(TypedDict):
    subject: str
    body: str
    language: str


def letter(name: str, language: str, **values: Any) -> Letter:
    """The subject and body of mail ``name``, as arguments of ``actions.send``."""
    with i18n.speaking(language):
        # Not render_template: what it adds belongs to a request, and jobs write too.
        said = current_app.jinja_env.get_template(f"mail/{name}.txt").render(
            _=i18n.gettext,  # plain text: nothing is escaped
            ngettext=i18n.ngettext,
            link=link,
            base_url=current_app.config["BASE_URL"],
            **values,
        )
    subject, _line, body = said.strip().partition("\n")
    body = re.sub(r"\n{3,}", "\n\n", body).strip() + "\n"
    return Letter(subject=subject.strip(), body=body, language=language)


def link(endpoint: str, **values: Any) -> str:
    """The whole address of a page, in the current language, from a request or from a job."""
    prefix = "" if i18n.locale() == i18n.SOURCE else "/" + i18n.locale()
    path = current_app.url_map.bind("site", script_name=prefix or "/").build(endpoint, values)
    return str(current_app.config["BASE_URL"]) + path

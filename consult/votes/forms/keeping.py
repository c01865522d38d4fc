"""What is sent to the box."""

from __future__ import annotations

from flask_wtf.file import FileField, FileRequired

from ...i18n import lazy_gettext as _l
from ...web import Form


class ActForm(Form):
    """A button."""


class KeyForm(Form):
    file = FileField(_l("Fichier cle-publique.json"), [FileRequired(_l("Choisissez le fichier."))])


class ResultForm(Form):
    file = FileField(_l("Fichier resultat.json"), [FileRequired(_l("Choisissez le fichier."))])

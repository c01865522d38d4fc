"""What the demo says, by consultation: texts only, no code that writes."""

from __future__ import annotations

from . import accueil, caserne, demarches, eau, entreprises, mobilite, renovation, teletravail
from .shape import Question

QUESTIONS: tuple[Question, ...] = (
    entreprises.QUESTION,
    renovation.QUESTION,
    accueil.QUESTION,
    mobilite.QUESTION,
    demarches.QUESTION,
    eau.QUESTION,
    caserne.QUESTION,
    teletravail.QUESTION,
)

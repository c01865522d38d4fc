"""The rows that the measures need, written in bulk."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from sqlalchemy import text

from consult.consultations.models import Consultation
from consult.db import db
from tests import bulk, make
from tests.load import synthesis

VOICES = 1500  # people who back, vote and write
SENTENCES = (
    "Les personnes qui travaillent en semaine ne peuvent pas venir au guichet avant dix-sept heures.",
    "Un accueil commun aux services de l’État éviterait trois trajets à chaque dossier.",
    "La piste cyclable s’arrête au pied du pont, là où la circulation est la plus dense.",
    "Une entreprise en difficulté ne sait pas à quelle porte frapper, ni quand.",
    "Le bus de sept heures part avant l’arrivée du train : dix minutes suffiraient.",
    "Les courriers sont écrits pour les juristes ; une page simple aiderait tout le monde.",
    "Nous avons essayé dans notre canton une permanence au marché, et elle ne désemplit pas.",
    "Il faudrait pouvoir prendre rendez-vous par téléphone, pas seulement en ligne.",
)


@dataclass
class Cast:
    """What the measures ask for."""

    small: Consultation
    middle: Consultation
    large: Consultation
    discussed: int = 0
    vote: int = 0
    options: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    moderators: dict[int, int] = field(default_factory=dict)  # by what waits for each
    # Who codes, and what they look at, by the size of the codebook.
    coders: dict[int, tuple[int, dict[str, int]]] = field(default_factory=dict)


def fill(small: int = 200, middle: int = 10_000, large: int = 100_000) -> Cast:
    lab = make.lab(name="Labo de mesure")
    cast = Cast(*(consultation(lab, size) for size in (small, middle, large)))
    for of, size in ((cast.small, small), (cast.middle, middle), (cast.large, large)):
        write(of, size)
    cast.discussed = discussed(cast.middle)
    vote = make.vote(cast.middle, options=6, variant={"maximum": 3})
    cast.vote, cast.options = vote.id, [option.position for option in vote.options]
    cast.people = [make.user(email=f"voix{n}@exemple.fr").id for n in range(VOICES)]
    cast.moderators = {size: waiting(size) for size in (100, large)}
    sizes = (synthesis.FEW, synthesis.MANY)
    cast.coders = {size: synthesis.coded(size, SENTENCES) for size in sizes}
    db.session.commit()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))  # as the database does by itself, later
    return cast


def consultation(lab: make.Lab, size: int) -> Consultation:
    """Open to ideas and to votes at once."""
    phases = [make.phase("ideas", -10, 10), make.phase("vote", -10, 10)]
    return make.consultation(lab=lab, slug=f"mesure-{size}", phases=phases)


def write(of: Consultation, size: int) -> None:
    """Two hundred texts, credible in length and in vocabulary, and their copies."""
    chance = random.Random(1)  # the same for each run
    variety = min(size, 200)
    for _ in range(variety):
        body = "\n\n".join(" ".join(chance.sample(SENTENCES, 3)) for _ in range(2))
        original = make.contribution(of, title=chance.choice(SENTENCES)[:60], body=body)
        if size > variety:
            bulk.copies(original, size // variety - 1)
    of.contributions_citizen = size - size // 5
    of.contributions_agent = size // 5


def waiting(size: int) -> int:
    """A moderator of a lab where ``size`` texts wait, their deadlines spread."""
    of = make.consultation(regime="before")
    originals = [
        make.contribution(of, title=SENTENCES[n % 8][:60], body=SENTENCES[n % 8], state="held")
        for n in range(10)
    ]
    for original in originals:
        bulk.copies(original, size // 10 - 1)
    db.session.execute(
        text(
            "UPDATE moderation_case SET due_at = due_at + id % 997 * interval '7 minutes', "
            "gravity = id % 3 WHERE consultation_id = :of"
        ),
        {"of": of.id},
    )
    return int(make.member(of.lab).id)


def discussed(of: Consultation) -> int:
    """A contribution with twenty arguments, ten of them answered."""
    contribution = make.contribution(of, author=make.user(), comments=30)
    for n in range(20):
        argument = make.comment(contribution, side=("for", "against", "question")[n % 3])
        if n % 2:
            bulk.copy_comment(argument, 1, parent_id=argument.id)
    return int(contribution.id)

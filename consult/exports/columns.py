"""The columns of the open data, and what each of them says."""

from __future__ import annotations

from ..i18n import N_
from .format import CODE, DATE, NUMBER, Column

NUMBER_ = Column("numero", N_("Numéro public de la contribution"), NUMBER)
CONSULTATION = Column("concertation", N_("Identifiant de la concertation dans son adresse"), CODE)
LAB = Column("labo", N_("Identifiant du labo qui la porte"), CODE)
REGION = Column("region", N_("Code Insee de la région de la concertation, vide si nationale"), CODE)
DEPARTEMENT = Column("departement", N_("Code du département indiqué par la personne"), CODE)
COMMUNE = Column(
    "commune",
    N_("Code Insee de la commune, donné à partir de onze personnes d’une même commune"),
    CODE,
)
DAY = Column("publiee_le", N_("Jour de publication, dans le fuseau du labo"), DATE)
COLLEGE = Column(
    "college",
    N_(
        "citoyen, agent, ou inconnu pour un texte repris d’ailleurs\u202f; dans les résultats, tous, et papier"
    ),
    CODE,
)
THEME = Column("theme", N_("Thème choisi"))
TITLE = Column("titre", N_("Titre"))
BODY = Column("texte", N_("Texte tel qu’il a été écrit"))
LANGUAGE = Column("langue", N_("Langue du texte (BCP 47)"), CODE)
SUPPORTS = Column("soutiens", N_("Soutiens, tous ensemble"), NUMBER)
SUPPORTS_CITIZEN = Column("soutiens_citoyens", N_("Soutiens de citoyennes et citoyens"), NUMBER)
SUPPORTS_AGENT = Column("soutiens_agents", N_("Soutiens d’agents publics"), NUMBER)
SUPPORTS_COUNTED = Column("soutiens_repris", N_("Votes favorables repris avec le texte"), NUMBER)
ARGUMENTS = Column("arguments", N_("Nombre d’arguments et de réponses publiés"), NUMBER)
CAMPAIGN = Column(
    "campagne",
    N_("Numéro commun aux textes presque identiques de plusieurs personnes, vide pour les autres"),
    NUMBER,
)
MERGED = Column(
    "regroupement", N_("Numéro commun aux contributions que le labo a regroupées"), NUMBER
)
MERGE_TITLE = Column("regroupement_titre", N_("Titre donné par le labo à ce regroupement"))
ORIGIN = Column("origine", N_("web, import, papier ou atelier"), CODE)
SOURCE = Column("source", N_("D’où vient un texte repris"))
SOURCE_ID = Column("identifiant_source", N_("Identifiant du texte dans sa source"))
ADDRESS = Column("adresse", N_("Adresse de la page"), CODE)
ARGUMENT = Column("argument", N_("Numéro de l’argument"), NUMBER)
ANSWERED = Column("repond_a", N_("Numéro de l’argument auquel celui-ci répond"), NUMBER)
SIDE = Column("sens", N_("pour, contre, question ou neutre"), CODE)
COUNTED_VOTES = Column("votes_repris", N_("Votes repris avec l’argument"), NUMBER)
POSITION = Column(
    "position", N_("pour, mitigé ou contre\u202f; un soutien est toujours pour"), CODE
)
VOICES = Column("nombre", N_("Nombre de soutiens ou de votes"), NUMBER)
VOTE = Column("scrutin", N_("Numéro du scrutin"), NUMBER)
VOTE_TITLE = Column("intitule", N_("Question du scrutin"))
METHOD = Column("methode", N_("Manière de compter"), CODE)
CLOSED = Column("clos_le", N_("Jour de clôture"), DATE)
OPTION = Column("option", N_("Rang de l’option sur le bulletin"), NUMBER)
OPTION_LABEL = Column("libelle", N_("Option"))
BALLOTS = Column("bulletins", N_("Bulletins déposés dans ce collège"), NUMBER)
BLANK = Column("blancs", N_("Bulletins blancs"), NUMBER)
SCORE = Column("compte", N_("Ce que la méthode a compté pour cette option"))
RANK = Column("rang", N_("Rang d’arrivée dans ce collège"), NUMBER)
RETAINED = Column("retenue", N_("1 si l’option est retenue dans ce collège, 0 sinon"), NUMBER)
SIGNATURE = Column("signature", N_("Nom affiché (réservé au labo)"))
SOURCE_PARENT = Column("contribution_source", N_("Identifiant de la contribution dans sa source"))
SOURCE_ANSWERED = Column("repond_a_source", N_("Identifiant de l’argument dans sa source"))


def counted(position: str) -> Column:
    return Column(f"votes_repris_{position}", N_("Votes repris, par position"), NUMBER)


def kept_as(name: str) -> Column:
    return Column(name, N_("Colonne reprise telle quelle de la source"))

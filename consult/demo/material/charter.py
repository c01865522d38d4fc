"""The charter of one lab: the common rules, in its own words where it has some."""

from ...labs.charter import Rule
from ..typography import french

SLUG = "chantier-commun"

INTRODUCTION = french(
    """Cette charte dit ce que l'équipe du labo attend des textes, et ce que vous pouvez attendre d'elle.

## Ce qui est bienvenu

Ce que vous vivez, ce que vous proposez, ce qui vous fâche : tout ce qui aide à répondre à la question. Un désaccord avec la préfecture n'a jamais fait refuser un texte.

## Qui lit, et quand

Deux personnes du labo lisent les textes, du lundi au vendredi. La page de chaque concertation dit sous combien d'heures.

## Si vous n'êtes pas d'accord

Contestez dans les six mois, depuis le courriel reçu ou la page de suivi : quelqu'un d'autre que la personne qui a décidé vous répond sous quinze jours."""
)

FIRST = french("Le labo écrit sa propre charte, à partir de celle du réseau.")
SECOND = french(
    "Nous disons mieux ce qui désigne une personne, après vos questions sur les copropriétés, et une "
    "règle sur les photographies est ajoutée."
)

PRIVACY = french(
    "Votre texte est public et réutilisable par tous. N'y écrivez ni adresse, ni téléphone, ni nom "
    "d'une personne qui n'agit pas dans une fonction publique. Dans une copropriété ou un village, un "
    "étage ou un métier suffit à désigner quelqu'un : parlez de l'immeuble, pas du voisin."
)

PHOTOGRAPHS = Rule(
    "photographies",
    "personal-data",
    french("Des photographies sans visage"),
    french(
        "Les photographies jointes montrent un lieu, un mur, un document. Personne ne doit pouvoir y "
        "être reconnu, ni une plaque y être lue, sans accord."
    ),
    french(
        "Une photographie jointe à votre texte permet de reconnaître une personne ou un véhicule. "
        "Remplacez-la, ou masquez ce qui les désigne."
    ),
    french("La photographie d'un hall où l'on voit les noms des boîtes aux lettres."),
)

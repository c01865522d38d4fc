"""The text of an association, sent by forty people of the Larzac who each changed a little."""

from __future__ import annotations

from .shape import Campaign

TRAIN = Campaign(
    titles=(
        "Un car le dimanche soir pour les lycéens et les étudiants",
        "Pour un car du dimanche soir vers Millau et Montpellier",
        "Dimanche soir : rendez-nous un car",
    ),
    theme="Cars et horaires",
    openings=(
        "",
        "Bonjour,",
        "Madame, Monsieur,",
        "Je reprends à mon compte le texte des Voyageurs du Causse.",
        "Membre des Voyageurs du Causse, je signe ce texte.",
    ),
    sentences=(
        "Le dimanche, le dernier car part de Saint-Affrique à 15 h 40.",
        "Nos enfants internes quittent donc la maison au milieu de l'après-midi, ou bien un parent "
        "fait cent vingt kilomètres dans la nuit pour les reconduire.",
        "Nous demandons un départ à 18 h 30, de septembre à juin, par Cornus et La Cavalerie, en "
        "correspondance avec le train de Millau.",
        "Un car de trente places suffit : nous avons compté quarante-sept jeunes sur le trajet.",
        "Essayez une année, comptez les passagers, et publiez le résultat.",
    ),
    personal=(
        "Ma fille est interne à Millau, son frère le sera à la rentrée.",
        "Je suis grand-père et je ne conduis plus de nuit.",
        "Nous habitons Cornus et nous relayons à trois familles, un dimanche sur trois.",
        "Mon fils a renoncé à sa formation à cause de ce trajet.",
        "Je n'ai plus d'enfant scolarisé, mais je prendrais ce car moi aussi.",
        "L'hiver, avec le verglas sur le causse, c'est tout simplement dangereux.",
        "J'ai moi-même connu ce car quand j'étais lycéenne, il était toujours plein.",
        "À La Couvertoirade, cinq jeunes sont concernés.",
        "Je travaille de nuit à l'hôpital et je ne peux pas le conduire.",
    ),
    closings=(
        "",
        "Merci de votre attention.",
        "Texte proposé par les Voyageurs du Causse.",
        "Les Voyageurs du Causse.",
    ),
    people=41,
)

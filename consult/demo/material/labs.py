"""Five invented labs in real regions, and their teams."""

from __future__ import annotations

from dataclasses import dataclass

from .shape import words


@dataclass(frozen=True)
class Place:
    slug: str
    name: str
    region: str
    city: str
    zone: str
    presentation: str
    team: tuple[tuple[str, str, str], ...]  # role, name, service


LABS = (
    Place(
        "estran",
        "L'Estran",
        "28",
        "Rouen",
        "Europe/Paris",
        "L'Estran est le laboratoire d'innovation publique des services de l'État en Normandie. "
        "Comme la plage que la mer découvre deux fois par jour, c'est un terrain commun : on y "
        "vient des cinq départements, on y pose un problème tel qu'on le vit, on en repart avec "
        "un prototype.\n\nUne équipe de quatre personnes accueille une quinzaine de projets par "
        "an : délais de réponse, lettres incompréhensibles, outils que personne n'ouvre. Chaque "
        "projet commence par une semaine passée **avec** les personnes concernées, au guichet, "
        "en tournée ou au téléphone.",
        (
            ("manager", "Camille Lemonnier", "Préfecture de région"),
            ("facilitator", "Yann Duquesnoy", "Préfecture de région"),
            ("moderator", "Inès Baudry", "DREETS"),
        ),
    ),
    Place(
        "fabrique-du-fleuve",
        "La Fabrique du fleuve",
        "52",
        "Nantes",
        "Europe/Paris",
        "La Fabrique du fleuve réunit agents, usagers et associations des Pays de la Loire pour "
        "repenser les services publics là où ils se rendent : à l'accueil, au téléphone, sur un "
        "formulaire.\n\nSa règle tient en une phrase : on n'écrit rien avant d'avoir regardé. "
        "Les observations sont publiées, les essais aussi, même ceux qui n'ont pas marché.",
        (
            ("manager", "Solène Guillou", "Préfecture de région"),
            ("facilitator", "Mathieu Arnaud", "Préfecture de la Loire-Atlantique"),
            ("moderator", "Fatou Diarra", "DDETS"),
        ),
    ),
    Place(
        "chantier-commun",
        "Le Chantier commun",
        "32",
        "Lille",
        "Europe/Paris",
        "Le Chantier commun accompagne les services de l'État dans les Hauts-de-France. On y "
        "travaille les sujets qui débordent d'un seul bureau : le logement, l'énergie, l'accès "
        "aux droits, les friches.\n\nL'atelier de la rue de Tournai est ouvert le premier jeudi "
        "du mois, de 14 heures à 18 heures. On peut y venir avec une question, un dossier ou "
        "simplement une idée.",
        (
            ("manager", "Hélène Vandamme", "Préfecture de région"),
            ("facilitator", "Karim Belkacem", "DREAL"),
            ("moderator", "Justine Delattre", "DDTM du Nord"),
        ),
    ),
    Place(
        "draille",
        "La Draille",
        "76",
        "Toulouse",
        "Europe/Paris",
        "Une draille est un chemin de transhumance : elle relie des lieux que la carte sépare. "
        "Le laboratoire du même nom se déplace dans les treize départements d'Occitanie, avec un "
        "camion aménagé en salle de réunion.\n\nMobilités, eau, présence des services : les "
        "questions sont posées sur place, dans les salles des fêtes et sur les marchés, et les "
        "réponses y reviennent.",
        (
            ("manager", "Élodie Cazals", "Préfecture de région"),
            ("facilitator", "Rémi Sarrazin", "DDT de l'Aveyron"),
            ("moderator", "Nadia Ferhat", "DREAL"),
        ),
    ),
    Place(
        "varangue",
        "La Varangue",
        "04",
        "Saint-Denis",
        "Indian/Reunion",
        "À La Réunion, la varangue est la galerie ouverte où l'on reçoit, où l'on discute et où "
        "l'on prend le temps. Le laboratoire en a fait sa méthode : recevoir les gens à mi-chemin "
        "de la rue et du bureau.\n\nSes trois agents travaillent sur l'accès aux droits, les "
        "démarches en ligne et la prévention des risques, en français et en créole.",
        (
            ("manager", "Marie-Annick Payet", "Préfecture de La Réunion"),
            ("facilitator", "Jean-Hugues Hoarau", "Préfecture de La Réunion"),
            ("moderator", "Priscilla Grondin", "DEETS"),
        ),
    ),
)

STEWARD = ("Antoine Perrault", "DITP")

FIRST_NAMES = words(
    "Adèle Agathe Aïcha Alain Albane Alexis Alice Aline Amandine Amélie Anaïs André Anne "
    "Anthony Arthur Aurélie Baptiste Béatrice Benoît Bernard Brigitte Bruno Catherine Cécile "
    "Cédric Chantal Charlotte Chloé Christian Claire Claude Clément Corinne Damien Daniel "
    "David Delphine Denis Didier Dominique Édith Élise Emma Emmanuel Éric Estelle Étienne "
    "Évelyne Fabien Fanny Florence Franck François Françoise Gabriel Gaëlle Geneviève Gérard "
    "Gilles Guillaume Hakim Hugo Irène Isabelle Jacques Jean Jérôme Joël Josiane Julie Julien "
    "Karine Laetitia Laurent Léa Lionel Louis Lucas Lucie Ludovic Madeleine Malika Manon Marc "
    "Marie Marion Martine Maxime Michel Mireille Mohamed Monique Mounir Nathalie Nicolas "
    "Nicole Noémie Odile Olivier Pascal Patricia Paul Pauline Philippe Pierre Quentin Rachid "
    "Raphaël Régine René Robert Romain Rose Sabrina Samira Sandrine Sarah Serge Simon Sophie "
    "Stéphane Sylvie Théo Thérèse Thierry Thomas Valérie Vincent Virginie Xavier Yasmine Yves "
    "Zoé"
)
LAST_NAMES = words(
    "Adam Allard Aubert Bailly Barbier Baron Bellanger Benali Berger Bernier Besson Blanc "
    "Bodin Bonnet Boucher Boulanger Bourdon Brunet Caron Carpentier Chauvin Chevallier Clerc "
    "Colin Collet Cordier Coste Courtois Cuvelier Dacosta Daniel Debruyne Delahaye Delcourt "
    "Delmas Denis Descamps Deschamps Dubus Dufour Dumont Dupuis Duriez Étienne Fabre Fontaine "
    "Fournier Gaillard Garnier Gauthier Germain Gillet Girard Guérin Guyot Hamon Hardy Hébert "
    "Henry Hubert Huet Jacquet Joly Jourdan Kaci Klein Lacroix Laine Lambert Langlois Launay "
    "Lebrun Leclerc Lecomte Lefebvre Léger Lemaire Leroux Lesage Lopez Louvet Maillard Mallet "
    "Marchand Marchal Marty Masson Mathieu Ménard Mercier Meunier Millet Monnier Moreau Morel "
    "Morin Navarro Nguyen Noël Olivier Pagès Paris Pereira Perrin Petit Picard Poirier "
    "Prévost Prigent Quesnel Rémy Renard Renaud Rey Richard Rivière Robin Roche Rolland "
    "Rousseau Roussel Roux Royer Sauvage Schmitt Simonet Tessier Thibault Thuillier Traoré "
    "Vallée Vasseur Verdier Vidal Villain Wagner Weber Ziani"
)
SERVICES = (
    "la DREETS",
    "la DDT",
    "la préfecture",
    "la DDETS",
    "la sous-préfecture",
    "la DREAL",
    "la direction des finances publiques",
    "l'Urssaf",
    "la Banque de France",
    "une maison France services",
    "la DDTM",
    "l'inspection du travail",
)

"""Mobility in a rural canton. Ideas are over, the vote has not begun: between two phases."""

from __future__ import annotations

from . import causse
from .shape import Against, Argument, Ask, Choice, For, Idea, Poll, Question, Stage

IDEAS = (
    Idea(
        "Un arrêt de covoiturage devant chaque épicerie",
        "Entre Cornus et Millau, je croise quarante voitures avec une seule personne dedans. Un "
        "simple panneau devant l'épicerie, comme un arrêt de bus, et une feuille avec les habitués : "
        "on se connaît tous, il ne manque que l'endroit où s'attendre.",
        "Covoiturage",
        citizens=54,
        arguments=(
            For("L'épicerie, c'est bien vu : il y a de la lumière et quelqu'un qui vous voit."),
            Ask("Et pour le retour du soir, qui garantit que l'on ne reste pas à Millau ?"),
        ),
    ),
    Idea(
        "Faire coïncider le car et la sortie du lycée",
        "Le car part à 17 h 05, les cours finissent à 17 heures, et le lycée est à dix minutes à "
        "pied. Ma fille rentre à 20 heures trois soirs par semaine pour dix minutes. Avant d'ajouter "
        "des lignes, mettez les montres à l'heure.",
        "Cars et horaires",
        citizens=71,
        agents=5,
        arguments=(
            For("Même chose pour les stages en lycée professionnel, personne ne les a prévus."),
            For("Gratuit et immédiat."),
        ),
    ),
    Idea(
        "Un minibus le jour du marché et le jour du médecin",
        "Chez nous, les personnes âgées n'ont besoin de se déplacer que deux jours : le marché du "
        "mercredi et la consultation du vendredi. Un minibus qui passe dans les hameaux ces deux "
        "jours-là rendrait plus de services qu'une ligne quotidienne vide.",
        "Personnes sans voiture",
        citizens=63,
        agents=8,
        arguments=(
            For(
                "À Camarès une association le fait avec deux bénévoles et un véhicule de la mairie."
            ),
            Against(
                "Les bénévoles s'usent. Au bout de deux ans il n'en reste qu'un, c'est moi.",
                "Alors payons le chauffeur et gardons les bénévoles pour l'accompagnement.",
            ),
        ),
    ),
    Idea(
        "Une voiture électrique de village à partager",
        "Nous avons besoin d'une deuxième voiture deux fois par mois. Une voiture partagée par "
        "village, réservée à la mairie ou au café, remplacerait bien des secondes voitures qui "
        "dorment sous un hangar et coûtent l'assurance toute l'année.",
        "Voitures partagées",
        citizens=38,
        agents=4,
        arguments=(
            Against(
                "Sur le plateau, en janvier, l'autonomie fond. Il faut une vraie prise rapide."
            ),
            For("Sainte-Eulalie l'a fait : elle roule surtout le week-end."),
        ),
    ),
    Idea(
        "Le permis à quinze ans ne suffit pas : louez des scooters électriques aux apprentis",
        "Un apprenti gagne six cents euros et dépense le tiers en trajets. Un parc de scooters loués "
        "vingt euros par mois par la mission locale permettrait d'accepter un contrat à vingt "
        "kilomètres. Le garagiste de La Cavalerie serait prêt à les entretenir.",
        "Personnes sans voiture",
        citizens=45,
        agents=7,
        arguments=(Ask("Qui paie en cas d'accident ou de vol ?"),),
    ),
    Idea(
        "Garder le guichet de la gare, même trois heures par jour",
        "Depuis que le guichet est fermé, ma voisine de 82 ans ne prend plus le train : elle ne sait "
        "pas acheter sur l'automate. Trois heures le matin, partagées avec l'office de tourisme, et "
        "le train redevient un moyen de transport.",
        "Cars et horaires",
        citizens=57,
        agents=3,
        arguments=(For("Le facteur pourrait vendre les billets, il passe partout."),),
    ),
    Idea(
        "Un seul numéro de téléphone pour tous les déplacements",
        "Il y a le transport à la demande, le taxi conventionné, l'association, le car, le "
        "covoiturage : cinq numéros, cinq horaires, cinq règlements. Une personne, un numéro, qui "
        "trouve la solution et rappelle. Tout le reste existe déjà.",
        "Organisation",
        citizens=66,
        agents=19,
        arguments=(
            For(
                "Comme agent de la maison France services, je fais déjà ce travail avec des post-it."
            ),
            Argument("neutral", "Le département prépare un portail ; un numéro le compléterait."),
        ),
    ),
    Idea(
        "Sécuriser les huit kilomètres entre Nant et Saint-Jean à vélo",
        "La route est plate, belle, et mortelle : pas d'accotement et des camions de bois. Il existe "
        "un ancien chemin le long de la rivière, il manque une passerelle et deux conventions avec "
        "des riverains. Ce serait la première vraie voie cyclable du canton.",
        "Vélo et marche",
        citizens=49,
        agents=6,
        arguments=(
            For("Les familles suivraient, et le camping aussi."),
            Against("Deux parcelles sont en procès depuis dix ans. Ne promettez pas trop vite."),
        ),
    ),
    Idea(
        "Amener les services plutôt que déplacer les gens",
        "Une partie des trajets n'existe que parce que le service est parti. Le bus des services "
        "publics passe un jeudi sur deux et repart avant midi. S'il venait chaque semaine, à heure "
        "fixe, avec un agent des impôts une fois par mois, on roulerait moins.",
        "Organisation",
        citizens=52,
        agents=21,
        college="agent",
        arguments=(For("La meilleure mobilité est celle que l'on évite."),),
    ),
    Idea(
        "Payer le trajet des aides à domicile comme du temps de travail",
        "Je fais cent dix kilomètres par jour entre sept maisons. Le trajet n'est payé qu'en partie "
        "et ma voiture s'use. Beaucoup d'entre nous arrêtent pour cela. Si l'on parle de mobilité, "
        "parlons aussi de celles qui roulent pour les autres.",
        "Organisation",
        citizens=78,
        agents=9,
        arguments=(
            For(
                "C'est du ressort de la loi, mais le département peut déjà avancer sur le véhicule."
            ),
        ),
    ),
    Idea(
        "Un car le dimanche soir pour les étudiants",
        "Le dernier car pour Rodez ou Montpellier part à 15 h 30 le dimanche. Résultat, les parents "
        "font deux heures de route ou les jeunes ne rentrent plus. Un départ à 18 heures, du premier "
        "week-end de septembre à la fin mai, suffirait.",
        "Cars et horaires",
        citizens=41,
        agents=2,
    ),
)

QUESTION = Question(
    slug="se-deplacer-sur-le-larzac-et-dans-les-vallees",
    lab="draille",
    title="Comment se déplacer demain sur le Larzac et dans ses vallées ?",
    subject="mobility",
    essential=(
        "Dans nos quatorze communes, neuf trajets sur dix se font en voiture.",
        "Vous avez proposé d'autres façons d'aller travailler, se soigner ou étudier.",
        "Le labo vérifie maintenant le coût et le délai de chaque idée.",
        "La semaine prochaine, vous voterez pour celles à essayer d'abord.",
        "Trois essais d'un an commenceront au printemps.",
    ),
    authority="La sous-préfète de Millau, avec la communauté de communes",
    open_to_change="Les services à essayer, les villages concernés, les horaires et les tarifs.",
    already_decided="Une enveloppe de 180 000 € pour un an. Les lignes régionales de cars ne peuvent "
    "être supprimées ; leurs horaires peuvent être discutés avec la région.",
    decider="Le comité de bassin de mobilité décide à partir du vote et du chiffrage publié ici.",
    territory="Larzac et vallées de la Dourbie et du Dourdou (Aveyron)",
    region="76",
    contact="draille@demo.gouv.fr",
    data_notice="La sous-préfecture de Millau est responsable du traitement. La commune que vous "
    "indiquez sert à savoir où sont les besoins ; elle n'est publiée qu'en nombre suffisant.",
    published=64,
    synthesis_due=48,
    stages=(
        Stage(
            "ideas",
            "Proposer des trajets",
            "Racontez un trajet difficile et proposez mieux.",
            -60,
            -16,
        ),
        Stage("reading", "Lire le chiffrage", "Coût et délai de chaque idée, commentés.", -12, -2),
        Stage("vote", "Choisir les essais", "Approuvez jusqu'à trois idées.", 6, 20),
    ),
    themes=(
        "Cars et horaires",
        "Covoiturage",
        "Voitures partagées",
        "Vélo et marche",
        "Personnes sans voiture",
        "Organisation",
    ),
    places="larzac",
    ideas=IDEAS,
    campaign=causse.TRAIN,
    polls=(
        Poll(
            "Quels essais lancer au printemps ?",
            "Trois essais d'un an seront financés, avec une personne pour les animer. Cochez-en jusqu'à "
            "trois : les plus soutenus commencent en avril.",
            3,
            (
                Choice(
                    "Un numéro unique pour se déplacer",
                    "Une personne, du lundi au samedi. 46 000 €.",
                    "Un seul numéro de téléphone pour tous les déplacements",
                ),
                Choice(
                    "Le minibus du marché et du médecin",
                    "Deux jours par semaine, onze hameaux. 58 000 €.",
                    "Un minibus le jour du marché et le jour du médecin",
                ),
                Choice(
                    "Douze arrêts de covoiturage",
                    "Panneaux, éclairage, charte des conducteurs. 31 000 €.",
                    "Un arrêt de covoiturage devant chaque épicerie",
                ),
                Choice(
                    "Trente scooters pour les apprentis",
                    "Location à 20 € par mois. 52 000 €.",
                    "Le permis à quinze ans ne suffit pas : louez des scooters électriques aux apprentis",
                ),
                Choice(
                    "Quatre voitures de village",
                    "Réservation à la mairie ou au café. 64 000 €.",
                    "Une voiture électrique de village à partager",
                ),
            ),
            citizens=0,
            agents=0,
            sealed=True,
        ),
    ),
)

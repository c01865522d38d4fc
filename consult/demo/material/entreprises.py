"""Agents tell how they could see a company's difficulties coming. Open, ideas, agents only."""

from __future__ import annotations

from .shape import Against, Argument, Ask, For, Idea, Question, Refusal, Stage

IDEAS = (
    Idea(
        "Un seul tableau des retards de cotisations, mis à jour chaque semaine",
        "Aujourd'hui je découvre les retards Urssaf dans un fichier envoyé une fois par trimestre, "
        "quand l'entreprise a déjà écrit au tribunal. Nous devrions voir chaque semaine, pour notre "
        "département, la liste des établissements de plus de dix salariés qui ont deux mois de "
        "retard. Pas besoin d'un nouvel outil : un tableau partagé suffit pour commencer, à "
        "condition que quelqu'un le tienne.",
        "Signaux à croiser",
        agents=41,
        arguments=(
            For(
                "Dans notre département nous l'avons fait six mois avec un tableur. Nous avons "
                "appelé onze entreprises avant qu'elles ne cessent de payer, sept sont toujours là.",
                "Accepteriez-vous de partager le modèle de ce tableur ?",
            ),
            Against(
                "Deux mois de retard, c'est aussi un changement de logiciel de paie ou un "
                "comptable malade. Sans tri, on inquiétera des entreprises qui vont bien."
            ),
            Ask("Qui aurait le droit de voir la liste ? Le secret fiscal et social s'applique."),
        ),
    ),
    Idea(
        "Redéfinir ce que nous appelons une entreprise en difficulté",
        "Chaque service a sa définition : pour l'un c'est une dette, pour l'autre une demande "
        "d'activité partielle, pour le troisième un article de journal. Tant que nous n'aurons pas "
        "une phrase commune, nous croiserons des listes qui ne parlent pas de la même chose. Je "
        "propose une demi-journée par département pour l'écrire ensemble, à partir de dix dossiers "
        "que nous connaissons tous.",
        "Travailler ensemble",
        agents=37,
        arguments=(
            For("C'est le vrai point de départ. Un outil sur une définition floue ne servira pas."),
            For(
                "J'ajouterais les greffiers et un administrateur judiciaire autour de la table : "
                "ils voient la fin de l'histoire, donc le moment où l'on aurait pu agir."
            ),
        ),
    ),
    Idea(
        "Écouter les conseillers qui voient les patrons tous les jours",
        "Les premiers à savoir sont les conseillers de la chambre de métiers, les agents des "
        "finances publiques qui accordent les délais et les développeurs économiques des "
        "intercommunalités. Personne ne leur demande rien, ou bien on leur demande de remplir un "
        "formulaire de quatre pages. Une adresse unique et une réponse sous deux jours suffiraient "
        "pour que l'alerte remonte.",
        "Signaux à croiser",
        agents=29,
        arguments=(
            For(
                "Une alerte orale bien placée vaut mieux qu'un indicateur avec six mois de retard."
            ),
            Ask("Que promet-on à celui qui alerte ? Il faut lui dire ce que son signal a produit."),
        ),
    ),
    Idea(
        "Ne jamais appeler une entreprise sans savoir quoi lui proposer",
        "J'ai vu des collègues appeler un dirigeant pour lui dire que l'État s'inquiétait, sans "
        "pouvoir répondre à sa seule question : et maintenant ? Avant de détecter plus tôt, "
        "dressons la liste courte de ce que nous pouvons réellement offrir dans la semaine : un "
        "délai, un médiateur du crédit, un rendez-vous au tribunal, un diagnostic financé.",
        "Après l'alerte",
        agents=34,
        arguments=(
            For("Le premier appel décide de tout : s'il est maladroit, la porte se ferme."),
            Against(
                "Attendre d'avoir une réponse parfaite, c'est attendre trop. Écouter est déjà un "
                "service, à condition d'annoncer que l'on rappellera.",
                "D'accord, mais alors il faut une date de rappel et la tenir.",
            ),
        ),
    ),
    Idea(
        "Suivre les filières plutôt que les entreprises une par une",
        "Quand le donneur d'ordre de la vallée a réduit ses commandes, les onze sous-traitants sont "
        "tombés l'un après l'autre en dix-huit mois. Chacun paraissait sain jusqu'au dernier "
        "trimestre. Une fiche par filière, tenue à deux avec la région, nous aurait donné un an "
        "d'avance.",
        "Signaux à croiser",
        agents=26,
        arguments=(
            For("La logistique et le décolletage s'y prêtent bien : peu de donneurs d'ordre."),
        ),
    ),
    Idea(
        "Un binôme par arrondissement, avec du temps écrit dans la fiche de poste",
        "La détection précoce est la mission de tout le monde, donc de personne. Je propose que "
        "chaque arrondissement ait deux personnes nommées, l'une à la DREETS, l'autre aux finances "
        "publiques, avec une demi-journée par semaine réservée. Si cela n'est pas écrit, la "
        "campagne suivante emportera tout.",
        "Moyens et temps",
        agents=22,
        arguments=(
            For("Nommer les gens change tout : on sait enfin qui appeler."),
            Against("Avec les effectifs actuels, la demi-journée sera prise sur l'instruction."),
        ),
    ),
    Idea(
        "Garder la mémoire des dossiers perdus",
        "Chaque liquidation de plus de vingt salariés devrait donner lieu, trois mois après, à une "
        "heure d'échange : quels signaux avions-nous, qui les avait, qu'en avons-nous fait ? Sans "
        "chercher de coupable. Nous l'avons tenté deux fois ; on y apprend davantage que dans "
        "n'importe quelle formation.",
        "Travailler ensemble",
        agents=31,
        arguments=(For("Les pompiers le font après chaque intervention, pourquoi pas nous."),),
    ),
    Idea(
        "Dire clairement aux agents ce qu'ils ont le droit d'échanger",
        "Par prudence, chacun se tait. Les textes permettent pourtant des échanges entre services "
        "dans des cas précis, mais personne ne les a lus. Une page recto, validée par les juristes, "
        "avec trois colonnes : je peux dire, je peux dire à telles personnes, je ne peux pas dire.",
        "Moyens et temps",
        agents=38,
        arguments=(
            For("Je m'en servirais demain matin."),
            Ask("Cette page pourrait-elle être opposable en cas de reproche ?"),
        ),
    ),
    Idea(
        "Attention aux listes qui deviennent des réputations",
        "Une entreprise signalée à tort peut perdre son assureur-crédit en quinze jours. Plus nous "
        "serons nombreux à voir la liste, plus elle fuitera. Je demande que les accès soient "
        "nominatifs, que chaque consultation laisse une trace et que les lignes s'effacent au bout "
        "de douze mois.",
        "Après l'alerte",
        agents=19,
        arguments=(
            For("Condition indispensable pour que les dirigeants nous parlent encore."),
            Argument(
                "neutral", "La trace existe déjà dans nos applications, il reste à la regarder."
            ),
        ),
    ),
    Idea(
        "Former les accueils des sous-préfectures à entendre un patron qui va mal",
        "Un dirigeant qui vient pour une carte grise et qui parle vingt minutes de ses fournisseurs "
        "est en train d'appeler à l'aide. Nos collègues de l'accueil le sentent mais ne savent pas à "
        "qui passer le relais. Une demi-journée de sensibilisation et un numéro direct, rien de plus.",
        "Travailler ensemble",
        agents=24,
    ),
    Idea(
        "Regarder les offres d'emploi qui disparaissent",
        "Une entreprise qui retire toutes ses annonces en une semaine nous dit quelque chose. La "
        "donnée est publique et quotidienne. Il faudrait l'essayer sur deux bassins pendant six mois "
        "et comparer avec les procédures ouvertes, avant d'en faire un indicateur.",
        "Signaux à croiser",
        agents=12,
        arguments=(Against("Beaucoup de petites entreprises ne publient jamais d'annonce."),),
    ),
    Idea(
        "Le dirigeant de la fonderie m'a tout raconté",
        "Dans la fonderie que j'ai suivie l'an dernier, le directeur, que je nomme ici pour que "
        "chacun comprenne de qui il s'agit, cachait ses pertes depuis 2021.",
        "Après l'alerte",
        state="amend",
        refusal=Refusal(
            "amend",
            "personal-data",
            "Votre récit est utile, mais il permet de reconnaître une entreprise et son dirigeant. "
            "Pourriez-vous le reprendre sans le lieu, l'activité et la date ?",
        ),
    ),
)

QUESTION = Question(
    slug="voir-venir-les-difficultes-des-entreprises",
    lab="estran",
    title="Comment voir venir plus tôt les difficultés des entreprises ?",
    subject="work",
    essential=(
        "Chaque année, des entreprises ferment sans que nos services les aient vues venir.",
        "Nous demandons aux agents quels signaux ils voient, et ce qui les empêche d'agir.",
        "Tous les agents de l'État et de ses opérateurs en Normandie peuvent répondre.",
        "Vos idées serviront à définir, puis à essayer, un outil d'alerte commun.",
        "La synthèse sera publiée ici, avec ce qui est retenu et ce qui ne l'est pas.",
    ),
    authority="Le préfet de la région Normandie, avec la direction régionale de l'économie, de "
    "l'emploi, du travail et des solidarités (DREETS).",
    open_to_change="La définition commune de la difficulté, les signaux à croiser, la forme de "
    "l'alerte, la manière de prendre contact avec les dirigeants et l'organisation entre services.",
    already_decided="L'outil sera essayé dans deux départements avant toute généralisation. Il ne "
    "donnera lieu à aucun contrôle : les données d'alerte ne servent pas à l'inspection.",
    decider="Le comité régional de prévention des difficultés, présidé par le préfet, décide au vu "
    "de la synthèse. Il motive par écrit chaque piste écartée.",
    territory="Normandie",
    region="28",
    who_may="agents",
    regime="before",
    account_required=True,
    contact="estran@demo.gouv.fr",
    data_notice="La préfecture de région est responsable du traitement. Votre adresse sert à "
    "prouver que vous êtes agent ; elle n'est jamais publiée. Les contributions sont conservées "
    "deux ans après la synthèse, puis versées aux archives sans nom.",
    published=24,
    synthesis_due=55,
    stages=(
        Stage(
            "ideas",
            "Raconter et proposer",
            "Décrivez un cas vécu, un signal que vous avez vu, une piste à essayer.",
            -20,
            18,
        ),
        Stage(
            "reading",
            "Lire et corriger la synthèse provisoire",
            "La synthèse provisoire est relue par les contributeurs pendant une semaine.",
            32,
            40,
        ),
    ),
    themes=("Signaux à croiser", "Travailler ensemble", "Après l'alerte", "Moyens et temps"),
    ideas=IDEAS,
    document=(
        "Note de cadrage.pdf",
        "Note de cadrage : la détection précoce des entreprises en difficulté en Normandie",
    ),
)

"""More threats: what is done to a body, what death is promised, what is known of someone, what they had better do.

The letters are those of ``harm``; Z is a verb of violence ordered to others.
"""

from __future__ import annotations

_YOUR = r"(?:ta|ton|tes|votre|vos)"
_HIS = r"(?:ta|ton|tes|votre|vos|sa|son|ses|leurs?)"
_I = r"(?:je|j'|j|on|nous|moi je|jvais|jv)"
_GOING = r"(?:vais|vai|va|vas|allons|viens|viendra\w*|reviendra\w*|peux|pourrais|veux|voudrais|compte|finirai par|finira par|devrais)"
_DONE = r"(?= ?(?:$|[.!?,;)]|toi\b|sale\b|mec\b|gros\b|tous\b|toutes\b|si\b|et\b|direct\b|comme\b|un jour\b|bande\b|des que\b|quand\b|la prochaine\b))"
_BLOW = (
    r"(?:poings?|pieds?|main dans|balles?|droite|gauche|gifles?|claques?|baffes?|tartes?|boule|patates?|pains?|mandales?|beignes?|raclee|"
    r"M+|coups? de (?:M+|D+|poings?|pieds?|boule|fusil|latte|sabre|crosse|chevrotine))"
)
_GRAVE = (
    r"(?:a l'hopital|a l'hosto|aux urgences|au cimetiere|a la morgue|en fauteuil|en reanimation|en rea|six pieds|entre quatre planches|"
    r"dans (?:un |le |une |la |ton |votre |son )?(?:fosse|coffre|trou|canal|cercueil|tombe|caveau|sac|riviere|seine|boite|beton)|au fond d[ue]|"
    r"les pieds devant|pendue?s?|noyee?s?|en morceaux|la tete en bas|avec une balle|a un croc|sous terre|sous un (?:train|camion|tracteur))"
)
_ILL = r"(?:quelque chose|quelque malheur|malheur|un malheur|un accident|des bricoles|une bricole|un truc|des ennuis|un pepin|un drame|du mal)"

BLOWS = (
    # Blows.
    (
        "poing poings pied pieds main balle balles droite gauche gifle gifles claque claques baffe baffes tarte tartes boule patate pain mandale beigne raclee coup coups M",
        r"\b(?:lui|leur|te|t'|vous|t) ?(?:fous|fout|foutrai|foutra|foutre|foutrais|colle|collerai|collera|coller|mets|met|mettrai|mettra|mettrons|mettre|[LVPEUWX]+|planter|envo\w+|enverrai|enverra|"
        rf"enfonc\w+|tir\w+|loge\w*|balanc\w+|decoch\w+|flanqu\w+|file|filer|filerai) (?:\w+ ){{0,2}}?(?:mon|ma|un|une|des|deux|trois|quelques|mes|le|la|son) (?:bon |bonne |gros |grosse |grand |grande |petit |petite |belle )?{_BLOW}",
    ),
    (
        "L X P E",
        r"\bj(?:e |'|e vais |vais )?(?:[XL]+) (?:la |le |les )D+ (?:a |au |aux |de |du |des |d')(?!l'arbre|platane)",
    ),
    (
        "XLE",
        rf"\b(?:je|j'|on|nous|j) ?(?:te |t'|vous |vs )[XPLE]+{_DONE}",
    ),
    (
        "PUXL",
        rf"\bj(?:le |la |les |l'|te |t'|vous )(?:[PULX]+|E+{_DONE})",
    ),
    ("PX", r"\bsi\b[^.!?\n]{0,110}\b(?:je|on|j'|nous) ?(?:le |la |les |l')P+\b"),
    (
        "dessus",
        rf"\b{_I} ?(?:{_GOING} )?(?:lui|leur|te|vous) (?:roul\w+|pass\w+|fonc\w+|tir\w+|saut\w+|tomb\w+) dessus\b(?! (?:sur le|avec l'idee))",
    ),
    (
        "LVX",
        r"\b(?:te |vous |t')[VXL]+ (?:avec (?:mon|ma|mes|un|une|le|la)|a coups de|a mains nues)\b",
    ),
    (
        "quelqu premier prochain 1er un R",
        r"\b(?:je|j'|on|j) ?(?:vais |va |finirai par |finira par )?(?:[PLU]+|descends|descendre|[VE]+) (?:quelqu'un|le (?:1er|premier|prochain)(?: \w+)? (?:qui|venu|R+)|un (?:R+|de ces R+|d'entre (?:vous|eux)))\b",
    ),
    (
        "V",
        r"\b(?:il faut|faut|faudrait|il faudrait|on devrait|on doit|on va|je vais|je veux|il est temps d'|merite d'|merite de|envie de|qu'a|d'|de) ?(?:tous |vite )?(?:V+) (?:ce |cet |cette |ces )(?:\w+ )?R+"
        r"(?: comme (?:un|une|des) \w+)?\b(?! (?:au|aux|a la|en|par) )",
    ),
    (
        "V",
        r"\bV+ (?:le |la |les |ce |cet |cette |ces |l')?(?:\w+ )?R+ comme (?:un|une|des) (?:chien|rat|porc|bete|cafard|lapin|sanglier)",
    ),
    (
        "D",
        r"\b(?:lui|leur|te|t'|vous) ?[VEW]+ (?:la |les |le |l'|un |une |deux )D+\b(?! (?:de|du|a|sur) )",
    ),
    (
        "D",
        r"\bprendr\w+ (?:une?|des|mon|ma) (?:bonne |bon )?[\w]+ (?:dans|en pleine|sur) (?:la |le |les |sa |ta |leur |son )D+",
    ),
    (
        "bouteille acide pierre brique pave boulon boulons marteau pelle parpaing",
        r"\b(?:une?|de l'|mon|ma|le|des) ?(?:bouteille|acide|pierre|brique|pave|boulons?|marteau|pelle|parpaing) (?:d'acide )?(?:dans|en pleine|sur) (?:la |ta |sa |leur |votre )(?:figure|D+)",
    ),
    (
        "balcon haut pont toit fenetre escalier escaliers falaise etage bus train camion voies canal eau riviere seine",
        rf"\b{_I} ?(?:{_GOING} )?(?:le |la |les |te |vous |l'|t')(?:jet\w+|balanc\w+|pouss\w+|fou\w+) (?:tous )?(?:du |de la |de l'|par |dans |sous |a )(?:l'|le |la |les |un |une )?(?:balcon|haut|pont|toit|fenetre|escaliers?|falaise|\w+ etage|bus|train|camion|voies|canal|eau|riviere|seine)",
    ),
    (
        "bombe bombes guillotine balle corde peloton grenade M",
        r"\b(?:une|des|un|la|le) (?:bonne )?(?:bombes?|guillotine|balles?|M+|corde|peloton),? (?:voila|c'est)(?: tout)? ce qu'(?:il|ils|elle|vous)",
    ),
    (
        "jfrappe jtape jplante jbute jcogne jdefonce jexplose jdemonte jcreve jeclate jfume jtabasse",
        r"\bj(?:frappe|tape|plante|bute|cogne|defonce|explose|demonte|creve|eclate|fume|tabasse) (?:le |la |les |l'|un |une |tous |ce |quelqu'un)",
    ),
    ("sus", r"\bsus aux? (?:\w+ )?[RG]+"),
    (
        "LV",
        r"\b[VL]+ (?:tous |toutes )?(?:cette|ces|ce) (?:\w+ )?(?:vermine|racailles?|ordures?|salauds?|salopards?|connards?|cafards|monstres|batards?|pourritures?|pourris|enfoires?|crapules?|gens-la)\b",
    ),
    (
        "vivant vivante vivants",
        r"\b(?:tu|vous|il|elle|ils|R+)\b[^.!?\n]{0,25}\b(?:sort\w+|tir\w+|repart\w+|revien\w+|ressort\w+) (?:pas |plus )?vivante?s?\b",
    ),
    (
        "faire",
        r"\b(?:aille\w*|va|allez|peut aller|peuvent aller) (?:donc |tous )?(?:se|te|vous) faire [VLE]+(?= ?(?:$|[.!]))",
    ),
    (
        "LVX",
        r"\b[RG]+,? (?:je vais|je veux|je pourrais|jvais|je vas) (?:tous |toutes )?(?:le |la |les |l')[VLX]+\b(?! (?:par|pour|avec|a|au|aux|en) )",
    ),
    (
        "tire tirerai tirera tirerons P E U W X",
        r"\b(?:premier|prochain|1er|celui) (?:qui|R+)\b[^.!?\n]{0,60}, ?(?:je|on|j') ?(?:le |la |l')?(?:tire|tirerai|tirera|[PEXUW]+)\b|\btirer(?:ai|a|ons) sur (?:le |la |les |tout |toute |un |ce )?(?:premier|prochain|[RG]+|personne|celui|ceux|quiconque|vous|toi)",
    ),
    (
        "acide seau plomb balle coup coups pave droite poing pierre brique raclee chevrotine mandale claque gifle tarte baffe M",
        r"\b(?:va|vas|vont|allez) (?:tous |bientot |finir par )?(?:se|te|vous) (?:prendre|recevoir|manger|ramasser) (?:un|une|des|mon|ma|du) (?:\w+ )?(?:de |d')?(?:acide|M+|plomb|balle|coups?|pave|droite|poing|pierre|brique|raclee|mandale|claque|gifle|tarte|baffe)\b(?! (?:de (?:vieux|frein|bambou|massue|chaud|soleil)))",
    ),
    (
        "essence allumettes briquet molotov bidon acide",
        r"\b(?:vien\w+|venir|arriv\w+|passe\w*|reviens|reviendr\w+)[^.!?\n]{0,30} avec (?:de l'|un bidon d'|mon |mes |des |un |le )(?:essence|allumettes|briquet|M+|bidon|acide)",
    ),
    (
        "espere vivement souhaite pourvu reve",
        r"\b(?:espere|vivement|souhaite|pourvu|reve)\b[^.!?\n]{0,25}(?:camion|bus|train|voiture|H+|chauffard|R+)[^.!?\n]{0,12}(?:pass\w+|roul\w+|fonc\w+|fauch\w+|renvers\w+|[EPVLUW]+) (?:sur|dans|dessus|le|la|les)\b",
    ),
    (
        "coups coup",
        r"\b(?:te|t'|lui|leur|vous|les|R+|G+)\b[^.!?\n]{0,40} a coups? de (?:pelle|pioche|bottes?|talons?|tuyau|baton|manche|M+|poings?|pieds?|lattes?|fouet|briques?|pierres?|tatanes?)",
    ),
    (
        "poings mains baston bagarre sang",
        r"\b(?:fini\w*|termin\w*|regl\w*) (?:aux poings|aux mains|a la baston|a coups|en bagarre|dans le sang|en bain de sang)",
    ),
    (
        "mort morts blesse blesses",
        r"\by aura (?:un|des) (?:morts?|blesses?),? (?:et )?(?:ce sera|ca sera|ce seront|parmi) (?:toi|vous|[\w']+ ?R+)",
    ),
    (
        "armes",
        r"\b(?:prendre|prendra|prendrons|prenons|prendront|prenez) les armes\b(?! (?:de la|du|juridiques))",
    ),
    # Ordered to others.
    ("Z", r"\bZ+[- ](?:leur|lui) (?:la|les|le|une?|un|l'|des) ?(?:D+|balle|peau|fete|bonne)"),
    ("Z", r"\b[RG]+\b[^.!?\n]{0,50}[ ,:]Z+[- ](?:les|la|le|moi[- ](?:ca|les))\b"),
    (
        "Z",
        r"\bZ+[- ](?:les|la|le)\b,? ?(?:tous|toutes|(?:ces?|cet|cette|le|la|les|l') ?(?:\w+ )?[RG]+)",
    ),
    (
        "Z",
        r"(?:^|[.!?,:\n] ?)Z+ (?:le |la |les |l'|ce |cet |cette |ces |tous les |tous ces )(?:\w+ )?[RG]+\b(?! (?:de|du|en|pour|par|au|aux|a|sur|avec) )",
    ),
    (
        "LVPEX",
        r"\b(?:demande|exige|propose|voudrais|voudrait|souhaite|attends|veux|faut|faudrait|merite\w*) (?:juste |seulement |a ce |bien )?qu(?:'on|e l'on|e quelqu'un|'ils) (?:le |la |les |l'|lui |leur |te |vous )(?:P+|E+|noie|descende|abatte|pende|coupe|tranche|casse|pete|foute|creve|X+)\b",
    ),
    (
        "bulldozer lance-flammes lance-flamme moissonneuse broyeur hachoir mitrailleuse",
        r"\bpass\w*(?:[- ](?:les|le|la|moi))? (?:tous |tout |\w+ \w+ )?(?:au|a la|sous la) (?:bulldozer|lance-flammes?|moissonneuse|broyeur|hachoir|mitrailleuse)",
    ),
    # Death promised.
    (
        "mourir crever mourras mourrez creveras creverez crevez",
        r"\b(?:tu|vous) (?:va|vas|allez|finir\w*(?: tous)? par) (?:tous |toutes |bientot |bien |aussi |me |le |en )*(?:mourir|crever|creve)\b(?! (?:de (?:faim|froid|chaud|soif|rire|honte|vieillesse|fatigue)|d'ennui|la|le|les|l'))"
        r"|\b(?:tu|vous) (?:mourras|mourrez|creveras|creverez)\b(?! (?:de (?:faim|froid|chaud|soif|rire|honte|vieillesse)|d'ennui))|\bva (?:mourir|crever)\b(?= ?(?:$|[.!]|toi|sale|(?:le |la |les |l'|ce )[RH]+|connard))",
    ),
    (
        "mort morte morts mortes",
        r"\b(?:t'es|tu es|vous etes|tes|t es|vs etes|te voila|vous voila) (?:deja |tous |toutes |un homme |une femme |des hommes |un mec )*morte?s?\b(?= ?(?:$|[.!,;]|R+|mec|toi|gros|sale|tous|toutes|si|frere|bande))",
    ),
    (
        "arret",
        r"\bsign\w+ (?:la |ici )?(?:son|ton|votre|leur|sa propre|ta propre) arret de mort\b",
    ),
    (
        "pendus pendue pendues noyes noyee hopital hosto urgences cimetiere morgue fauteuil reanimation rea planches fosse coffre trou canal cercueil tombe caveau sac riviere seine boite beton fond pieds pendu noye morceaux balle croc terre train camion tracteur",
        rf"\b(?:tu|vous|il|elle|ils|elles|R+|quelqu'un|l'un)\b[^.!?\n]{{0,30}}\b(?:(?:va|vas|vont|allez|pourrait|risque\w*|merit\w+)[^.!?\n]{{0,12}} (?:finir|se retrouver|te retrouver|vous retrouver|terminer)|finir(?:a|as|ez|ont|ait)|terminer(?:a|as|ez|ont)|(?:retrouver)(?:as|a|ez|ont)) (?:\w+,? )?{_GRAVE}(?! (?:avec|a cause|faute))",
    ),
    (
        "etonner etonnez etonne etonnera etonnes pleurer pleure pleurez plaindre surpris surprise",
        rf"\b(?:etonn\w+|surprise?s?|plain\w+|pleur\w+)\b[^.!?\n]{{0,70}}\b(?:finit|finisse|finissent|finissez|retrouve\w*|part|atterri\w*|tombe\w*) {_GRAVE}",
    ),
    (
        "retrouve retrouvera retrouverai retrouver repechera repeche retrouvee retrouves",
        r"\bon (?:l'a|l'|le |la |les |te |vous |va (?:le |la |les |te |vous ))(?:retrouv\w+|repech\w+) (?:un (?:jour|matin) |bientot )?(?:mort\w*|pendu\w*|noye\w*|flott\w+|en morceaux|au fond|dans (?:le|la|un|une|l') ?(?:canal|fosse|coffre|riviere|puits|etang|seine|benne|poubelle|foret|ravin))",
    ),
    (
        "corde croc planches terre pique cercueil boite gueule",
        r"\b(?:reve|revons|voudr\w+|aimer\w+|voir|verra\w*|finir\w*|merit\w+|place est|hate)\b[^.!?\n]{0,60}(?:au bout d'une corde|la corde au cou|a un croc de boucher|sur une pique|dans un cercueil|entre quatre planches|six pieds sous terre|dans une boite|la gueule ouverte)",
    ),
    (
        "fin heure mort",
        rf"\b{_HIS} (?:derniere )?(?:fin|heure|mort) (?:est (?:proche|arrivee|venue|pour bientot|programmee)|approche|va (?:venir|sonner|arriver)|a sonne|viendra|sonnera|arrive(?= ?(?:$|[.!])))",
    ),
    (
        "enfer",
        r"\b(?:[VEWZ]+|pourri\w*|roti\w*|croupi\w*|cram\w+|aille\w*|allez|va|vas) (?:donc |tous )?en enfer\b",
    ),
    ("F", rf"\bque {_HIS} F+ (?:[EP]+|meur\w+|souffr\w+|subiss\w+)"),
    (
        "cercueil cercueils testament testaments",
        r"\b(?:prepar\w+|command\w+|choisis\w*|achet\w+|reserv\w+) (?:deja |donc |tous )?(?:ton|votre|vos|tes|son|leurs?) (?:cercueils?|tombes?|testaments?|couronnes?)",
    ),
    (
        "pendaison lapidation decapitation guillotine",
        r"\b(?:pendaison|lapidation|decapitation|castration) (?:publique|pour (?:tous |les |ce |cet |cette |ces |le |la ))",
    ),
)
WARNINGS = (
    # What is known of someone.
    (
        "ecole creche college lycee adresse plaque trajet trajets voiture maison rue quartier immeuble horaires classe nom noms prenoms prenom",
        rf"\b{_I} (?:sais|sait|savons|connais|connait|connaissons|ai|a|avons) (?:tres |bien |aussi |deja )*(?:l'|le |la |les )(?:ecole|creche|college|lycee|adresse|plaque|trajets?|voiture|maison|rue|quartier|immeuble|horaires|classe|pr?e?noms?) (?:de |ou (?:va |vont )?) ?{_HIS} (?:F+|R+|H+)",
    ),
    (
        "trouver retrouver trouve",
        r"\b(?:saur(?:ai|a|ons|ont)|sais|sait|savons|savent) (?:tous |bien |tres bien )*(?:comment |ou )?(?:te|vous|le|la|les|l') (?:re)?trouver\b|\b(?:facile|faciles|pas (?:difficile|dur|complique)s?) a (?:re)?trouver\b(?= ?(?:$|[.!,]|vous|toi|tu|le R|chez))",
    ),
    (
        "tout qui",
        r"\b(?:on|je|nous) (?:sais|sait|savons) (?:tout (?:de|sur) (?:toi|vous|ta|votre|lui|elle)|qui (?:tu es|vous etes|t'es|il est)(?= ?(?:$|[.!,]| et)))",
    ),
    (
        "chez",
        r"\b(?:on|je|nous) (?:va |vais |allons )?(?:viendra|viendrai|viendrons|venir|passera|passerai|debarquer\w*|debarque\w*|arrive\w*|sera|serons) (?:a \w+ |tous |a plusieurs )*(?:chez (?:toi|vous|lui|elle|eux)) (?:cette nuit|ce soir|la nuit|un soir|de nuit|en pleine nuit|avec)",
    ),
    (
        "visite",
        r"\b(?:petites? visites?|visites? (?:nocturnes?|musclees?|de nuit|surprise))(?= ?(?:$|[.!,]|chez|a (?:la maison|votre|ton|domicile)|cette nuit|un soir|bientot))",
    ),
    (
        "securite",
        r"\b(?:tu|vous) (?:n'|ne )?(?:es|etes|serez|seras) (?:plus|pas|jamais) en securite(?= ?(?:$|[.!,]|ici|nulle part|chez))",
    ),
    (
        "peur trembler craindre",
        rf"\b(?:devriez|devrais|devrait|pouvez|peux) (?:commencer a )?(?:avoir peur|trembler|craindre)(?: de (?:sortir|rentrer|moi|nous)| pour {_HIS} (?:F+|H+|vie)| ?$| ?[.!])",
    ),
    ("occuper charger", r"\b[RG]+,? (?:on|je) (?:va|vais) (?:s'|m')en (?:occuper|charger)"),
    (
        "F",
        rf"\b{_YOUR} F+ (?:allez|va|vont) (?:tous |bien )?(?:souffrir|payer|regretter|morfler|pleurer|crever|mourir|trinquer)",
    ),
    ("D abattis jours", r"\b(?:compte|numerote)\w* (?:ses|tes|vos|leurs) (?:D+|abattis)"),
    ("attention", r"\battention a (?:toi|vous),? ?(?:je|on|tu|$|[.!])"),
    (
        "os",
        r"\b(?:tu|vous)\b[^.!?\n]{0,20}(?:faire|feras|ferez|fera) (?:pas |plus )?(?:de )?(?:vieux|R+) D+",
    ),
    # What may befall.
    (
        "arrive arriver arrivait arrivat",
        rf"\b(?:dommage|domage|bete|malheureux|triste|embetant|regrettable|ballot|moche|con|voudrai\w* pas|veux pas|faudrait pas|aimerai\w* pas)\b[^.!?\n]{{0,30}}\b(?:vous |t'|te |lui |leur )?arriv(?:e|er|ait|at) {_ILL}(?: de \w+)?(?: (?:a|aux?) {_HIS}\b| (?:a|aux?) (?:vous|toi|lui|elle|eux|la|le|l'|les) ?(?:R+|F+)?)?",
    ),
    (
        "arriver",
        rf"\b(?:pourrait|va|risque de|finira par) (?:bien |vite |lui |leur |vous |te )?(?:vous |t'|te |lui |leur ){{1,2}}?arriver (?:{_ILL}|un sale)",
    ),
    (
        "previens previent prevenons promets promet garantis jure assure",
        r"\b(?:previens|previent|prevenons|promets|promet|garantis|jure|assure)\b[^.!?\n]{0,90}\b(?:y aura|va y avoir|aurez|auras) (?:des (?:morts|blesses|degats)|un mort|du sang|de la casse|un drame|le feu)",
    ),
    (
        "attention gaffe",
        rf"\b(?:fais|faites|fait|fera\w*) (?:bien |tres |vraiment )?(?:attention|gaffe) (?:en (?:travers\w+|rentrant|sortant|conduisant|roulant)(?: chez (?:toi|vous)| ce soir| le soir| la nuit| du (?:travail|bureau|boulot|conseil)|,? (?:le |la |monsieur |madame )(?:le |la )?R+)|a (?:toi|vous) (?:quand (?:tu|vous)|la prochaine)|a {_YOUR} (?:F+|H+)(?= ?(?:$|[.!]))|quand (?:tu|vous) (?:rentre\w*|sor\w+|travers\w+)|le soir|la nuit)",
    ),
    (
        "interet mieux devrait devrais devriez",
        rf"\b(?:interet a|mieux de|devrait|devrais|devriez) (?:vraiment |bien |vite |plutot )*(?:surveiller (?:{_HIS} )|demenager|quitter (?:la ville|le village|le quartier|la region|le coin)|(?:te|vous|se) (?:cacher|mefier|planquer)|fermer (?:ta|votre|sa) |la fermer|disparaitre|courir(?= ?(?:$|[.!,]|vite))|"
        rf"(?:faire (?:bien |tres )?(?:attention|gaffe) (?:a (?:toi|vous|lui|elle|{_HIS} F+)|en |sur (?:la|sa) route|quand|le soir|la nuit))|regarder (?:derriere|sous)|ne (?:pas|plus|jamais) (?:sortir|trainer|revenir|remettre|croiser|recroiser|te|vous|me croiser)|prier|verifier (?:ses|tes|vos) freins|dormir)",
    ),
    (
        "H bois",
        rf"\b{_HIS} (?:\w+ )?H+ (?:elle |il )?(?:est|c'est|a)[^.!?\n]{{0,20}}(?:en bois|inflammable|pas assuree?|isolee?)[^\n]{{0,12}}(?:pense|ca (?:brule|part|prend)|attention|dommage|une allumette)|\bca (?:part|brule|prend) (?:vite|bien|facilement),? (?:le bois|une maison|la paille|une grange|une voiture)",
    ),
    (
        "H",
        rf"\b(?:demain|dmn|ce soir|cette nuit|bientot)\b[^.!?\n]{{0,20}}\b{_YOUR} H+ (?:elle |il )?(?:n')?(?:a|aura|est|sera) (?:plus (?:de|d')|en cendres|crame\w*|E+)",
    ),
    (
        "voiture",
        r"\b(?:ne |n')?(?:prends|prenez|montez|monte|demarre|demarrez) (?:pas|plus) (?:dans )?(?:ta|votre) H+\b",
    ),
    # What you will see.
    (
        "baver morfler deguster cher passer douleur pleurer supplier ramper saigner affaire quart souffrir voir tater ramasser prendre",
        r"\b(?:tu vas|tu va|vous allez|(?:il|elle|R+) va|(?:ils|elles|R+) vont) (?:tous |toutes |bien |vraiment |me |m'|nous |finir par )*(?:en baver(?= ?(?:$|[.!]))|morfler|deguster|prendre cher|(?:le|la) sentir passer|(?:souffrir|pleurer|saigner|supplier|ramper)(?= ?(?:$|[.!]|comme))|"
        r"avoir (?:des (?:gros |graves )?(?:ennuis|problemes)(?= ?(?:$|[.!]))|affaire a (?:moi|nous|mes|mon))|passer un (?:sale|mauvais) quart|tater de|ramasser (?:ses|tes|vos) dents|(?:t'en|en|te|se|vous) prendre une(?= ?(?:$|[.!,]|bonne|belle))|voir de quel bois|voir ce que (?:vous allez|tu vas) voir)",
    ),
    ("bois", r"\bde quel bois (?:je me|on se) chauff\w+"),
    (
        "avoir retrouver traquer pister choper coincer dessus disparaitre taire misere souffrir pleurer aneantir detruire trouver",
        r"\b(?:je|on|nous) (?:vais|va|allons|finira par|finirai par) (?:tous )?(?:te |t'|vous )(?:tous )?(?:avoir(?= ?(?:$|[.!,]|toi|un|tous))|retrouver(?= ?(?:$|[.!,]|et|ou|toi|chez))|trouver(?= ?(?:$|[.!,]|et|toi|chez))|traquer|pister|choper|coincer|tomber dessus|faire (?:disparaitre|taire|la misere|souffrir|pleurer|ramper)|aneantir|detruire)",
    ),
    (
        "retrouverai retrouvera retrouverons trouverai trouvera",
        r"\b(?:je|on|nous) (?:te |vous |t'|le |la |les )(?:re)?trouver(?:ai|a|ons)(?= ?(?:$|[.!,]|ou que|meme|quoi|et je|et on|toi))",
    ),
    ("misere", r"\bfaire la misere (?:a |aux? )(?:toi|vous|lui|elle|eux|ce|ces|cette|tes|ta|ton)"),
    (
        "maniere methodes methode moyens force ancienne hommes",
        r"\b(?:a|par|passer\w* a|employ\w+|utilis\w+|oblig\w+[^.!?\n]{0,20}) (?:la maniere forte|la methode forte|des methodes moins douces|d'autres methodes(?= ?(?:$|[.!,])))|\bregl\w+ (?:ca|cela|cette affaire|le probleme)? ?(?:a l'ancienne|entre hommes|a coups|a la main|a mains nues)",
    ),
    (
        "menace menaces",
        r"\b(?:ceci est|prenez[- ](?:le|ca|cela) comme|prends[- ](?:le|ca) comme) (?:bien |clairement )?une menace|\bpas une menace,? (?:c'est |mais )?(?:une promesse|un conseil|un avertissement)|\bje (?:te|vous|le|la) menace\b",
    ),
    (
        "capable capables affaire reponds repond irreparable",
        r"\b(?:sais|sait|savez|imagine\w*|connais\w*) pas (?:encore )?(?:de quoi (?:je suis|on est|nous sommes) capables?|a qui (?:tu as|vous avez|t'as) affaire)|\breponds? plus de (?:moi|mes actes|mes gestes|rien)\b|\bcommettre (?:l'|un )irreparable",
    ),
    (
        "amis potes cousins freres copains gens connaissances",
        r"\b(?:j'ai|on a|je connais|j ai) (?:des|quelques|deux|trois) (?:amis|potes|cousins|freres|copains|gens|connaissances|gars|types) (?:qui|pour|a qui) [^.!?\n]{0,25}(?:taule|prison|plaisir|s'occuper|s'en charger|peur de rien|regler|te rendre|vous rendre|peur d'y)",
    ),
    (
        "M",
        r"\b(?:mon|ma|mes|nos|notre) (?:\w+ )?M+(?: \w+){0,3}? (?:n'attend\w* que|(?:vous|t'|l'|les|te) ?attend\w*|parler(?:a|ont)|fera le reste|a des limites|aussi(?= ?(?:$|[.!])))",
    ),
    (
        "fois",
        r"\bla prochaine fois,? (?:ce |c'|ca |je |on )[^.!?\n]{0,20}(?:pas|plus) (?:seulement |que |juste |avec )(?:une? |des |les |tes |vos |avec )?\w+",
    ),
    (
        "abord commence",
        r"\b(?:le chien|la voiture|la maison|ta voiture|toi|lui|elle) d'abord,? (?:et )?(?:le maitre|toi|vous|ta famille|les? \w+|lui|elle) (?:ensuite|apres)|\bon commence par [^.!?\n]{2,25}, on finit par (?:toi|vous|lui|elle|R+)",
    ),
    (
        "gare",
        rf"\bgare a (?:toi|vous|lui|eux|elle|{_HIS} F+|{_HIS} D+|celui qui|ceux qui|celle qui)\b",
    ),
)

"""Turns that mean to frighten: what will happen to you, what is known of you and of yours."""

from __future__ import annotations

INTIMIDATION = (
    r"\b(?:je|j'|j|on|nous) ?(?:sais|c|sé|se|s|sait|savons|connais|connait|connaissons|ai|a|"
    r"trouve\w*|retrouve\w*) (?:tres bien |bien |exactement |deja |tous |maintenant )*(?:ou|"
    r"ton adresse|votre adresse|la voiture de|l'adresse de) ?(?:tu |t'|t |vous |vs |il |elle |ils |"
    r"elles |ta |ton |tes |votre |vos |sa |son |ses |habite|crech|se trouve)? ?(?:habit\w*|abit\w*|"
    r"crech\w*|travaill\w*|taf\w*|boss\w*|vi[st]\b|vivez|vivent|vas\b|va\b|vont|fille|fils|enfants|"
    r"gosses|femme|famille|mari|mere|dor[st]|dormez|loge\w*|rest\w*|gar\w*|sor[st]|maison|es\b|et\b|"
    r"etes\b|adresse)?(?= ?(?:$|[!.,;\n?]|et|sale|espece|connard|salope|fdp|toi|vont|va|a l'ecole|"
    r"avec|maintenant|donc|fais|faites|mefi|gros|pauvre|tous|est|scolaris))",
    r"\b(?:ton|votre|ta) adresse,? (?:je l'ai|on l'a|je la connais|on la connait)\b",
    r"\b(?:tu|vous|ils?|elles?|vs|t|il|elle) ?(?:vas?|allez|aller|alez|vont) (?:tous |toutes |bien |"
    r"vite |tres vite |finir par |me |nous |bientot |un jour |vraiment )*(?:(?:le|la|l') (?:payer|"
    r"paye|regretter|sentir passer)|(?:mourir|crever|morfler|souffrir|degust\w+|prendre cher|"
    r"prendre (?:une|des) (?:balle|raclee|coup|droite)|en chier|y passer|y rester|saigner|creuver|"
    r"manger (?:le sol|tes dents|vos dents)|finir (?:au|dans|sous|en|a)(?: la| le| l'| un|"
    r" une)? ?(?:fond|trou|fosse|canal|riviere|seine|rhone|loire|coffre|terre|sang|hopital|cercueil|"
    r"cimetiere|prison|morgue|caniveau|mur|pendu))|regretter (?:d'etre ne|d'avoir (?:ouvert|ecrit|"
    r"parle|dit|fait)|ce que)|comprendre (?:ta|votre) douleur|payer (?:pour (?:ca|tout|ce que)|ca|"
    r"tres cher(?= ?(?:$|[!.]))|de (?:ta|votre|ton)|cher(?= ?(?:$|[!.]))|un jour(?= ?(?:$|[!.])))|"
    r"voir (?:ta|votre|vos|tes) (?:gueule|tronche|sale|enfants)|avoir (?:affaire a moi|"
    r"de gros (?:problemes|ennuis)|des (?:problemes|ennuis)(?= ?(?:$|[!.]))))(?! (?:de faim|de froid|"
    r"de chaud|de soif|a petit feu|d'ennui|seuls?|a l'hopital|sans|sur la route))",
    r"\b(?:tu|vous) (?:le|la|me le) (?:paier|payer|paie|regret|regrett)(?:as|ez|a|era|eras|erez|era[sz]?)\b(?! quand (?:il|elle|l|nous|les|on|la|le))",
    r"\b(?:tu|vous) (?:me )?(?:paie|paye)r(?:as|ez) (?:ca|pour|tres cher|cher)\b",
    r"\bgare a (?:toi|vous|ta|tes|vos|ton|votre|lui|elle|eux)(?! (?:facture|portefeuille|factures|"
    r"impots|porte|chaussures|pieds))\b",
    r"\b(?:fais|faites|fait|fai|faite) (?:bien |tres |donc )*(?:attention|gaffe|gaf) (?:a (?:toi|"
    r"ton cul|ta (?:famille|femme|fille|gueule|voiture|mere|peau)|tes (?:gosses|enfants|arrieres|"
    r"proches)|vous(?= ?(?:$|[!.]|ce soir|la nuit|en sortant|en rentrant|si ))|votre (?:famille|"
    r"femme|fille|peau|voiture|maison|mari)|vos (?:gosses|enfants|arrieres|proches)|tes|"
    r"ce que tu (?:dis|ecris|fais)|ta)|quand (?:tu|vous)|en (?:sortant|rentrant))",
    r"\bmefie[sz]?[ -](?:toi|vous)(?= ?(?:$|[!.,]|en|quand|le soir|la nuit|je|on))(?!,? (?:il|elle|"
    r"ce|c'est|des|les|du|la loi))",
    r"\b(?:surveille|surveillez|assure|assurez|couvre|couvrez) (?:bien )?(?:tes|vos|ton) (?:arrieres|dos|gosses)\b",
    r"\b(?:ton|votre|leur|son) (?:heure|tour) (?:est venue?|viendra|va venir|arrive|approche|a sonne|sonnera)\b",
    r"\b(?:tes|vos|ses|leurs|sont) jours (?:ici |a la mairie )?(?:sont )?comptes\b",
    r"\b(?:tu|vous|ils|il) (?:ne |n')?(?:perds?|perdez|perdent) rien pour attendre\b",
    r"\b(?:on|je|nous) (?:te|t'|vous) (?:aura|aurai|aurons|retrouvera|retrouverai|retrouverons|"
    r"chopera|choperai|attrapera|attraperai|crevera|coincera|coincerai|fera la peau|ratera pas|"
    r"raterai pas|louperai pas|loupera pas|lacherai pas|lachera pas|oubliera pas)(?= ?(?:$|[!.,;\n]|"
    r"un jour|et|bande|sale|salope|connard|tous|toi|ou que|meme|quoi))",
    r"\b(?:on|je|j|nous) ?(?:va|vais|vai|allons) (?:vite |bientot |finir par |bien )*(?:te|t'|vous|"
    r"vs) ?(?:retrouver?|trouver|choper?|attraper?|coincer|avoir|pister|suivre|traquer|rendre visite|"
    r"apprendre (?:la vie|le respect|a vivre)|pourrir la vie|faire (?:ta|votre) fete|regler (?:ton|"
    r"votre) compte|dresser|corriger|calmer|mettre (?:un coup|une (?:droite|balle|raclee|gifle|"
    r"patate|baffe)|des (?:coups|baffes)|ko|la main dessus|au pas)|demolir|foutre (?:un coup|"
    r"une (?:droite|raclee|baffe))|cracher|faire (?:taire|disparaitre|souffrir|courir|pleurer|"
    r"vivre un enfer))(?= ?(?:$|[!.,;\n]|et|toi|sale|salope|connard|bande|chez|tous|fdp|un par un|"
    r"avec|ou que|dans la|dans ta|a la sortie|si|quand|de|fils|mon|ma|espece|"
    r"gros))(?! (?:a la reunion|dans la salle|a la mairie))",
    r"\b(?:regler|reglerai|reglera|reglons|regle) (?:ton|votre|son|leurs?|leur) (?:compte|cas|sort)\b",
    r"\b(?:s'occuper|m'occuper|nous occuper|occuper|s'occupera|m'occuperai|on s'occupe|"
    r"je m'occupe) (?:personnellement |bien )?(?:de (?:toi|ton cas|ta (?:famille|femme|fille|gueule|"
    r"mere)|tes (?:gosses|enfants)|votre (?:cas|famille|femme)|vos (?:gosses|enfants))|"
    r"d'elle et de)\b",
    r"\b(?:je|on|nous) (?:t'|vous |te |t )(?:attends|attend|attendrai|attendra|attendrons|"
    r"attendons) (?:a (?:la sortie|ta sortie|votre sortie|l'arrivee du travail|la fin)|en bas|"
    r"devant (?:chez|ta|ton|votre)|au coin|dehors|sur le parking|ce soir|quand tu|la nuit|"
    r"chez)(?! (?:pour (?:en )?(?:discuter|parler|echanger)|avec vos|nombreux))(?![^.!?\n]{0,60}(?:visite|reunion|\d ?h\b))",
    r"\b(?:tu|vous|t|t'|il|elle) ?(?:es|etes|est|ete|e)? (?:un homme |une femme |deja |tous |"
    r"des hommes |un )?morte?s?(?= ?(?:$|[!]|fdp|connard|sale|salope|bande|$|\.$|,? (?:toi|tu|vous)))",
    r"\bconsidere[sz]?[ -](?:toi|vous) (?:deja )?comme (?:des )?(?:un homme |une femme |hommes )?morte?s?\b",
    r"\b(?:ta|tes|votre|vos) (?:famille|femme|fille|fils|mere|enfants?|gosses?|proches|maison|"
    r"voiture|bagnole|caisse|chien)s? (?:aussi )?(?:va|vont|y passera|y passeront|risque\w* de|"
    r"pourrai\w+|sera|seront|ne sera|crameront|cramera|brulera|bruleront)(?: (?!verbalis|enlev|stationn|proteg|accueill|gratuit|livr|repar|rembours|inform|contact|soign|inscri|exon)\w+)? ?(?:payer|"
    r"y passer|morfler|crever|mourir|cramer|bruler|souffrir|regretter|le sentir|passer|"
    r"avoir un accident|prendre|disparaitre|les suivant\w*|en danger|plus en securite)?(?= ?(?:$|"
    r"[!.,;]|un de ces|cette nuit|si|aussi|avec|bientot))(?<!\bva)(?<!\bvont)(?<!\bsera)(?<!\bseront)",
    r"\bun accident est (?:si )?vite arrive\b(?= ?(?:$|[!.,]))[^\n]{0,3}$|\b(?:ce serait|ca serait|"
    r"il serait) dommage qu'il (?:t'|vous |lui )?arrive (?:quelque chose|un malheur|malheur)|"
    r"\bil (?:pourrait|va|risque de) (?:t'|vous )arriver (?:malheur|quelque chose|des bricoles|"
    r"un accident)",
    r"\b(?:dors|dormez) (?:bien|tranquille|d'un oeil)\b[^.!?\n]{0,20}(?:pendant que|tant que|"
    r"derniere|bientot|encore)|\bne dors plus tranquille|\bdors que d'un oeil",
    r"\b(?:prepare|preparez|commande|commandez|reserve|choisis) (?:deja |bien )*(?:ton|votre|"
    r"ta) (?:cercueil|tombe|testament|enterrement|place au cimetiere)\b",
    r"\b(?:compte|comptez) (?:tes|vos) (?:jours|abattis|dents)\b|\bnumerote[sz]? (?:tes|vos) abattis\b",
    r"\b(?:si|la prochaine fois que) (?:je|on) (?:te|t'|vous) (?:croise|recroise|revois|revoit|vois|"
    r"voit|chope|attrape|trouve|retrouve)\b[^.!?\n]{0,25}(?:tu|vous|te|ca|je|t'|gare|mal|mort|saign|"
    r"vais|va\b)",
    r"\b(?:je|on|nous) (?:sais|sait|savons|connais|connait|c|sé) (?:tres bien |bien |exactement |"
    r"deja )*ou (?:tu|t'|te|vous|ta|ton|tes|vos|votre)\b(?! (?:voul|veux|veut|en (?:etes|es|venir)|"
    r"prenez|prends|trouv|allez chercher|avez (?:trouve|pris|eu)))",
    r"\b(?:etre|est|sera|faire|fera|ferai|va faire|vais faire) (?:bientot )?(?:ta|"
    r"votre) fete\b(?! (?:de|du|des|d'|nationale|locale|patronale|communale|foraine))",
    r"\bchance que je (?:ne |n')?(?:sois|aie|suis|ai|soit) pas (?:arme|de fusil|un fusil|un flingue|la\b|plus jeune)",
    r"\b(?:prends|prend|prenez) garde a (?:toi|vous|ta|tes|vos|votre)(?! (?:portefeuille|sante|"
    r"enfants? qui))|\b(?:tu es|t'es) preven(?:u|ue)\b(?= ?(?:$|[!.,]))|\bregarde[sz]? sous (?:ta|"
    r"votre) (?:voiture|bagnole)\b",
    r"\bje (?:te|vous|t') ?(?:conseille|deconseille|previens)[^.!?\n]{0,20}? (?:de (?:ne )?(?:plus|"
    r"pas|jamais) (?:sortir|trainer|passer|revenir|me croiser|te montrer|vous montrer|"
    r"mettre les pieds)|de sortir|de (?:te|vous) (?:cacher|planquer|barrer|tirer))",
    r"\b(?:m'en prendre|s'en prendre|en prendrai|en prendra) (?:a (?:ta|tes|votre famille|vos enfants|ton))",
    r"\b(?:on|je) (?:sais|sait) ou (?:te|vous) (?:re)?trouver\b(?! ?[:(])",
    # What is about to happen to you.
    r"\b(?:tu|vous|il|elle|ils) (?:vas?|allez|vont) (?:bien |vite )?voir (?:ce qui (?:va|t'|vous)|"
    r"ce qu'on|ce que (?:je|tu|vous)|de quel bois|comment (?:je|on))",
    r"\b(?:viendrai|viendra|viendrons|va venir|vais venir|allons venir|viens|reviendrai|reviendra|"
    r"passera|passerai|va passer|vais passer) (?:te|t'|vous|le|la|les) (?:chercher|trouver|cueillir|"
    r"choper|prendre|voir(?= (?:chez|ce soir|cette nuit|bientot|avec))|rendre visite|regler|faire|"
    r"crever|montrer|sortir)",
    r"\b(?:ca|cela|tout ca|sa|cette histoire) (?:va|vas|risque de|pourrait|peut) (?:vraiment |tres |"
    r"finir par |encore )*(?:mal )?(?:finir|se passer|se terminer|tourner|aller|barder|chauffer|"
    r"saigner|"
    r"tourner au vinaigre)(?: tres)?(?: mal)? pour (?:vous|toi|lui|eux|elle|ta|tes|ton|vos|votre|le maire|leur)",
    r"\b(?:tu|vous|il|elle|ils) (?:finiras?|finirez|finiront|finira) (?:tous |bien |"
    r"par )*(?:pendue?s?|crev\w+|au bout d'une corde|en sang|mal(?= ?(?:$|[!.]))|six pieds|"
    r"sous terre|a l'hosto|entre quatre planches|"
    r"(?:dans|au fond d)(?: un| une| le| la| du| l'| de)? ?(?:fosse|trou|coffre|cercueil|canal|"
    r"riviere|caniveau|seine|ravin|puits)|comme (?:samuel paty|louis xvi|ceausescu|kadhafi|mussolini|"
    r"robespierre|charlie|lui))",
    r"\b(?:tu es|t'es|vous etes|c'est toi|ce sera toi|sera) (?:le |la |les |sur la )(?:prochaine?s?|"
    r"suivante?s?|liste)(?= ?(?:$|[!.,]|sur (?:la|ma) liste))|\b(?:bientot|ce sera|demain) (?:ton|"
    r"votre) tour\b|\b(?:tu es|vous etes|t'es|est) sur (?:ma|notre) liste\b",
    r"\b(?:on (?:te|t'|vous)|je (?:te|t')) ?(?:surveille|observe|a a l'œil|ai a l'œil|a a l'oeil|"
    r"ai a l'oeil|suit|suis a la trace|a repere|ai repere|piste|traque|guette)\b(?! (?:de pres votre|"
    r"avec interet|sur))",
    r"\b(?:je|on) (?:connais|connait|sais|sait|ai|a) (?:bien |tres bien |deja )*(?:ta|ton|tes|votre|"
    r"vos|quelle|dans quelle|a quelle heure|quel) (?:gueule|tronche|femme|mari|fille|fils|gosses|"
    r"enfants|voiture|bagnole|plaque|ecole|"
    r"heure|tete|trajet|rue|horaires|numero de rue)\b",
    r"\b(?:regler|regle|reglera|reglerons) ca (?:dehors|a la sortie|entre hommes|a l'ancienne|"
    r"a la recre|aux poings|d'homme a homme)|\bviens (?:te battre|dehors|me le dire en face|"
    r"si t'es un homme|t'expliquer)\b",
    r"\b(?:tu|vous) (?:vas|allez) (?:chialer|pleurer|ramper|avoir (?:tres )?mal|t'en souvenir|"
    r"vous en souvenir|me connaitre|nous connaitre|comprendre(?= ?(?:$|[!.]))|le sentir passer|"
    r"t'en mordre|vous en mordre|disparaitre)",
    r"\b(?:je suis|on est|nous sommes) armee?s?\b|\b(?:mon|le) (?:fusil|flingue|"
    r"calibre) est (?:charge|pret|sorti|deja)|\b(?:je vais|vais) chercher (?:mon|le|un) (?:fusil|"
    r"flingue|couteau|calibre)|\bsort(?:ez|ons) les (?:fusils|flingues|fourches)\b",
)

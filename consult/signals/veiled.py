"""Threats that name no violence: what is known of someone, what might befall them, what they should fear.

The letters are those of ``harm``.
"""

from __future__ import annotations

_I = r"(?:je|j'|j|on|nous|mes (?:potes|amis|R+|F+)|ma bande|nous autres)"
_YOUR = r"(?:ta |ton |tes |votre |vos )"
_THEIR = r"(?:sa |son |ses |leurs? )"

TURNS = (
    (
        "adresse plaque plaques photo photos trajet trajets horaires immat immatriculation voiture bagnole maison ecole creche rue visage itineraire habitudes quartier planning tete gueule numero nom F H",
        rf"\b{_I} ?(?:sais|sait|savons|connais|connait|connaissons|ai|a|avons|note|ai note|a note|ai repere|a repere|retiens|retiendrai|garde|surveille|surveillons|suis|ai releve|ai retrouve|a retrouve|ai trouve) (?:bien |tres bien |deja |tous |aussi |toute |toutes )*"
        rf"{_YOUR}(?:\w+ )?(?:adresse(?! (?:mail|e-?mail|electronique|courriel))|plaques?|photos?(?! d')|trajets?|immat\w*|H+|ecole|creche|rue|visage|itineraire|habitudes|D+|F+)\b(?! (?:pour|afin|de facturation|de livraison))",
    ),
    (
        "trajet trajets plaque ecole creche habitudes adresse H F",
        rf"\b{_I} ?(?:connais|connait|connaissons|surveille|surveillons|note|ai note|ai repere|avons repere|a repere|retiens) (?:bien |tres bien |tous |aussi )*{_THEIR}(?:\w+ )?(?:trajets?|H+|plaque|ecole|creche|F+|habitudes|itineraire|adresse)\b",
    ),
    (
        "ou heure quelle quel",
        rf"\b{_I} ?(?:sais|sait|savons|connais|c|sé|sai) (?:tres bien |bien |tous |exactement |deja |maintenant |aussi |parfaitement )*(?:ou|a quelle heure|par ou|dans quelle (?:ecole|rue|H+)|quelle (?:ecole|rue|H+)|quel (?:chemin|bus|trajet|train|H+)) "
        r"(?:ce |cet |cette |ces )?(?:\w+ ){0,3}?(?:habit\w*|abit\w*|dor[st]|dorment|dormez|gar[e]\w*|travaill\w+|boss\w+|sor[st]|sort\w+|rentr\w+|promen\w+|fait ses courses|faites vos courses|va a l'ecole|vont a l'ecole|vi[st]|vivent|vivez|loge\w*|fini[st]|scolaris\w+|jou\w+|court|courez|cour[st]|se cache\w*|te caches?|vous cachez|crech\w+|prend\w*|prenez|prennent|pren(?:d|ds) le|fait du|va a|gym)\b(?! pas)(?! (?:le|la|les|l'|un|une|des) ?[a-z])",
    ),
    (
        "adresse adresses",
        r"\b(?:j'ai|on a|nous avons|j ai) (?:ton|votre|son|leur|leurs|vos|toutes les|l') ?adresses?\b(?! (?:mail|e-?mail|electronique|courriel|postale|ip|a jour))",
    ),
    (
        "F ecole",
        rf"\b{_YOUR}F+[^.!?\n]{{0,60}}(?:ecole|college|lycee|creche|trajet|chemin|seule?s?|bus|sortie|rentr\w+|jou\w+|dor\w+)[^\n]{{0,40}}(?:je connais|on connait|je sais|on sait|attention|dommage|prudente?|gaffe|accident|surveill\w+|arrive|veill\w+)",
    ),
    (
        "F",
        r"\b(?:tu as|t'as|vous avez|vous avez bien)(?: \w+){0,2}? (?:des|une|un|deux|trois|de) (?:\w+ )?F+[^.!?\n]{0,40}(?:\?|,? (?:non|je crois|hein|n'est-ce pas)\b)[^\n]{0,90}(?:dommage|accident|arriv\w+|attention|pense\w*|prudent\w*|malheur|veill\w+|surveill\w+|bien dormir)",
    ),
    (
        "F H",
        rf"\b(?:pense[sz]?|pensez|songe[sz]?|veille[sz]?|veillez) (?:bien |un peu |plutot )?(?:a |sur ){_YOUR}(?:F+|H+)\b(?= ?(?:$|[.!]| avant| quand| la prochaine| ce soir))",
    ),
    (
        "F H jardin chien",
        r"\b(?:jolie|belle|beau|beaux|belles|jolis|mignonne?s?|charmante?)s? (?:petite? )?(?:F+|H+|jardin|chien)[^.!?\n]{0,40}(?:dommage|bete|attention|arriv\w+|brul\w+|feu|pave|accident|perdre|fragile|assuree?)",
    ),
    (
        "dommage bete malheureux ballot triste regrettable con moche facheux embetant domage",
        r"\b(?:dommage|domage|bete|malheureux|ballot|triste|regrettable|con|moche|facheux|embetant) (?:que |qu'|si |s')(?:il |un |une |quelqu'un |quelque chose )?(?:[^.!?\n]{0,40}?)(?:lui |leur |t'|vous |te |vos |votre |ta |ton |tes |sa |ses |leurs )[^.!?\n]{0,40}?(?:arriv\w+|feu\b|brul\w+|cram\w+|accident|malheur|pneus?|bless\w+|tomb\w+|agress\w+|renvers\w+|fasse mal|fasses mal|croise\w*)",
    ),
    (
        "dommage bete malheureux ballot triste con moche",
        r"\b(?:dommage|bete|malheureux|ballot|moche|con),? (?:un |une )(?:pave|incendie|accident|cocktail|allumette|chute|feu|mauvaise rencontre|balle|fuite de gaz|court-circuit)",
    ),
    (
        "accident malheur incendie chute rencontre",
        r"\b(?:gaffe|attention|prudente?s?|mefie\w*|vous|te|toi|elle|lui|il|tu|ton|ta|votre|vos|R+)\b[^.!?\n]{0,70}\b(?:accident|malheur|incendie|chute|mauvaise rencontre|feu)s? (?:est |c'est |ca )?(?:si |tres |vite |est |ca )*(?:vite )?(?:arrive|arriver|parti|prend|part)\b(?! (?:a|au|aux|sur|dans|devant|en|ici)\b)",
    ),
    (
        "freins boulons frein roue roues cable",
        r"\b(?:les |vos |tes |ses |un |des )?(?:freins?|boulons?|roues?|cables? de frein),? (?:de \w+ \w+ )?(?:ca |peuvent |peut |va |vont )?(?:se )?(?:sabot\w+|lach\w+|coup\w+|devis\w+|desserr\w+)",
    ),
    (
        "seul seule soir nuit noir",
        r"\b(?:ne |n')?(?:te |vous |t')?(?:balade|baladez|promene|promenez|sors|sortez|rentre|rentrez|traine|trainez|marche|marchez|gare|garez)(?:[ -](?:toi|vous))? (?:pas |plus |jamais )(?:trop )?(?:tout |toute )?(?:seule?s? |)(?:le soir|la nuit|dans le noir|seule?s?|dans (?:ma|la|cette|notre) rue|par ici|dehors)",
    ),
    (
        "sors sortez sortir promener balader trainer rentrer passer dormir",
        r"\bevite[sz]? (?:bien |donc )?(?:de |d')(?:te |vous |t')?(?:promener|balader|trainer|sortir|rentrer|passer (?:par|dans|devant|chez)|marcher|croiser)(?! (?:le|la|les|pour|en velo))[^.!?\n]{0,30}(?:seule?|soir|nuit|coin|quartier|rue|chez|ma route|mon chemin|desormais|maintenant)",
    ),
    (
        "trottoir murs mur arrieres epaule retro retroviseur derriere sous",
        r"\bchang\w+ de trottoir\b(?= ?(?:$|[.!,]|quand|si|en me))|\bras(?:e|er|ez|es|era|eras|erez) les murs\b|\b(?:regarde|regardez|surveille|surveillez|verifie|verifiez|inspecte) (?:bien |toujours |donc |regulierement )*(?:derriere (?:toi|vous)(?= ?(?:$|[.!,]|quand|le soir|la nuit|en ))|sous (?:ta|votre)|dans (?:ton|votre) (?:retro\w*|dos)|par-dessus|par dessus|(?:tes|vos|ton|votre) (?:arrieres|freins|dos|boite aux lettres|pneus|roues))",
    ),
    (
        "dormez dors dormir dormirez dormiras",
        r"\b(?:dormez|dors) (?:bien|tranquilles?|sur vos deux|sur tes deux)\b ?[.!…]* ?$|\b(?:tu|vous) (?:ne )?(?:dormir\w+|va\w* (?:plus|mal) dormir|allez (?:plus|mal) dormir) (?:plus|mal|que d'un)",
    ),
    (
        "profite profitez",
        r"\bprofite[sz]?(?:-en)?(?: bien)?(?: encore)? (?:de |d')(?:tes|vos|ta|votre|ces|cette)(?: \w+){0,2}? (?:derniers?|dernieres?|jours|jambes|sante|enfants|famille|vie|sommeil|nuits)\b|\bprofite[sz]?(?:-en| bien)? tant (?:que|qu')",
    ),
    (
        "prieres priere adieux testament epitaphe cercueil tombe adieu obseques enterrement sapin linceul concession",
        r"\b(?:fais|faites|faire|dis|dites|redige\w*|ecris|ecrivez|prepar\w+|choisis\w*|creus\w+|reserv\w+|achet\w+|command\w+|pens\w+ a) (?:deja |donc |bien )?(?:ton|ta|tes|votre|vos|sa|son|leurs?|un|une|adieu a) (?:\w+ )?(?:prieres?|adieux|epitaphe|cercueil|tombe|obseques|enterrement|concession|linceul|F+|boite en sapin|place au cimetiere)",
    ),
    (
        "D vivant vivante entier entiere jambes pieds devant os sac ambulance civiere hopital boite cercueil coffre fosse trou sapin corbillard planches cimetiere morgue fauteuil canal morceaux noel anniversaire demain",
        r"\b(?:tu|vous|il|elle|ils|R+|qui|premier|prochain)\b(?: \w+){0,6}? (?:ne |n')?(?:repart|ressort|rentre|redescend|sort|repartir|finir|ressortir|sortir|rentrer|passer|verr|verra|tiendr|fer|arriver|redescendr|repartent|fini)(?:a|as|ez|ont|e|ai|ra|era)?\b (?:pas |plus |jamais )?(?:\w+ ){0,2}?(?:vivante?s?|entiere?s?|en un seul morceau|sur (?:ses|tes|vos) (?:deux )?(?:D+|pieds)|les pieds devant|de vieux os|(?:dans|entre|en|a|au|sur|a la|a l') ?(?:un |une |quatre |le |la |l')?(?:sac|ambulance|civiere|hopital|hosto|boite|cercueil|coffre|fosse|trou|sapin|corbillard|planches|cimetiere|morgue|civiere|brancard|fauteuil roulant|canal|morceaux|beton|urgences)|noel|ton anniversaire|votre anniversaire)\b",
    ),
    (
        "suivant suivante prochain prochaine suivants prochains tour liste",
        r"\b(?:vous etes|tu es|t'es|ce sera|tu seras|vous serez|elle est|il est|sera) (?:le |la |les |sur (?:la|ma|notre|leur) )(?:\w+ )?(?:prochaine?s?|suivante?s?|liste)(?= ?(?:$|[.!,]))|\b(?:ton|votre|son|leur) tour (?:va |vient|viendra|arriv)",
    ),
    (
        "paty bernard charlie nanterre cox ceausescu kadhafi mussolini xvi antoinette vichy saddam",
        r"\b(?:samuel paty|dominique bernard|charlie(?: hebdo)?|nanterre|jo cox|louis xvi|marie-antoinette|ceausescu|kadhafi|mussolini|saddam)\b[^\n]{0,25}(?:(?:ca|cela) (?:vous|te) (?:parle|dit|rappelle)|souv(?:iens|enez)|rappel\w+|pens\w+|a fini|ont fini|continue\w*)|\b(?:fini\w*|meme (?:sort|fin)|pareil|subir\w*|souvenez-vous de|souviens-toi de|rappelez-vous|rappelle-toi|pensez a|pense a|comme pour) (?:que |comme |de |a )*(?:samuel paty|dominique bernard|charlie|nanterre|jo cox|louis xvi|marie-antoinette|ceausescu|kadhafi|mussolini|saddam)",
    ),
    (
        "arrive passe",
        r"\b(?:rappel\w+|souv\w+|demand\w+|pens\w+|regard\w+)[- ](?:vous|toi)? ?(?:de |a |un peu )?ce qui (?:est|s'est|a) (?:arrive|passe)|\b(?:vous savez|tu sais|vous avez vu|t'as vu) ce qui (?:est arrive|arrive|s'est passe) (?:a|aux?|avec|quand|chez)",
    ),
    (
        "vengerai vengera venger vengerons vengeance oeil œil",
        r"\b(?:je (?:me|vais me)|on (?:se|va se)|nous nous|j'aurai ma|on aura notre) (?:vengerai|vengera|venger|vengerons|vengeance)\b|\b(?:oeil|œil) pour (?:oeil|œil)\b",
    ),
    (
        "payer paye paie paiera paieront payera regretter regrettera regretteront regretteras",
        r"\b(?:tu|vous|il|elle|ils|elles|R+|quelqu'un|kelkun|quelqun|qqn)(?: \w+){0,2}? (?:va|vas|vont|allez|devra|devront|devrez|fera|faudra) ?(?:tous |toutes |bien |finir par )?(?:le |me le |nous le |l')?(?:paye[rz]?|paye|payé|pay) (?:de (?:sa|ta|votre|leur|vos) (?:vie|peau|sang|personne)|dans (?:sa|ta|votre) chair)\b"
        r"|\b(?:tu|vous|ils?|elles?|R+) (?:nous |me )?(?:le|la) (?:paieras?|paierez|paieront|paiera|payeras?|payerez|payeront|payera|regretteras?|regretterez|regretteront|regrettera)\b(?! quand (?:il|elle|l|nous|les|on|la|le))|\b(?:ils|elles|il|elle|(?:le|la|ce|cet|cette|votre) R+) (?:va|vont) (?:tous )?(?:le|la|me le|nous le) (?:payer|regretter|sentir passer)\b",
    ),
    (
        "attendrai attendra attends attend attendons attendrons",
        r"(?:^|[.!?,] ?|\bet )(?:je|on) (?:l'|les |t')(?:attendrai|attendra)\b(?= ?(?:$|[.!]))|\b(?:je|on|nous) (?:te|t'|vous|l'|les|le|la) ?(?:attend\w*) (?:\w+ ){0,3}?(?:a la (?:sortie|descente|nuit)|sur (?:le|ton|votre|son) (?:parking|palier|chemin|trajet)|en bas de|devant (?:chez|ta|votre|sa|son|leur)|dehors|au coin (?:de|du)|derriere|un soir|dans le noir|a la tombee|a plusieurs)(?![^.!?\n]{0,60}(?:\bpour\b|visite|reunion|\d ?h\b))",
    ),
    (
        "douleur regrettera regretteras",
        r"\b(?:il|elle|ils|tu|vous) (?:comprendr\w+|saur\w+|va comprendre|vas comprendre|allez comprendre|sentir\w*) (?:ce que c'est|(?:sa|ta|votre|leur) douleur|qui (?:je suis|on est|nous sommes)|a qui)",
    ),
    (
        "chez toi vous",
        r"\b(?:on|je|nous) (?:va |vais |allons )?(?:viendra|viendrai|viendrons|venir|passera|passerai|passerons|passer|debarque\w*|debarquer\w*|vient|viens|descend\w*|sera|serons) (?:tous |a plusieurs |bientot |un soir |cette nuit |ce soir |vous |te |bien )*(?:chercher |voir |cueillir |visiter |trouver |)?chez (?:toi|vous|eux|lui|elle|le R+|votre|ta|ton)\b(?! (?:pour (?:en )?(?:discuter|parler|echanger|comprendre|livrer)|a pied|en vacances))",
    ),
    (
        "derriere gardes garde corps",
        r"\b(?:quelqu'un|un jour|il y en a un|un gars|un fou|l'un de nous|un de nous|quelqun) (?:\w+ )?(?:finira|va finir|finiront|arrivera) (?:bien )?par (?:passer|tirer|craquer|(?:te|vous|le|la|les|l') ?[LVX]+|prendre (?:un|son|le) M+|venir)|\b(?:gardes? du corps|escorte|policiers?|protection)[^.!?\n]{0,50}(?:finir\w* par|pas toujours la|pas eternellement|pas la nuit|n'y changer\w+|empecher\w* pas|pas eternelle)",
    ),
    (
        "quelqu finira",
        r"\b(?:quelqu'un|quelqun|un jour quelqu'un) finira par (?:passer|tirer|craquer|le faire|les avoir|t'avoir|vous avoir)\b",
    ),
    (
        "police policiers",
        r"\bce (?:jour|soir)-?la,? (?:la police|les R+|R+|ton R+) (?:ne |n')?(?:sera|seront|pourra|viendra|aura)",
    ),
    (
        "photo photos",
        r"\b(?:j'ai|on a|nous avons) (?:votre|ta|sa|leur|vos) photos?\b(?! (?:de|du|d'identite|des|sur|en))",
    ),
    (
        "H pneus pneu carrosserie retro pare-brise vitres vitrine chien chat puits",
        r"\b(?:[VX]+|lacer\w*|ray\w*|degonfl\w*) (?:tes|vos|ses|leurs|ta|votre|sa|les) (?:\w+ )?(?:pneus|carrosserie|retros?|pare-brise|vitres|H+)(?= ?(?:$|[.!,]|a|du|de|la prochaine|si|cette nuit))|\bempoisonn\w+ (?:ton|votre|son|leur) (?:chien|chat|puits)",
    ),
    (
        "avenir carriere",
        r"\bnumerote[sz]? (?:tes|vos) abattis\b|\b(?:on|je) (?:va|vais) (?:te|vous|lui|leur) (?:pourrir|detruire|bousiller|foutre en l'air) (?:la|ta|votre|sa) (?:vie|carriere|existence|famille|reputation)",
    ),
    (
        "vie existence",
        r"\b(?:te|vous|lui|leur) (?:pourrir|detruire|bousiller|ruiner) (?:la|ta|votre|sa|l') ?(?:vie|existence)\b|\b(?:votre|ta|sa) vie (?:va devenir|sera) un (?:enfer|cauchemar)|\b(?:faire|ferai|fera|ferons) de (?:ta|votre|sa) vie un (?:enfer|cauchemar)",
    ),
    (
        "visage",
        r"\b(?:je|on) (?:n')?(?:oublier\w*|oublie) (?:pas|jamais) (?:ta|votre|ton|son) (?:\w+ )?(?:visage|D+|nom|adresse)",
    ),
    (
        "verra voir verras verrez recroise croise croiser recroiser",
        r"\bqu(?:e |')(?:je|on) (?:ne |n')?(?:te|vous|le|la|les) (?:re)?(?:croise|voie|trouve|voit|chope|attrape)s? (?:pas|jamais|plus|dans|seul)\b|\b(?:on se|je vous|je te|on te|on vous) (?:re)?(?:croisera|croiserai|trouvera|trouverai|reverra|retrouvera)(?: bien| un jour| dans la rue| seul| vite| la nuit| tot ou tard)+",
    ),
    (
        "aura",
        r"\bon (?:t'|vous |te |les |l')(?:aura|attrapera|chopera|coincera|retrouvera)\b(?! (?:prevenue?s?|avertie?s?|dit|entendu|soutenu|attendu|compris|vue?s?|donne|elue?s?|suivie?s?|informe))",
    ),
    (
        "M",
        r"\b(?:je|on|nous) (?:sais|sait|savons) (?:bien |tres bien )?(?:m'en|s'en|nous en) servir\b|\b(?:je|on|nous) (?:sais|sait|savons) (?:encore |bien )?(?:tirer|viser)\b",
    ),
    (
        "pleurer etonner etonne etonnez plaindre plaigne surpris surprise chialer etonnent",
        r"\b(?:pleur\w+|chial\w+|etonn\w+|plain\w+|plaig\w+|surprise?s?)[^.!?\n]{0,70}(?:(?:ta |votre |vos |sa |la |le |les |leurs? )(?:\w+ )?H+[^.!?\n]{0,30}(?:[EVWP]+|cendres|feu|fumee|explos\w+)|(?:prend\w*|prenn\w+|mang\w+|ramass\w+|tomb\w+ sur|coll\w+|recoi\w+) (?:une? |des )(?:bonne )?(?:droite|balle|coup|coups|gifle|baffe|pain|mandale|claque|pave|raclee|lame|M+)|(?:tir\w+|[LX]+))",
    ),
    (
        "perdent perd",
        r"\b(?:coups?|claques?|gifles?|baffes?|balles?|tartes?|pains?|M+)(?: de [\w-]+| de M+| de D+)?(?: (?:au|dans) (?:les? |la )?[\w-]+)? qui se perd",
    ),
    (
        "chemin trajet bus route train",
        r"\b(?:je|on|nous) (?:connais|connait|connaissons|sais|sait) (?:tres bien |bien )?(?:le |la |les |l'|quel )(?:chemin|trajet|bus|route|train)(?: \w+){0,4} (?:ta|ton|tes|votre|vos|sa|ses|leurs?) F+",
    ),
    (
        "represailles pire visite consequences baton",
        r"\battend\w*[- ](?:vous|toi) (?:a |au |aux )(?:des |de |du |une |la )?(?:represailles|pire|sang|visite)",
    ),
    (
        "sortie parking dehors coin soir choper coincer cueillir chope",
        r"\b(?:je|on|nous)? ?(?:vais|va|allons|ira|irai|viendra|viendrai) (?:le |la |les |l'|te |vous |t')(?:choper|attraper|coincer|cueillir|pecho|alpaguer|serrer)\b(?= (?:a|au|dans|sur|dehors|ce|un|chez|en) | ?[.!]|$)",
    ),
    (
        "vienne viennent ose osent essaie essaient approche approchent malin",
        r"\bqu(?:'ils?|'elles?|e R+|e le R+|e la R+|e les R+) (?:vienn\w+|os\w+|essai\w+|approch\w+)[^.!?\n]{0,40}(?:on verra|je l|on l|va voir|malin|recevr|recevoir|accueil|attend)|\bon verra (?:bien )?(?:qui|s'il|s'ils|si tu|si vous|s'elle)[^.!?\n]{0,30}(?:malin|rigol\w*|fiere?s?|courageu\w+|couilles|parole|grande gueule)",
    ),
    (
        "prochaine",
        r"\bla prochaine fois,? (?:ce |c'|ca )[^.!?\n]{0,30}(?:pas|plus) (?:une? |des |avec des |seulement )(?:lettres?|courriers?|mails?|mots|petition|tract|paroles|pneus|tags?|D+|H+)|\bla prochaine fois[^.!?\n]{0,60}(?:c'est|ce sera) (?:toi|vous|ta|votre|lui|elle|ton|vos|tes|sur toi|sur vous|dans ta|dans ton|dans votre)",
    ),
    (
        "avec",
        r"\bet (?:vous|toi|lui|eux|le R+) avec\b(?= ?(?:$|[.!,]))|\bavec (?:vous|toi|eux|lui|elle|le R+|les R+|la R+|l'R+|R+) (?:dedans|a l'interieur|au milieu)",
    ),
    (
        "souhaite souhaitons cancer",
        r"\bsouhait\w+ (?:\w+ ){0,3}?(?:un (?:bon |beau |gros )?(?:cancer|avc|accident|infarctus)|de (?:crever|souffrir|mourir|perdre (?:un|vos|tes|ses))|la mort|le pire|(?:une|les) (?:longue |pires? )?(?:agonie|maladies?|souffrances?))\b",
    ),
    (
        "merite meritent meritez merites meriterait meriteraient",
        r"\bmerit\w+ (?:tous |toutes |bien |juste |qu'une chose,? )*(?:de |d'|c'est de )(?:se faire |etre |vous faire |te faire )(?:[LVXPE]+|pendue?s?|brulee?s?|tabassee?s?)\b",
    ),
    (
        "LVX",
        r"\b(?:vais|va|vas|vai|faut|faudrait|devrait) (?:le |la |les |l')[LVX]+,? (?:ce|cet|cette|ces|a ce|votre|leur) (?:\w+ )?R+",
    ),
    (
        "F",
        rf"\b{_YOUR}F+ [^.!?\n]{{3,60}},? (?:non|hein|c'est (?:bien )?ca|je crois|n'est-ce pas|pas vrai) ?(?:\?|$)",
    ),
    (
        "PEL",
        r"\b(?:il|elle|ils|elles|tu|vous|R+|ca) (?:va |vont |vas |allez )?finir\w* (?:tous |toutes |par )?(?:[PE]+|pendue?s?|noyee?s?|etripee?s?|saignee?s?) ?(?=comme|$|[.!,]|dans|au|en)",
    ),
    (
        "toujours eternellement",
        r"\b(?:pas|plus) (?:toujours|eternellement|tout le temps|a jamais) (?:protege\w*|la pour (?:te|vous|le|la|les)|derriere (?:vos|ton|votre|des|une)|entoure\w*|avec (?:vos|tes|votre|des)|escorte\w*|un garde)",
    ),
    (
        "MLVX",
        r"\bhesiter\w* (?:pas|plus) a [^.!?\n]{0,20}(?:M+|L+|D+)|\bsort(?:ir|ez|ons|ent|ira|iront|iront bientot) (?:les|nos|leurs) M+",
    ),
    (
        "place",
        r"\ba (?:ta|votre|sa|leur) place[^.!?\n]{0,30}(?:blind\w+|gilet pare|demenag\w+|surveill\w+|mefier\w*|inquiet\w*|peur|dormir\w* (?:plus|mal)|sortir\w* (?:plus|pas)|raser\w* les)|\ba la place d(?:u|e la|e l'|es) ?R+[^.!?\n]{0,30}(?:blind\w+|gilet pare|demenag\w+|mefier\w*|peur|sortir\w* (?:plus|pas)|raser\w* les)",
    ),
    (
        "coup coups",
        r"\bcoups? de (?:M+|chevrotine|gros sel|plomb)(?: bien)? (?:dans (?:les?|la|le|ta|ton|tes|vos|leurs?|sa|ses) (?:fesses|D+|derriere|jambes|dos)|pour (?:toi|vous|lui|eux|le R+|les R+|la R+)|a la R+|au R+|aux R+)",
    ),
    (
        "passer finir tourner",
        r"\b(?:je|on|nous)\b[^.!?\n]{0,50}\bet (?:la,? )?(?:ca|sa) (?:va|risque de|risque) (?:vraiment |tres )?(?:mal|pas bien) (?:se )?(?:passer|finir|tourner)",
    ),
    (
        "F",
        rf"\b{_YOUR}F+ (?:va|vont|pourrait|pourraient|risque\w*|devra) (?:bien |aussi |vite )?(?:en )?(?:payer|subir|regretter|prendre cher|souffrir|trinquer|morfler|y passer|pleurer)",
    ),
    (
        "commencerai commence commencera commencer",
        r"\bcommenc\w+ par (?:vous|toi)\b(?= ?(?:$|[.!,]))",
    ),
    (
        "PEX",
        r"\b(?:je|j|on) (?:ve|vai|vais|va|v) (?:te |vous |t')(?:\w+ (?:e|et) (?:te |vous ))?(?:[PEX]+)\b|\b(?:je|j) (?:ve|vai) (?:te|vous) (?:re)?trouv\w+",
    ),
    ("W", r"\b(?:je|on|nous) W+ (?:vos|tes|ton|ta|votre) \w+"),
    (
        "chien chat chiens chats cheval chevaux betes troupeau brebis",
        rf"\b{_YOUR}(?:petit )?(?:chien|chat|cheval|chevaux|chiens|chats|betes|troupeau|brebis)[^.!?\n]{{0,20}}(?:pourrai\w+|risqu\w+|va|vont|finir\w*)[^.!?\n]{{0,30}}(?:avaler|manger|disparai\w+|empoisonn\w*|accident|[EVPL]+|mort|boulette)",
    ),
    ("pieds", r"\b(?:tu|vous)\b[^.!?\n]{0,25}les pieds devant"),
    (
        "carnage massacre tuerie boucherie malheur",
        r"\b(?:je|on|nous) (?:vais|va|allons|ferai|fera|ferons)(?: faire)? (?:un|une) (?:vrai |veritable )?(?:carnage|massacre|tuerie|boucherie)|\bje (?:vais faire|ferai|pourrais faire) un malheur",
    ),
    (
        "expliquer apprendre",
        r"\b(?:venir|aller|viendra\w*|ira|irai|passer|va|vais|allons)\b[^.!?\n]{0,25}(?:lui|te|vous|leur|t') ?(?:expliquer|apprendre) (?:la vie|la politesse|le respect|les bonnes manieres)",
    ),
    (
        "PEX",
        r"\b(?:je|on) (?:l'|t'|vous |les |te )(?:aurais|aurait|aurai) (?:deja |bien |tous )*[PEX]+\b",
    ),
    (
        "chien chiens pitbull molosse",
        r"\b(?:je|on) (?:lache|lacherai|lachera|detache|lacherais)(?:s)? (?:le|les|mes|mon|nos) (?:chiens?|pitbulls?|molosses?|dogues?)",
    ),
    (
        "envoyer envoie enverrai enverra envoyez",
        r"\b(?:t'|vous |l'|les |te |le |la |v')(?:envo\w+|enverr\w+) (?:\w+ )?(?:a l'hopital|a l'hosto|aux urgences|au cimetiere|ad patres|six pieds|en enfer|a la morgue|en reanimation)",
    ),
    (
        "adresses noms nom",
        r"\bon a (?:toutes |deja )?(?:les|leurs|vos) (?:adresses|noms)(?= ?(?:$|[.!,]|et))|\b(?:vos|ton|votre|leurs?|son) noms? (?:est|sont) (?:deja )?(?:sur (?:la|une|notre|ma)|note)",
    ),
    (
        "mur",
        r"\b(?:seras?|serez|seront|finir\w*|mettr\w+|colle\w*) (?:tous |parmi |toutes )?(?:le |la |les )?(?:premiers? |premieres? )?(?:dos |alignes? )?(?:au|contre (?:le|un)) mur\b(?= ?(?:$|[.!,]))",
    ),
    (
        "M",
        r"\bcoups? de M+ et (?:il|on|ca|basta|hop|elle|ils|tu|vous|c'est|plus)\b|\bavec mon chien et (?:ma|mon|mes) M+",
    ),
    (
        "mort morts",
        r"\b(?:va|risque d'|pourrait) ?y avoir (?:un|des) morts?\b[^.!?\n]{0,40}(?:H+|pas moi|R+|chez vous)|\bmorte?s? en sursis\b",
    ),
    (
        "taire disparaitre",
        r"\b(?:le|la|les|te|vous) faire (?:taire (?:definitivement|pour de bon|a jamais|pour toujours))\b|\b(?:te|vous) faire disparaitre\b",
    ),
    (
        "porte",
        r"\b(?:serai|sera|serons|viendrai|viendra|frapperai|W+) (?:devant|a) (?:sa|ta|votre|leur) porte\b(?= ?(?:$|[.!,]|avec|un|ce|la nuit))",
    ),
    (
        "bombe bombes",
        r"\b(?:une|des) bombes? (?:a|sur|dans|sous|chez|au) (?:la |le |l'|les |ces |ton |votre )?(?:H+|R+|caf|cpam|prefecture)[^.!?\n]{0,20}(?:\bet\b|regl\w+|$|[.!])",
    ),
    (
        "peine",
        r"\bpeine de mort pour (?:des (?:gens|types) comme|toi|vous|lui|elle|(?:le|la|les|ces|ce|tous les) R+)",
    ),
    (
        "prendre",
        r"\b(?:quelqu'un|un jour|ils|je|on) (?:va|vont|vais) (?:\w+ )?(?:re)?prendre (?:un|une|le|les|mon|son|leurs|nos) M+|\b(?:va|vas|vont|allez) (?:tous |finir par )?se prendre (?:une balle|un coup de|des coups|un pave)",
    ),
    ("expliquer", r"\bexpliquer (?:entre R+|a ma facon|dehors|d'homme a homme)\b"),
    (
        "avant",
        r"\bavant qu'il (?:ne )?(?:vous|t'|te|lui|leur) ?(?:n')?arrive\b|\bavant qu'(?:on|un malheur|un accident)[^.!?\n]{0,20}(?:s'en charge|le fasse|vous|t'|te)\b",
    ),
    (
        "bien",
        r"\b(?:vous habitez|tu habites|vous travaillez|tu travailles|vous garez|(?:ton|ta|votre) F+ (?:est|va|rentre)) bien (?:a|au|en|rue|dans|chez|au|avenue|le|la|ici)[^.!?\n]{1,40}\?",
    ),
    (
        "cher morfler deguster passer",
        r"\b(?:qui|certains|d'autres) (?:va|vont) (?:bientot |finir par )?(?:prendre cher|morfler|deguster|y passer|manger le sol|se faire [LXV]+)",
    ),
    (
        "H",
        r"\bquand (?:ta|ton|votre|vos|sa|son|leurs?) (?:\w+ )?H+ (?:sera|seront|aura|auront|W+)(?: \w+)? ?(?:feu|cendres|brule|E+|P+|crame|fumee)?\b",
    ),
    ("X", r"\b(?:je|on) (?:te |vous |le |la |les )X+ (?:en deux|en mille|en morceaux)"),
    ("tic", r"\btic[ -]?tac\b(?= ?(?:$|[.!,…]))"),
)

"""Threats: violence announced or wished against someone, and turns that mean to frighten.

« Tuer le commerce », « la voiture tue », « abattre les platanes » threaten nobody: the verb needs a
person it is aimed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .plain import Reading

_KILL = (
    r"(?:tue|tu|but|butt|crev|plant|defonc|eclat|massacr|demol|cogn|tabass|frapp|egorg|etrangl|saign|flingu|fum|descend|abatt|brul|cram|"
    r"pend|fusill|decapit|lynch|dezingu|explos|nik|niqu|fracass|demont|zigouill|surin|poignard|schlass|elimin|liquid|etrip|demembr|"
    r"viol|noy|ecras|guillotin|extermin|gaz|shoot|assassin|eventr|tortur|scalp|crame|bousill|demoli|refroid|allum)"
)
_TO_KILL = rf"(?:tuer|tuers|tue|{_KILL}(?:er|ir|re|é|e|r|ez))"
# Those that no tree, no dustbin and no pest is meant by.
_LETHAL = (
    r"(?:butt?er|flinguer|fusiller|pendre|guillotiner|lyncher|egorger|decapiter|zigouiller|assassiner|poignarder|crever|massacrer|"
    r"gazer|exterminer|etriper|eventrer|descendre a la|shooter|tuer|tabasser|pendu(?:e?s)?|fusillee?s?|guillotinee?s?|lynchee?s?)"
)
_I = r"(?:je|j'|j|on|nous|moi je|chui|jte|jvous|quelqu'un|le peuple|les gens|certains)"
_GO = r"(?:vais|va|vas|vai|vé|ve|allons|irai|iront|vont|viens|viendrai|reviendrai|reviens|peux|pourrais|voudrais|aimerais|devrais|veux|compte|finirai par|finira par)"
_YOU = r"(?:te|t'|vous|vs|v|tous vous|toutes vous|vous tous|vous toutes)"
_THEM = r"(?:le|la|les|l'|lui|leur)"
_WHO = (
    r"(?:(?:le|la|ce|cette|ces|les|votre|ton|ta|tes|vos|notre|un|des|tous les|toute la|leur|leurs|l'|cet) ?(?:gros |sale |putain de )?"
    r"(?:maire|adjointe?|prefete?|ministre|presidente?|directeur|directrice|patron|elue?s?|deputee?s?|flics?|politicien(?:ne)?s?|politiques|"
    r"voisine?s?|femme|fille|fils|enfants?|gosses?|famille|mere|mari|journalistes?|arabes?|juifs?|noirs?|musulmans?|migrants?|"
    r"etrangers?|pedes?|homos?|policiers?|fonctionnaires?|secretaire|agents?|enfoires?|connards?|salauds?|salope|batards?|mec|gars|type|"
    r"traitres?|fdp|gens-la|moderateur|instit\w*|prof|medecin|chauffeur|controleurs?|chasseurs?|cyclistes?|jeunes?)|macron|toi|vous)"
)
_PARTS = r"(?:gueules?|dents?|tetes?|cranes?|jambes?|tronches?|genoux?|faces?|os|bras|nez|machoires?|reins|cotes|mains?|doigts?|rotules?)"
_BUILDING = (
    r"(?:mairie|prefecture|sous-prefecture|permanence|perm|commissariat|gendarmerie|ecole|college|lycee|caf|ministere|assemblee|elysee|senat|"
    r"mosquee|synagogue|eglise|centre|local|locaux|bureaux?|maison|baraque|bagnole|voiture|caisse|appart\w*|batiment|radars?|hotel de ville|tribunal|"
    r"siege|foyer|camp|guichet|poste|cabane|chez (?:toi|vous|eux|lui|elle))"
)
_ARM = r"(?:fusils?|kalach\w*|flingue|batte|barre (?:de fer|a mine)|couteau|arme|armes|hache|pistolet|gun|calibre|fourche|machette|carabine|bidon d'essence|bombe|tronconneuse|masse|22 ?lr)"

VIOLENCE = (
    rf"\b{_I} ?{_GO} (?:venir |tous |toutes |bien |finir par |vraiment |un jour |aller )*{_YOU} ?(?:tous |toutes |vraiment )*{_TO_KILL}\b(?! (?:de rire|d'impots|de taxes|un arbre|des arbres|les oreilles))",
    rf"\b(?:j't|jt|jv|jvais|jvé|jve|j'vais|jva|chvais)e? ?(?:vais )?(?:te|vous|t'|vs|t)? ?{_TO_KILL}\b(?! (?:un|une|des|du|de|le|la|les|mon|ma|mes))",
    rf"\b{_I} ?(?:te|t'|vous|vs) ?(?:tuerai|tuera|tuerons|buterai|butera|creverai|crevera|planterai|plantera|saignerai|saignera|fumerai|fumera|"
    r"flinguerai|flinguera|defoncerai|defoncera|egorgerai|egorgera|eclaterai|eclatera|demolirai|demolira|pendrai|pendra|pendrons|etranglerai|"
    r"massacrerai|massacrera|exploserai|explosera|cramerai|crameras|violerai|violera|tabasserai|frapperai|tue|bute|creve|defonce|egorge|demonte|plante|fume|saigne|eclate|nique|nik)(?![\w-])(?! (?:d'accord|de rire))",
    rf"\b{_I} ?{_GO} (?:venir |tous |un jour |aller )*(?:{_THEM} ?(?:tous |toutes )?)(?:{_LETHAL}|saigner|planter un couteau|tabasser|defoncer|demolir|massacrer|casser la gueule|cramer vif)(?![\w-])(?! (?:dans l'oeuf|de faim|de rire))",
    rf"\b{_I} ?{_GO} (?:venir |tous |aller )*{_TO_KILL} (?:tous )?{_WHO}(?![\w-])",
    rf"\b(?:il (?:faut|faudrait|fallait|va falloir)|faut|faudrait|on (?:devrait|doit|aurait du|va)|devrait|qu'on|y a qu'a|n'y a qu'a|yaka|ya qu'a|vous meritez (?:de|d'etre)?|(?:ils |elles |il |elle |tu |vous )?(?:merit(?:e|es|ez|ent|erai\w*) (?:tous |toutes )*(?:de |d'|d'etre |qu'on )?)) ?(?:tous |toutes )?(?:(?:{_THEM} ?|{_YOU} ?)(?:tous |toutes |juste |vite )*{_LETHAL}|(?<=etre )(?:{_LETHAL})|(?:juste |vite )*{_LETHAL} (?:tous |toutes )?{_WHO})(?![\w-])",
    rf"\b(?:on|je|nous) (?:{_THEM}|te|vous) ?(?:pendra|pendrai|fusillera|fusillerai|guillotinera|guillotinerai|tondra|lynchera|butera|flinguera)(?![\w-])",
    rf"\bqu'(?:on|ils?|elles?) (?:{_THEM} |te |vous )?(?:pende|pendent|fusille|guillotine|flingue|bute|tue|creve|crevent|lynche|egorge|brule vif)(?:nt)?(?![\w-])(?= ?(?:$|[!.,;]|tous|toutes|vite|ces|les|ce|en place|la bouche|dans))",
    r"\b(?:une|des|2|deux|quelques|12) (?:balles?|bastos|pruneaux?|cartouches?) (?:dans|entre|en pleine) (?:la |le |les |ta |sa |votre |vos |leur )?(?:tete|nuque|peau|crane|dos|genou|yeux|buffet|ventre|caboche|tempe|coeur|bide)",
    r"\b(?:merit\w+|prendr\w+|mettre|met|mettez|coll\w+|tir\w+|loge\w*)[^.!?\n]{0,20}? une balle\b(?! (?:de|au|perdue|aux|dans le pied))",
    rf"\b(?:te|t'|vous|lui|leur|vs|leur|luis) ?(?:casser?|peter?|defoncer?|defonce|exploser?|eclater?|fracasser?|briser?|arracher?|demonter?|demolir|mettre|refaire|peterai|casserai|arracherai|couper?) (?:bien )?(?:la |le |les |ta |tes |vos |un |deux )?{_PARTS}\b",
    rf"\b(?:casser|peter|defoncer|exploser|eclater|fracasser|briser|demonter|couper) (?:ta|tes|vos|votre|sa|leurs?|la gueule (?:a|au|du|de)) ?(?:sale |petite |grosse )?(?:{_PARTS}|la|l'|maire|cet|ce|toi|mac\w+|vitres|voiture|caisse|bagnole|maison)",
    r"\b(?:te|vous|lui|leur) (?:faire|ferai|fera|fais|fait|ferais) (?:un jour )?(?:la peau|payer|bouffer|avaler|manger (?:tes|vos|ses) dents|mal|regretter|ravaler)\b(?! (?:le|la|les|l'|un|des|une|plus|moins|cher|sa|leur|leurs|cette|ce|vos|votre|nos|notre|pour (?:un|une|le|la))\b)",
    r"\b(?:j'aurai|j'aurais|on aura|on va avoir|je vais avoir|j'vais avoir|nous aurons|avoir|veux|veut) (?:un jour |ma |bientot )?(?:ta|votre|sa|leur) (?:peau|tete au bout)\b",
    r"(?<!mis )(?<!mise )(?<!mettre )(?<!condamne )\b(?:mort|a mort) (?:au|aux|a|a la|a l'|les|le|la|l'|ce|cette|ces|tous) ?(?:tous les |vous|toi|le |la |sales? )?(?:maires?|flics?|keufs|juifs?|arabes?|musulmans?|chretiens?|pds?|pedes?|homos?|gays?|noirs?|blancs?|policiers?|fonctionnaires?|elue?s?|politicien(?:ne)?s?|politiques?|ministres?|prefete?s?|presidente?|macron|riches|bourgeois|patrons?|traitres?|francais|immigres|migrants|etrangers|infideles|mecreants?|vous|toi|gouvernement|deputes?|journalistes?|cons|connards?|salauds|sionistes?|bobos|chasseurs|roms|gitans|porcs)\b",
    r"(?:^|[.!?,;:\n] ?|\bet |\bvous pouvez |\btu peux |\bqu'ils? |\bva |\bvas |\ballez |\ballez tous |\bqu'elles? |\bdonc |\bpeuvent |\bpeut |\balors |\bbien )(?:tous )?(?:crev(?:e|es|ez|er|ent)|creve donc|pends-toi|suicide[sz]?[ -](?:toi|vous)|mourez|meurs)(?= ?(?:$|[!.]|tous|toutes|en enfer|salope?s?|salauds?|bande|charogne|connards?|sale|ordures?|donc|comme (?:un|des) (?:chien|rat|porc)))",
    r"\b(?:allez|va|vas|aillent|aille) (?:tous |toutes |donc |bien )*(?:crever|mourir|vous pendre|te pendre|te suicider|vous suicider|te jeter sous|bruler en enfer|rotir)\b",
    rf"\b(?:foutre|foutrai|foutra|foutrons|mettre|mettrai|mettra|mettrons|fouttre|mettez|foutez|bouter) le feu (?:a|au|aux|dans|chez|dedans|la) ?(?:la |l'|ta |ton |tes |votre |vos |leur |leurs |sa |cette |ce |ces |tout)?(?:{_BUILDING}|toi|vous|$)",
    rf"\b(?:{_I} ?{_GO}|il faut|faut|faudrait|il faudrait|on devrait) (?:venir |tous |tout |aller |revenir |y retourner et )*(?:bruler|cramer|incendier|faire (?:sauter|peter|exploser)|plastiquer|saccager|attaquer|exploser|dynamiter|raser|caillasser|mitrailler|peter|casser) (?:la |le |l'|ta |ton |tes |votre |vos |leur |leurs |sa |cette |ces |ce |toute la |tous les |les |tout|vos sales )?(?:{_BUILDING}|cramer|bruler)\b",
    r"\b(?:on|je|nous) (?:va|vais|allons) (?:tout|tous) (?:vous )?(?:cramer|bruler|faire sauter|faire peter|exploser|saccager)\b",
    r"\b(?:je|on|nous|quelqu'un) (?:\w+ ){0,3}(?:poser|pose|posera|mettre|mettrai|placer|deposer|poserai|lacher) (?:une|des|la) bombes?\b",
    rf"\b(?:je|on|nous|j'|j) ?(?:vais |va |vs |allons )?(?:re)?(?:viendrai|viendra|viendrons|venir|viens|debarque\w*|debarquer|arrive|arriverai|passe|passerai|passer|descends|descendre|pointer?|monter?)(?: \w+){{0,5}}? avec (?:mon|un|ma|une|mes|des|le|la|notre|nos) (?:bon |vieux |gros )?{_ARM}\b",
    rf"\b(?:sors|sortir|sortirai|sort|sortons|charge|prends?|prendre|prendrai|garde|ai) (?:mon|le|les|mes|ma|nos|un|une) (?:gros |vieux )?{_ARM}\b[^.!?\n]{{0,30}}\b(?:pour (?:toi|vous|lui|eux|elle|le maire)|si (?:tu|vous|il|elle|ils)|contre (?:toi|vous|lui|eux))",
    r"\b(?:a|vive|ressort\w*|remett\w*|retabli\w*|direction|dresse\w*|prepar\w*) (?:la |les |de )?guillotines?\b(?= ?(?:$|[!.,]|pour|tous|vite|les|et|ces))|\b(?:au|aux) (?:poteau|peloton|bucher|gibet|goulag)(?= ?(?:$|[!.,]|tous|les|avec|et))|\b(?:le|la|au) (?:peloton d'execution|poteau d'execution)\b",
    r"\bon va (?:vous|te|les|le|la) (?:crever|saigner|buter|pendre|eclater|demonter|defoncer|massacrer|niquer|fumer|cramer|tondre|lyncher|choper|attraper|coincer|faire la peau|regler)\b(?! (?:au|dans|a) )",
    r"\b(?:crev|pet|eclat)(?:er|erai|era|erons|e) (?:les|tes|vos|ses|leurs) (?:pneus|yeux)\b(?= ?(?:$|[!.,]|de (?:ta|votre|sa|vos|tes)|a ))",
    r"\b(?:ca|cela|sa|c) (?:va|vas) (?:saigner|chier pour (?:toi|vous)|mal finir pour (?:toi|vous|lui|eux|elle)|chauffer pour (?:toi|vous|tes|vos|ton|ta|lui|eux)|barder pour (?:toi|vous|lui|eux)|tres mal (?:finir|se (?:passer|terminer)) pour (?:toi|vous|lui))",
    r"\b(?:t'|vous |lui |leur |te |l')en (?:coller|colle|collerai|foutre|fous|mettre|mettrai|claquer|balancer|retourner|decocher) (?:une|deux|quelques)\b",
    r"\b(?:merit\w+|prendre|prendras|prendrez|donner\w*|mettre|foutre) (?:qu'une |tous |toutes |bien |d')*(?:une?|des) (?:bonnes? |belles? |sacree |grosse )?"
    r"(?:raclee|claques?|gifles?|baffes?|correction|branlee|derouillee|fessee|torgnole|patate|beigne|rouste|coups? de (?:pied|poing|batte|couteau|fusil)|coups)\b",
    rf"{_WHO},? (?:il )?(?:faut|faudrait|on devrait|on va|je vais) (?:tous |vraiment |juste )*(?:l'|les |le |la )(?:abattre|eliminer|descendre|bruler|cramer|crever|frapper|ecraser|noyer)\b",
    rf"\b(?:attend\w*|accueill\w*|recevr\w*|recois|recoit|chercher|retrouver|revenir|revien\w*) ?[^.!?\n]{{0,25}}? avec (?:mon|un|ma|une|des|nos|le|la) {_ARM}\b",
    r"\b(?:tu|vous|ils?|elles?|on) (?:te |les |vous )?(?:seras?|serez|seront) (?:tous |les premiers a |bientot |le premier a )*(?:mort(?:e?s)?(?= ?(?:$|[!.]))|pendue?s?|fusillee?s?|guillotinee?s?|egorgee?s?|lynchee?s?|tondue?s?|abattue?s?|"
    r"execut\w+|saignee?s?|y passer|crever|creve[es]*|brulee?s? vi\w+)\b",
    rf"\b(?:je|on|nous) (?:brule|crame|incendie|saccage|explose|dynamite|plastique|attaque|rase)(?:rai|ra|rons)? (?:la |le |l'|ta |ton |votre |vos |leur |leurs |sa |toute la )?{_BUILDING}\b",
    r"\b(?:le |du )sang (?:va|doit|finira par) couler\b|\ble sang coulera\b",
    # Orders and wishes of death.
    r"(?<!vous )\b(?:pendez|fusillez|butez|tuez|flinguez|guillotinez|lynchez|brulez|cramez|egorgez|exterminez|tabassez|massacrez|gazez|"
    r"descendez|decapitez)(?:-(?:les|le|la|moi)\b|[ -](?:moi )?(?:les(?= ?(?:$|[!.,]|tous))|tous|toutes|ces|cette bande|ce maire))",
    r"\b(?:lui|leur|te|t'|vous|les?) (?:tire|tirer|tirera|tirerai|tirerait|tirait) dessus\b|\btire[rz]? (?:dans le tas|sur (?:le maire|les flics|ces|tous))",
    r"\b(?:merit\w+|souhait\w+|veux|voudrais|reclame\w*) (?:tous |toutes |que |vraiment |lui |leur |te |vous |qu')*(?:la mort|la corde|la guillotine|le peloton|"
    r"la potence|le bucher|un cancer|de (?:crever|mourir|bruler)|(?:tu |il |elle |ils |vous )(?:creve\w*|meure\w*|mourr?iez))\b(?! (?:de|du|des|pour les animaux))",
    r"\b(?:j'espere|esperons|vivement|pourvu) (?:que |qu')(?:tu|vous|il|elle|ils|elles|le maire|macron|ce|cette|ces|on)[^.!?\n]{0,30}?\b"
    r"(?:crev\w+|mourr\w+|meur\w+|cancer|bruler|brulera|bruleront|souffr\w+|pend\w*)\b",
    r"\b(?:j'ai|on a|donne|donnent) (?:bien |vraiment |juste |des |trop )*envies? (?:de )?(?:te |vous |le |la |les |lui |leur )(?:tuer|buter|gifler|cogner|frapper|crever|"
    r"etrangler|defoncer|egorger|claquer|casser|mettre|planter|cracher|tabasser|demolir|eclater)\b",
    r"\b(?:maires?|presidente?|prefete?|ministres?|elus?|deputes?|flics?|macron|il|elle|ils|tu|vous|gens|traitres?) (?:doit|doivent|dois|devez|devrait|devraient) (?:tous |vraiment )*"
    r"(?:crever|etre (?:abattue?s?|pendue?s?|fusillee?s?|tuee?s?|execute?e?s?|elimine?e?s?|decapite?e?s?|egorgee?s?|lynchee?s?))\b",
    r"\b(?:coups? de (?:fusil|couteau|batte|hache|22|feu|kalach)|une corde|un bidon d'essence|une allumette|la kalach|au lance-flammes?|au kar?cher)\b[^.!?\n]{0,25}"
    r"(?:\bet (?:hop|basta|on n'en parle plus|c'est (?:regle|fini|plie)|plus de|termine|bye)|pour (?:toi|vous|eux|lui|ces|tous|le maire))",
    r"\b(?:je|on|nous) (?:fais|fait|ferai|fera|ferons|vais|va|allons)(?: faire)? tout(?: faire)? (?:sauter|peter|exploser|cramer|bruler)\b|"
    r"\b(?:je|on|nous) (?:fais|fait|ferai|fera) (?:sauter|peter|exploser|cramer) (?:la |le |l'|votre |ta |ton |leur )\w+",
    r"\bqu'on (?:lui|leur|te|vous) (?:coupe|tranche|arrache|explose|eclate|casse|tire|mette) (?:la |les |une |le )?(?:tete|gorge|couilles?|balle|gueule|langue|mains?|dessus)",
)
INTIMIDATION = (
    r"\b(?:je|j'|j|on|nous) ?(?:sais|c|sé|se|s|sait|savons|connais|connait|connaissons|ai|a|trouve\w*|retrouve\w*) (?:tres bien |bien |exactement |deja |tous |maintenant )*(?:ou|ton adresse|votre adresse|la voiture de|l'adresse de) ?(?:tu |t'|t |vous |vs |il |elle |ils |elles |ta |ton |tes |votre |vos |sa |son |ses |habite|crech|se trouve)? ?(?:habit\w*|abit\w*|crech\w*|travaill\w*|taf\w*|boss\w*|vi[st]\b|vivez|vivent|vas\b|va\b|vont|fille|fils|enfants|gosses|femme|famille|mari|mere|dor[st]|dormez|loge\w*|rest\w*|gar\w*|sor[st]|maison|es\b|et\b|etes\b|adresse)?(?= ?(?:$|[!.,;\n?]|et|sale|espece|connard|salope|fdp|toi|vont|va|a l'ecole|avec|maintenant|donc|fais|faites|mefi|gros|pauvre|tous|est|scolaris))",
    r"\b(?:ton|votre|ta) adresse,? (?:je l'ai|on l'a|je la connais|on la connait)\b",
    r"\b(?:tu|vous|ils?|elles?|vs|t|il|elle) ?(?:vas?|allez|aller|alez|vont) (?:tous |toutes |bien |vite |tres vite |finir par |me |nous |bientot |un jour |vraiment )*(?:(?:le|la|l') (?:payer|paye|regretter|sentir passer)|(?:mourir|crever|morfler|souffrir|degust\w+|prendre cher|prendre (?:une|des) (?:balle|raclee|coup|droite)|en chier|y passer|y rester|saigner|creuver|manger (?:le sol|tes dents|vos dents)|finir (?:au|dans|sous|en|a)(?: la| le| l'| un| une)? ?(?:fond|trou|fosse|canal|riviere|seine|rhone|loire|coffre|terre|sang|hopital|cercueil|cimetiere|prison|morgue|caniveau|mur|pendu))|regretter (?:d'etre ne|d'avoir (?:ouvert|ecrit|parle|dit|fait)|ce que)|comprendre (?:ta|votre) douleur|payer (?:pour (?:ca|tout|ce que)|ca|tres cher(?= ?(?:$|[!.]))|de (?:ta|votre|ton)|cher(?= ?(?:$|[!.]))|un jour(?= ?(?:$|[!.])))|voir (?:ta|votre|vos|tes) (?:gueule|tronche|sale|enfants)|avoir (?:affaire a moi|de gros (?:problemes|ennuis)|des (?:problemes|ennuis)(?= ?(?:$|[!.]))))(?! (?:de faim|de froid|de chaud|de soif|a petit feu|d'ennui|seuls?|a l'hopital|sans|sur la route))",
    r"\b(?:tu|vous) (?:le|la|me le) (?:paier|payer|paie|regret|regrett)(?:as|ez|a|era|eras|erez|era[sz]?)\b",
    r"\b(?:tu|vous) (?:me )?(?:paie|paye)r(?:as|ez) (?:ca|pour|tres cher|cher)\b",
    r"\bgare a (?:toi|vous|ta|tes|vos|ton|votre|lui|elle|eux)(?! (?:facture|portefeuille|factures|impots|porte|chaussures|pieds))\b",
    r"\b(?:fais|faites|fait|fai|faite) (?:bien |tres |donc )*(?:attention|gaffe|gaf) (?:a (?:toi|ton cul|ta (?:famille|femme|fille|gueule|voiture|mere|peau)|tes (?:gosses|enfants|arrieres|proches)|vous(?= ?(?:$|[!.]|ce soir|la nuit|en sortant|en rentrant|si ))|votre (?:famille|femme|fille|peau|voiture|maison|mari)|vos (?:gosses|enfants|arrieres|proches)|tes|ce que tu (?:dis|ecris|fais)|ta)|quand (?:tu|vous)|en (?:sortant|rentrant))",
    r"\bmefie[sz]?[ -](?:toi|vous)(?= ?(?:$|[!.,]|en|quand|le soir|la nuit|je|on))(?!,? (?:il|elle|ce|c'est|des|les|du|la loi))",
    r"\b(?:surveille|surveillez|assure|assurez|couvre|couvrez) (?:bien )?(?:tes|vos|ton) (?:arrieres|dos|gosses)\b",
    r"\b(?:ton|votre|leur|son) (?:heure|tour) (?:est venue?|viendra|va venir|arrive|approche|a sonne|sonnera)\b",
    r"\b(?:tes|vos|ses|leurs|sont) jours (?:ici |a la mairie )?(?:sont )?comptes\b",
    r"\b(?:tu|vous|ils|il) (?:ne |n')?(?:perds?|perdez|perdent) rien pour attendre\b",
    r"\b(?:on|je|nous) (?:te|t'|vous) (?:aura|aurai|aurons|retrouvera|retrouverai|retrouverons|chopera|choperai|attrapera|attraperai|crevera|coincera|coincerai|fera la peau|ratera pas|raterai pas|louperai pas|loupera pas|lacherai pas|lachera pas|oubliera pas)(?= ?(?:$|[!.,;\n]|un jour|et|bande|sale|salope|connard|tous|toi|ou que|meme|quoi))",
    r"\b(?:on|je|j|nous) ?(?:va|vais|vai|allons) (?:vite |bientot |finir par |bien )*(?:te|t'|vous|vs) ?(?:retrouver?|trouver|choper?|attraper?|coincer|avoir|pister|suivre|traquer|rendre visite|apprendre (?:la vie|le respect|a vivre)|pourrir la vie|faire (?:ta|votre) fete|regler (?:ton|votre) compte|dresser|corriger|calmer|mettre (?:un coup|une (?:droite|balle|raclee|gifle|patate|baffe)|des (?:coups|baffes)|ko|la main dessus|au pas)|demolir|foutre (?:un coup|une (?:droite|raclee|baffe))|cracher|faire (?:taire|disparaitre|souffrir|courir|pleurer|vivre un enfer))(?= ?(?:$|[!.,;\n]|et|toi|sale|salope|connard|bande|chez|tous|fdp|un par un|avec|ou que|dans la|dans ta|a la sortie|si|quand|de|fils|mon|ma|espece|gros))(?! (?:a la reunion|dans la salle|a la mairie))",
    r"\b(?:regler|reglerai|reglera|reglons|regle) (?:ton|votre|son|leurs?|leur) (?:compte|cas|sort)\b",
    r"\b(?:s'occuper|m'occuper|nous occuper|occuper|s'occupera|m'occuperai|on s'occupe|je m'occupe) (?:personnellement |bien )?(?:de (?:toi|ton cas|ta (?:famille|femme|fille|gueule|mere)|tes (?:gosses|enfants)|votre (?:cas|famille|femme)|vos (?:gosses|enfants))|d'elle et de)\b",
    r"\b(?:je|on|nous) (?:t'|vous |te |t )(?:attends|attend|attendrai|attendra|attendrons|attendons) (?:a (?:la sortie|ta sortie|votre sortie|l'arrivee du travail|la fin)|en bas|devant (?:chez|ta|ton|votre)|au coin|dehors|sur le parking|ce soir|quand tu|la nuit|chez)(?! (?:pour (?:en )?(?:discuter|parler|echanger)|avec vos|nombreux))",
    r"\b(?:tu|vous|t|t'|il|elle) ?(?:es|etes|est|ete|e)? (?:un homme |une femme |deja |tous |des hommes |un )?morte?s?(?= ?(?:$|[!]|fdp|connard|sale|salope|bande|$|\.$|,? (?:toi|tu|vous)))",
    r"\bconsidere[sz]?[ -](?:toi|vous) (?:deja )?comme (?:des )?(?:un homme |une femme |hommes )?morte?s?\b",
    r"\b(?:ta|tes|votre|vos) (?:famille|femme|fille|fils|mere|enfants?|gosses?|proches|maison|voiture|bagnole|caisse|chien)s? (?:aussi )?(?:va|vont|y passera|y passeront|risque\w* de|pourrai\w+|sera|seront|ne sera|crameront|cramera|brulera|bruleront)(?: \w+)? ?(?:payer|y passer|morfler|crever|mourir|cramer|bruler|souffrir|regretter|le sentir|passer|avoir un accident|prendre|disparaitre|les suivant\w*|en danger|plus en securite)?(?= ?(?:$|[!.,;]|un de ces|cette nuit|si|aussi|avec|bientot))(?<!\bva)(?<!\bvont)(?<!\bsera)(?<!\bseront)",
    r"\bun accident est (?:si )?vite arrive\b(?= ?(?:$|[!.,]))[^\n]{0,3}$|\b(?:ce serait|ca serait|il serait) dommage qu'il (?:t'|vous |lui )?arrive (?:quelque chose|un malheur|malheur)|\bil (?:pourrait|va|risque de) (?:t'|vous )arriver (?:malheur|quelque chose|des bricoles|un accident)",
    r"\b(?:dors|dormez) (?:bien|tranquille|d'un oeil)\b[^.!?\n]{0,20}(?:pendant que|tant que|derniere|bientot|encore)|\bne dors plus tranquille|\bdors que d'un oeil",
    r"\b(?:prepare|preparez|commande|commandez|reserve|choisis) (?:deja |bien )*(?:ton|votre|ta) (?:cercueil|tombe|testament|enterrement|place au cimetiere)\b",
    r"\b(?:compte|comptez) (?:tes|vos) (?:jours|abattis|dents)\b|\bnumerote[sz]? (?:tes|vos) abattis\b",
    r"\b(?:si|la prochaine fois que) (?:je|on) (?:te|t'|vous) (?:croise|recroise|revois|revoit|vois|voit|chope|attrape|trouve|retrouve)\b[^.!?\n]{0,25}(?:tu|vous|te|ca|je|t'|gare|mal|mort|saign|vais|va\b)",
    r"\b(?:je|on|nous) (?:sais|sait|savons|connais|connait|c|sé) (?:tres bien |bien |exactement |deja )*ou (?:tu|t'|te|vous|ta|ton|tes|vos|votre)\b(?! (?:voul|veux|veut|en (?:etes|es|venir)|prenez|prends|trouv|allez chercher|avez (?:trouve|pris|eu)))",
    r"\b(?:etre|est|sera|faire|fera|ferai|va faire|vais faire) (?:bientot )?(?:ta|votre) fete\b(?! (?:de|du|des|d'|nationale|locale|patronale|communale|foraine))",
    r"\bchance que je (?:ne |n')?(?:sois|aie|suis|ai|soit) pas (?:arme|de fusil|un fusil|un flingue|la\b|plus jeune)",
    r"\b(?:prends|prend|prenez) garde a (?:toi|vous|ta|tes|vos|votre)(?! (?:portefeuille|sante|enfants? qui))|\b(?:tu es|t'es) preven(?:u|ue)\b(?= ?(?:$|[!.,]))|\bregarde[sz]? sous (?:ta|votre) (?:voiture|bagnole)\b",
    r"\bje (?:te|vous|t') ?(?:conseille|deconseille|previens)[^.!?\n]{0,20}? (?:de (?:ne )?(?:plus|pas|jamais) (?:sortir|trainer|passer|revenir|me croiser|te montrer|vous montrer|mettre les pieds)|de sortir|de (?:te|vous) (?:cacher|planquer|barrer|tirer))",
    r"\b(?:m'en prendre|s'en prendre|en prendrai|en prendra) (?:a (?:ta|tes|votre famille|vos enfants|ton))",
    r"\b(?:on|je) (?:sais|sait) ou (?:te|vous) (?:re)?trouver\b",
    # What is about to happen to you.
    r"\b(?:tu|vous|il|elle|ils) (?:vas?|allez|vont) (?:bien |vite )?voir (?:ce qui (?:va|t'|vous)|ce qu'on|ce que (?:je|tu|vous)|de quel bois|comment (?:je|on))",
    r"\b(?:viendrai|viendra|viendrons|va venir|vais venir|allons venir|viens|reviendrai|reviendra|passera|passerai|va passer|vais passer) (?:te|t'|vous|le|la|les) (?:chercher|trouver|cueillir|"
    r"choper|prendre|voir(?= (?:chez|ce soir|cette nuit|bientot|avec))|rendre visite|regler|faire|crever|montrer|sortir)",
    r"\b(?:ca|cela|tout ca|sa|cette histoire) (?:va|vas|risque de|pourrait|peut) (?:vraiment |tres |finir par |encore )*(?:mal )?(?:finir|se passer|se terminer|tourner|aller|barder|chauffer|saigner|"
    r"tourner au vinaigre)(?: tres)?(?: mal)? pour (?:vous|toi|lui|eux|elle|ta|tes|ton|vos|votre|le maire|leur)",
    r"\b(?:tu|vous|il|elle|ils) (?:finiras?|finirez|finiront|finira) (?:tous |bien |par )*(?:pendue?s?|crev\w+|au bout d'une corde|en sang|mal(?= ?(?:$|[!.]))|six pieds|sous terre|a l'hosto|entre quatre planches|"
    r"(?:dans|au fond d)(?: un| une| le| la| du| l'| de)? ?(?:fosse|trou|coffre|cercueil|canal|riviere|caniveau|seine|ravin|puits)|comme (?:samuel paty|louis xvi|ceausescu|kadhafi|mussolini|robespierre|charlie|lui))",
    r"\b(?:tu es|t'es|vous etes|c'est toi|ce sera toi|sera) (?:le |la |les |sur la )(?:prochaine?s?|suivante?s?|liste)(?= ?(?:$|[!.,]|sur (?:la|ma) liste))|\b(?:bientot|ce sera|demain) (?:ton|votre) tour\b|\b(?:tu es|vous etes|t'es|est) sur (?:ma|notre) liste\b",
    r"\b(?:on (?:te|t'|vous)|je (?:te|t')) ?(?:surveille|observe|a a l'œil|ai a l'œil|a a l'oeil|ai a l'oeil|suit|suis a la trace|a repere|ai repere|piste|traque|guette)\b(?! (?:de pres votre|avec interet|sur))",
    r"\b(?:je|on) (?:connais|connait|sais|sait|ai|a) (?:bien |tres bien |deja )*(?:ta|ton|tes|votre|vos|quelle|dans quelle|a quelle heure|quel) (?:gueule|tronche|femme|mari|fille|fils|gosses|enfants|voiture|bagnole|plaque|ecole|"
    r"heure|tete|trajet|rue|horaires|numero de rue)\b",
    r"\b(?:regler|regle|reglera|reglerons) ca (?:dehors|a la sortie|entre hommes|a l'ancienne|a la recre|aux poings|d'homme a homme)|\bviens (?:te battre|dehors|me le dire en face|si t'es un homme|t'expliquer)\b",
    r"\b(?:tu|vous) (?:vas|allez) (?:chialer|pleurer|ramper|avoir (?:tres )?mal|t'en souvenir|vous en souvenir|me connaitre|nous connaitre|comprendre(?= ?(?:$|[!.]))|le sentir passer|t'en mordre|vous en mordre|disparaitre)",
    r"\b(?:je suis|on est|nous sommes) armee?s?\b|\b(?:mon|le) (?:fusil|flingue|calibre) est (?:charge|pret|sorti|deja)|\b(?:je vais|vais) chercher (?:mon|le|un) (?:fusil|flingue|couteau|calibre)|\bsort(?:ez|ons) les (?:fusils|flingues|fourches)\b",
)
PESTS = re.compile(
    r"\b(?:loups?|sangliers?|moustiques?|frelons?|rats?|pigeons?|nuisibles?|insectes?|ours|virus|bacteries?|mauvaises herbes|renards?|"
    r"cerfs?|chevreuils?|cormorans?|corbeaux|corneilles|arbres?|platanes?|peupliers?|haies?|chenilles?|ragondins?|limaces|taupes?|fouines?|"
    r"abeilles|betes?|animaux|animal|brebis|poulets?|poules?|vaches?|porcs|cochons|tiques?|punaises?|cafards|blaireaux|marmottes|chasse)\b"
)
# Said of others' words, or of oneself as their victim.
REPORTED = re.compile(
    r"\b(?:m'a|m'ont|nous a|nous ont|l'a|l'ont|lui a|leur a|me|nous|lui|se fait|se font|on m'a|il a|elle a|ils ont) (?:dit|crie|lance|hurle|ecrit|"
    r"menace\w*|repondu|envoye|disait|disaient|disent|dire)(?: de| que| qu'il| qu'elle| qu'on)? ?[:,]?(?: il| elle| ils)? ?$|"
    r"\b(?:menace\w*|peur|crain\w+|risque\w*|menac\w+)(?: \w+){0,2} (?:de|que|qu'(?:il|on|elle|ils))? ?(?:se |me |nous )?$|"
    r"\b(?:rumeur|chanson|film|livre|titre|slogan)\b[^.\n]{0,12}$"
)


HUMAN = re.compile(_WHO)
FACING = re.compile(r"\b(?:te|t'|vous|toi|ta|tes|votre|vos)\b")


def _of_pests(plain: str, start: int, end: int) -> bool:
    """« Il faut tuer les moustiques »: beasts and trees are spoken of, and nobody is spoken to."""
    around = plain[max(0, start - 120) : end + 40]
    said = plain[start:end]
    return bool(PESTS.search(around)) and not FACING.search(said) and not HUMAN.search(said)


# A text without any of these is not read further.
TRIGGER = re.compile(
    r"\b(?:te|t|tu|toi|ta|tes|ton|vous|vs|votre|vos|jte|jvais|jv|jt|jve|mort|peau|balles?|bastos|feu|bombes?|cram\w+|brul\w+|fusil\w*|"
    r"guillotin\w+|poteau|peloton|bucher|gibet|pend[uresazn]*|flingu\w*|lynch\w*|egorg\w*|decapit\w*|crev\w*|bute\w*|butt?er|"
    r"tue|tuer|tuez|tuent|massacr\w*|assassin\w*|gaze[rz]|extermin\w*|saigner|saccager?|saute\w*|explos\w*|peter|dynamite\w*|raser|gueules?|dents|"
    r"habite|abite|arme[es]*|batte|kalach\w*|calibre|couteau|regler\w*|regle|comptes|attendre|payer|regretter|dessus|abattr?\w*|eliminer|descend\w*|"
    r"sang|garde|corde|cancer|envies?|execut\w*|tabass\w*|finira|finiront|chercher|dehors|passera|passer|tire|coller|raclee|voir)\b"
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (rule, re.compile(said, re.MULTILINE))
        for rule, all_said in (("violence", VIOLENCE), ("intimidation", INTIMIDATION))
        for said in all_said
    )


def find(reading: Reading) -> Iterator[tuple[str, int, int]]:
    plain = reading.plain
    if not TRIGGER.search(plain):
        return
    for rule, pattern in _patterns():
        for m in pattern.finditer(plain):
            before = plain[max(0, m.start() - 120) : m.start()]
            if REPORTED.search(before[-50:]):
                continue
            if rule == "violence" and _of_pests(plain, m.start(), m.end()):
                continue
            start = m.start() + len(m[0]) - len(m[0].lstrip(" .,;:!?\n"))
            yield rule, start, m.end()

"""Violence announced or wished against someone. The verb needs a person it is aimed at."""

from __future__ import annotations

_KILL = (
    r"(?:tue|tu|but|butt|crev|plant|defonc|eclat|massacr|demol|cogn|tabass|frapp|egorg|etrangl|saign|"
    r"flingu|fum|descend|abatt|brul|cram|"
    r"pend|fusill|decapit|lynch|dezingu|explos|nik|niqu|fracass|demont|zigouill|surin|poignard|"
    r"schlass|elimin|liquid|etrip|demembr|"
    r"viol|noy|ecras|guillotin|extermin|gaz|shoot|assassin|eventr|tortur|scalp|crame|bousill|demoli|refroid|allum)"
)
_TO_KILL = rf"(?:tuer|tuers|tue|{_KILL}(?:er|ir|re|é|e|r|ez))"
# Those that no tree, no dustbin and no pest is meant by.
_LETHAL = (
    r"(?:butt?er|flinguer|fusiller|pendre|guillotiner|lyncher|egorger|decapiter|zigouiller|"
    r"assassiner|poignarder|crever|massacrer|"
    r"gazer|exterminer|etriper|eventrer|descendre a la|shooter|tuer|tabasser|pendu(?:e?s)?|"
    r"fusillee?s?|guillotinee?s?|lynchee?s?)"
)
_I = r"(?:je|j'|j|on|nous|moi je|chui|jte|jvous|quelqu'un|le peuple|les gens|certains)"
_GO = r"(?:vais|va|vas|vai|vé|ve|allons|irai|iront|vont|viens|viendrai|reviendrai|reviens|peux|pourrais|voudrais|aimerais|devrais|veux|compte|finirai par|finira par)"
_YOU = r"(?:te|t'|vous|vs|v|tous vous|toutes vous|vous tous|vous toutes)"
_THEM = r"(?:le|la|les|l'|lui|leur)"
WHO = (
    r"(?:(?:le|la|ce|cette|ces|les|votre|ton|ta|tes|vos|notre|un|des|tous les|toute la|leur|leurs|l'|"
    r"cet) ?(?:gros |sale |putain de )?"
    r"(?:maire|adjointe?|prefete?|ministre|presidente?|directeur|directrice|patron|elue?s?|"
    r"deputee?s?|flics?|politicien(?:ne)?s?|politiques|"
    r"voisine?s?|femme|fille|fils|enfants?|gosses?|famille|mere|mari|journalistes?|arabes?|juifs?|"
    r"noirs?|musulmans?|migrants?|"
    r"etrangers?|pedes?|homos?|policiers?|fonctionnaires?|secretaire|agents?|enfoires?|connards?|"
    r"salauds?|salope|batards?|mec|gars|type|"
    r"traitres?|fdp|gens-la|moderateur|instit\w*|prof|medecin|chauffeur|controleurs?|chasseurs?|"
    r"cyclistes?|jeunes?)|macron|toi|vous)"
)
_PARTS = r"(?:gueules?|dents?|tetes?|cranes?|jambes?|tronches?|genoux?|faces?|os|bras|nez|machoires?|reins|cotes|mains?|doigts?|rotules?)"
_BUILDING = (
    r"(?:mairie|prefecture|sous-prefecture|permanence|perm|commissariat|gendarmerie|ecole|college|"
    r"lycee|caf|ministere|assemblee|elysee|senat|"
    r"mosquee|synagogue|eglise|centre|local|locaux|bureaux?|maison|baraque|bagnole|voiture|caisse|"
    r"appart\w*|batiment|radars?|hotel de ville|tribunal|"
    r"siege|foyer|camp|guichet|poste|cabane|chez (?:toi|vous|eux|lui|elle))"
)
_ARM = r"(?:fusils?|kalach\w*|flingue|batte|barre (?:de fer|a mine)|couteau|arme|armes|hache|pistolet|gun|calibre|fourche|machette|carabine|bidon d'essence|bombe|tronconneuse|masse|22 ?lr)"

VIOLENCE = (
    rf"\b{_I} ?{_GO} (?:venir |tous |toutes |bien |finir par |vraiment |un jour |"
    rf"aller )*{_YOU} ?(?:tous |toutes |vraiment )*{_TO_KILL}\b(?! (?:de rire|d'impots|de taxes|"
    r"un arbre|des arbres|les oreilles))",
    r"\b(?:j't|jt|jv|jvais|jvé|jve|j'vais|jva|chvais)e? ?(?:vais )?(?:te|vous|t'|vs|"
    rf"t)? ?{_TO_KILL}\b(?! (?:un|une|des|du|de|le|la|les|mon|ma|mes))",
    rf"\b{_I} ?(?:te|t'|vous|vs) ?(?:tuerai|tuera|tuerons|buterai|butera|creverai|crevera|planterai|"
    r"plantera|saignerai|saignera|fumerai|fumera|"
    r"flinguerai|flinguera|defoncerai|defoncera|egorgerai|egorgera|eclaterai|eclatera|demolirai|"
    r"demolira|pendrai|pendra|pendrons|etranglerai|"
    r"massacrerai|massacrera|exploserai|explosera|cramerai|crameras|violerai|violera|tabasserai|"
    r"frapperai|tue|bute|creve|defonce|egorge|demonte|plante|fume|saigne|eclate|nique|"
    r"nik)(?![\w-])(?! (?:d'accord|de rire))",
    rf"\b{_I} ?{_GO} (?:venir |tous |un jour |aller )*(?:{_THEM} ?(?:tous |toutes )?)(?:{_LETHAL}|"
    r"saigner|planter un couteau|tabasser|defoncer|demolir|massacrer|casser la gueule|"
    r"cramer vif)(?![\w-])(?! (?:dans l'oeuf|de faim|de rire))",
    rf"\b{_I} ?{_GO} (?:venir |tous |aller )*{_TO_KILL} (?:tous )?{WHO}(?![\w-])",
    r"\b(?:il (?:faut|faudrait|fallait|va falloir)|faut|faudrait|on (?:devrait|doit|aurait du|va)|"
    r"devrait|qu'on|y a qu'a|n'y a qu'a|yaka|ya qu'a|vous meritez (?:de|d'etre)?|(?:ils |elles |il |"
    r"elle |tu |vous )?(?:merit(?:e|es|ez|ent|erai\w*) (?:tous |toutes )*(?:de |d'|d'etre |"
    rf"qu'on )?)) ?(?:tous |toutes )?(?:(?:{_THEM} ?|{_YOU} ?)(?:tous |toutes |juste |"
    rf"vite )*{_LETHAL}|(?<=etre )(?:{_LETHAL})|(?:juste |vite )*{_LETHAL} (?:tous |"
    rf"toutes )?{WHO})(?![\w-])",
    rf"\b(?:on|je|nous) (?:{_THEM}|te|vous) ?(?:pendra|pendrai|fusillera|fusillerai|guillotinera|"
    r"guillotinerai|tondra|lynchera|butera|flinguera)(?![\w-])",
    rf"\bqu'(?:on|ils?|elles?) (?:{_THEM} |te |vous )?(?:pende|pendent|fusille|guillotine|flingue|"
    r"bute|tue|creve|crevent|lynche|egorge|brule vif)(?:nt)?(?![\w-])(?= ?(?:$|[!.,;]|tous|toutes|"
    r"vite|ces|les|ce|en place|la bouche|dans))",
    r"\b(?:une|des|2|deux|quelques|12) (?:balles?|bastos|pruneaux?|cartouches?) (?:dans|entre|"
    r"en pleine) (?:la |le |les |ta |sa |votre |vos |leur )?(?:tete|nuque|peau|crane|dos|genou|yeux|"
    r"buffet|ventre|caboche|tempe|coeur|bide)",
    r"\b(?:merit\w+|prendr\w+|mettre|met|mettez|coll\w+|tir\w+|"
    r"loge\w*)[^.!?\n]{0,20}? une balle\b(?! (?:de|au|perdue|aux|dans le pied))",
    r"\b(?:te|t'|vous|lui|leur|vs|leur|luis) ?(?:casser?|peter?|defoncer?|defonce|exploser?|eclater?|"
    r"fracasser?|briser?|arracher?|demonter?|demolir|mettre|refaire|peterai|casserai|arracherai|"
    rf"couper?) (?:bien )?(?:la |le |les |ta |tes |vos |un |deux )?{_PARTS}\b",
    r"\b(?:casser|peter|defoncer|exploser|eclater|fracasser|briser|demonter|couper) (?:ta|tes|vos|"
    rf"votre|sa|leurs?|la gueule (?:a|au|du|de)) ?(?:sale |petite |grosse )?(?:{_PARTS}|la|l'|maire|"
    r"cet|ce|toi|mac\w+|vitres|voiture|caisse|bagnole|maison)",
    r"\b(?:te|vous|lui|leur) (?:faire|ferai|fera|fais|fait|ferais) (?:un jour )?(?:la peau|payer|"
    r"bouffer|avaler|manger (?:tes|vos|ses) dents|mal|regretter|ravaler)\b(?! (?:le|la|les|l'|un|des|"
    r"une|plus|moins|cher|sa|leur|leurs|cette|ce|vos|votre|nos|notre|pour (?:un|une|le|la))\b)",
    r"\b(?:j'aurai|j'aurais|on aura|on va avoir|je vais avoir|j'vais avoir|nous aurons|avoir|veux|"
    r"veut) (?:un jour |ma |bientot )?(?:ta|votre|sa|leur) (?:peau|tete au bout)\b",
    r"(?<!mis )(?<!mise )(?<!mettre )(?<!condamne )\b(?:mort|a mort) (?:au|aux|a|a la|a l'|les|le|la|"
    r"l'|ce|cette|ces|tous) ?(?:tous les |vous|toi|le |la |sales? )?(?:maires?|flics?|keufs|juifs?|"
    r"arabes?|musulmans?|chretiens?|pds?|pedes?|homos?|gays?|noirs?|blancs?|policiers?|"
    r"fonctionnaires?|elue?s?|politicien(?:ne)?s?|politiques?|ministres?|prefete?s?|presidente?|"
    r"macron|riches|bourgeois|patrons?|traitres?|francais|immigres|migrants|etrangers|infideles|"
    r"mecreants?|vous|toi|gouvernement|deputes?|journalistes?|cons|connards?|salauds|sionistes?|"
    r"bobos|chasseurs|roms|gitans|porcs)\b",
    r"(?:^|[.!?,;:\n] ?|\bet |\bvous pouvez |\btu peux |\bqu'ils? |\bva |\bvas |\ballez |"
    r"\ballez tous |\bqu'elles? |\bdonc |\bpeuvent |\bpeut |\balors |\bbien )(?:tous )?(?:crev(?:e|"
    r"es|ez|er|ent)|creve donc|pends-toi|suicide[sz]?[ -](?:toi|vous)|mourez|meurs)(?= ?(?:$|[!.]|"
    r"tous|toutes|en enfer|salope?s?|salauds?|bande|charogne|connards?|sale|ordures?|donc|"
    r"comme (?:un|des) (?:chien|rat|porc)))",
    r"(?<!\bon )(?<!\bqui )(?<!\bca )\b(?:allez|va|vas|aillent|aille) (?:tous |toutes |donc |bien )*(?:crever|mourir|vous pendre|"
    r"te pendre|te suicider|vous suicider|te jeter sous|bruler en enfer|rotir)\b(?! (?:de (?:faim|froid|chaud|soif|rire|honte)|d'ennui))",
    r"\b(?:foutre|foutrai|foutra|foutrons|mettre|mettrai|mettra|mettrons|fouttre|mettez|foutez|"
    r"bouter) le feu (?:a|au|aux|dans|chez|dedans|la) ?(?:la |l'|ta |ton |tes |votre |vos |leur |"
    rf"leurs |sa |cette |ce |ces |tout)?(?:{_BUILDING}|toi|vous|$)",
    rf"\b(?:{_I} ?{_GO}|il faut|faut|faudrait|il faudrait|on devrait) (?:venir |tous |tout |aller |"
    r"revenir |y retourner et )*(?:bruler|cramer|incendier|faire (?:sauter|peter|exploser)|"
    r"plastiquer|saccager|attaquer|exploser|dynamiter|raser|caillasser|mitrailler|peter|"
    r"casser) (?:la |le |l'|ta |ton |tes |votre |vos |leur |leurs |sa |cette |ces |ce |toute la |"
    rf"tous les |les |tout|vos sales )?(?:{_BUILDING}|cramer|bruler)\b",
    r"\b(?:on|je|nous) (?:va|vais|allons) (?:tout|tous) (?:vous )?(?:cramer|bruler|faire sauter|"
    r"faire peter|exploser|saccager)\b(?!\.{2,} ?(?:mon|ma|mes|le|la|les)\b)",
    r"\b(?:je|on|nous|quelqu'un) (?:\w+ ){0,3}(?:poser|pose|posera|mettre|mettrai|placer|deposer|"
    r"poserai|lacher) (?:une|des|la) bombes?\b",
    r"\b(?:je|on|nous|j'|j) ?(?:vais |va |vs |allons )?(?:re)?(?:viendrai|viendra|viendrons|venir|"
    r"viens|debarque\w*|debarquer|arrive|arriverai|passe|passerai|passer|descends|descendre|pointer?|"
    rf"monter?)(?: \w+){{0,5}}? avec (?:mon|un|ma|une|mes|des|le|la|notre|nos) (?:bon |vieux |"
    rf"gros )?{_ARM}\b",
    r"\b(?:sors|sortir|sortirai|sort|sortons|charge|prends?|prendre|prendrai|garde|ai) (?:mon|le|les|"
    rf"mes|ma|nos|un|une) (?:gros |vieux )?{_ARM}\b[^.!?\n]{{0,30}}\b(?:pour (?:toi|vous|lui|eux|elle|"
    r"le maire)|si (?:tu|vous|il|elle|ils)|contre (?:toi|vous|lui|eux))",
    r"\b(?:a|vive|ressort\w*|remett\w*|retabli\w*|direction|dresse\w*|prepar\w*) (?:la |les |"
    r"de )?guillotines?\b(?= ?(?:$|[!.,]|pour|tous|vite|les|et|ces))|\b(?:au|aux) (?:poteau|peloton|"
    r"bucher|gibet|goulag)(?= ?(?:$|[!.,]|tous|les|avec|et))|\b(?:le|au) (?:peloton d'execution(?!,? (?:c'etait|etait|de|du|pendant|sous))|"
    r"poteau d'execution)\b",
    r"\bon va (?:vous|te|les|le|la) (?:crever|saigner|buter|pendre|eclater|demonter|defoncer|"
    r"massacrer|niquer|fumer|cramer|tondre|lyncher|choper|attraper|coincer|faire la peau|"
    r"regler)\b(?! (?:au|dans|a) )",
    r"\b(?:crev|pet|eclat)(?:er|erai|era|erons|e) (?:les|tes|vos|ses|leurs) (?:pneus|"
    r"yeux)\b(?= ?(?:$|[!.,]|de (?:ta|votre|sa|vos|tes)|a ))",
    r"\b(?:ca|cela|sa|c) (?:va|vas) (?:saigner(?! (?:cote|au niveau|dans les|sur le|pour le budget))|chier pour (?:toi|vous)|mal finir pour (?:toi|vous|"
    r"lui|eux|elle)|chauffer pour (?:toi|vous|tes|vos|ton|ta|lui|eux)|barder pour (?:toi|vous|lui|"
    r"eux)|tres mal (?:finir|se (?:passer|terminer)) pour (?:toi|vous|lui))",
    r"\b(?:t'|vous |lui |leur |te |l')en (?:coller|colle|collerai|foutre|fous|mettre|mettrai|claquer|"
    r"balancer|retourner|decocher) (?:une|deux|quelques)\b",
    r"\b(?:merit\w+|prendre|prendras|prendrez|donner\w*|mettre|foutre) (?:qu'une |tous |toutes |"
    r"bien |d')*(?:une?|des) (?:bonnes? |belles? |sacree |grosse )?"
    r"(?:raclee|claques?|gifles?|baffes?|correction|branlee|derouillee|fessee|torgnole|patate|beigne|"
    r"rouste|coups? de (?:pied|poing|batte|couteau|fusil)|coups)\b",
    rf"{WHO},? (?:il )?(?:faut|faudrait|on devrait|on va|je vais) (?:tous |vraiment |juste )*(?:l'|"
    r"les |le |la )(?:abattre|eliminer|descendre|bruler|cramer|crever|frapper|ecraser|noyer)\b",
    r"\b(?:attend\w*|accueill\w*|recevr\w*|recois|recoit|chercher|retrouver|revenir|"
    rf"revien\w*) ?[^.!?\n]{{0,25}}? avec (?:mon|un|ma|une|des|nos|le|la) {_ARM}\b",
    r"\b(?:tu|vous|ils?|elles?|on) (?:te |les |vous )?(?:seras?|serez|seront) (?:tous |"
    r"les premiers a |bientot |le premier a )*(?:mort(?:e?s)?(?= ?(?:$|[!.]))|pendue?s?|fusillee?s?|"
    r"guillotinee?s?|egorgee?s?|lynchee?s?|tondue?s?|abattue?s?|"
    r"execut\w+|saignee?s?|y passer|crever|creve[es]*|brulee?s? vi\w+)\b",
    r"\b(?:je|on|nous) (?:brule|crame|incendie|saccage|explose|dynamite|plastique|attaque|"
    r"rase)(?:rai|ra|rons)? (?:la |le |l'|ta |ton |votre |vos |leur |leurs |sa |"
    rf"toute la )?{_BUILDING}\b",
    r"\b(?:le |du )sang (?:va|doit|finira par) couler\b|\ble sang coulera\b",
    # Orders and wishes of death.
    r"(?<!vous )\b(?:pendez|fusillez|butez|tuez|flinguez|guillotinez|lynchez|brulez|cramez|egorgez|"
    r"exterminez|tabassez|massacrez|gazez|"
    r"descendez|decapitez)(?:-(?:les|le|la|moi)\b|[ -](?:moi )?(?:les(?= ?(?:$|[!.,]|tous))|tous|"
    r"toutes|ces|cette bande|ce maire))",
    r"\b(?:lui|leur|te|t'|vous|les?) (?:tire|tirer|tirera|tirerai|tirerait|tirait) dessus\b|"
    r"\btire[rz]? (?:dans le tas|sur (?:le maire|les flics|ces|tous))",
    r"\b(?:merit\w+|souhait\w+|veux|voudrais|reclame\w*) (?:tous |toutes |que |vraiment |lui |leur |"
    r"te |vous |qu')*(?:la mort|la corde|la guillotine|le peloton|"
    r"la potence|le bucher|un cancer|de (?:crever|mourir|bruler)|(?:tu |il |elle |ils |"
    r"vous )(?:creve\w*|meure\w*|mourr?iez))\b(?! (?:de|du|des|pour les animaux))",
    r"\b(?:j'espere|esperons|vivement|pourvu) (?:que |qu')(?:tu|vous|il|elle|ils|elles|le maire|"
    r"macron|ce|cette|ces|on)[^.!?\n]{0,30}?\b"
    r"(?:crev\w+|mourr\w+|meur\w+|cancer|bruler|brulera|bruleront|souffr\w+|pend\w*)\b",
    r"\b(?:j'ai|on a|donne|donnent) (?:bien |vraiment |juste |des |trop )*envies? (?:de )?(?:te |"
    r"vous |le |la |les |lui |leur )(?:tuer|buter|gifler|cogner|frapper|crever|"
    r"etrangler|defoncer|egorger|claquer|casser|mettre|planter|cracher|tabasser|demolir|eclater)\b",
    r"\b(?:maires?|presidente?|prefete?|ministres?|elus?|deputes?|flics?|macron|il|elle|ils|tu|vous|"
    r"gens|traitres?) (?:doit|doivent|dois|devez|devrait|devraient) (?:tous |vraiment )*"
    r"(?:crever|etre (?:abattue?s?|pendue?s?|fusillee?s?|tuee?s?|execute?e?s?|elimine?e?s?|"
    r"decapite?e?s?|egorgee?s?|lynchee?s?))\b",
    r"\b(?:coups? de (?:fusil|couteau|batte|hache|22|feu|kalach)|une corde|un bidon d'essence|"
    r"une allumette|la kalach|au lance-flammes?|au kar?cher)\b[^.!?\n]{0,25}"
    r"(?:\bet (?:hop|basta|on n'en parle plus|c'est (?:regle|fini|plie)|plus de|termine|bye)|"
    r"pour (?:toi|vous|eux|lui|ces|tous|le maire))",
    r"\b(?:je|on|nous) (?:fais|fait|ferai|fera|ferons|vais|va|"
    r"allons)(?: faire)? tout(?: faire)? (?:sauter|peter|exploser|cramer|bruler)\b(?!\.{2,} ?(?:mon|ma|mes|le|la|les)\b)|"
    r"\b(?:je|on|nous) (?:fais|fait|ferai|fera) (?:sauter|peter|exploser|cramer) (?:la |le |l'|"
    r"votre |ta |ton |leur )\w+",
    r"\bqu'on (?:lui|leur|te|vous) (?:coupe|tranche|arrache|explose|eclate|casse|tire|mette) (?:la |"
    r"les |une |le )?(?:tete|gorge|couilles?|balle|gueule|langue|mains?|dessus)",
)

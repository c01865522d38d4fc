"""Violence announced, asked for or wished, over a text marked with lists.

L and V are verbs of violence to do (L: to a person alone), P and E the same now, U and W the same to come;
X breaks, D is a part of the body, M an arm, F the kin, H a home or a car, R people, G peoples.
"""

from __future__ import annotations

_I = (
    r"(?:je|j'|j|on|nous|jvais|jv|jve|jva|jvas|jte|jvous|moi je|quelqu'un|quelqun|kelkun|certains|mes (?:potes|amis|R+|F+)|"
    r"mon (?:F+|R+)|le peuple|d'autres)"
)
_GO = (
    r"(?:vais|vai|va|vas|v|allons|irai|ira|irons|viens|viendrai|viendra|viendrons|reviendrai|peux|peut|pourrais|pourrait|veux|voudrais|"
    r"aimerais|devrais|compte|comptons|finirai par|finira par|jure de|reve de|promets de|suis pret a|sommes prets a|est prets? a|"
    r"ai (?:bien |trop |tres )?envie de|a (?:bien |trop )?envie de|crois que je vais|hesiterai pas a|hesitera pas a)"
)
_ADVERB = r"(?:(?:venir|aller|tous|toutes|bien|vraiment|un jour|finir par|tout|juste|vite|moi-meme|te|revenir|leur|me faire un plaisir de|tous un par un) )"
_YOU = r"(?:te |t'|t |vous |vs |v'|vou )"
_THEM = r"(?:le |la |les |l'|lui |leur )"
_THE = r"(?:le |la |les |l'|ce |cet |cette |ces |un |une |des |ton |ta |tes |votre |vos |son |sa |ses |leurs? |notre |nos |tous les |toutes les |aux? |toute la |tous ces )"
_MUST = (
    r"(?:il (?:faut|faudrait|faudra|fallait|va falloir)|faut|faudrait|fodrait|fo|on (?:devrait|doit|aurait du|va|pourrait)|y a qu'a|n'y a qu'a|yaka|ya qu'a|"
    r"il est temps de|il serait temps de|suffirait de|suffit de|reste plus qu'a|plus qu'a|bon qu'a|bons qu'a|bonne qu'a|bonnes qu'a|je suis (?:pour|partisan de)|"
    r"merit\w+ (?:tous |toutes |juste |bien )?(?:de |d'|qu'on |d'etre )?(?:se faire )?|se (?:faire|fasse|fassent)|pret a|prets a|prevu d'aller|prevu de|envie de|hate de|reve de|on ira|"
    r"venez on va|aller|iront|allez|demande qu'a|attend(?:s|ons)? que de)"
)

# Words one of which must be there (the letters of lists count), then the turn.
TURNS = (
    # To whoever reads.
    (
        "LV",
        rf"\b(?:{_I} ?{_GO}|jvais|jvas|jva|jv|jve|chvais|vais|va|on va|va falloir) {_ADVERB}{{0,3}}{_YOU}(?:tous |toutes |vraiment |la )?[LV]+\b(?! (?:de rire|d'impots|de taxes|un mot|un mail|la reponse))",
    ),
    (
        "PEUW",
        rf"\b{_I} ?{_YOU}(?:jure (?:que je |sur \w+ \w+ ))?(?:te |vous )?(?:[PUW]+|E+(?= ?(?:$|[.!,]|si|toi|sale|et|des)))\b(?! (?:de rire|la question|d'accord|les mots|au))",
    ),
    ("PU", r"\b(?:jte|jvous|jt) ?(?:[PUEW]+|[LV]+)\b"),
    # To someone else.
    (
        "LX",
        rf"\b(?:{_I} ?{_GO}|jvais|jv|jva|{_MUST}) {_ADVERB}{{0,3}}(?:{_THEM})(?:tous |toutes |juste |vite |tous |bien )*L+\b",
    ),
    (
        "L",
        rf"\b(?:{_I} ?{_GO}|jvais|jv|{_MUST}|pour|a) {_ADVERB}{{0,3}}L+ {_THE}(?:[\w-]+ ){{0,1}}(?:R+|G+|F+)\b",
    ),
    (
        "P",
        rf"\b(?:qu'on|qu'ils|qu'elles|on|je|j'|que quelqu'un|que le peuple|moi je) P+ {_THE}(?:[\w-]+ ){{0,1}}(?:R+|G+|F+)\b",
    ),
    ("P", rf"\b(?:qu'on|que quelqu'un|qu'un \w+|qu'ils) {_THEM}(?:tous |toutes )?P+\b"),
    ("U", rf"\b{_I} ?(?:{_THEM})(?:tous |toutes )?U+\b"),
    ("U", rf"\b(?:on|je|j'|nous|ils) U+ {_THE}(?:[\w-]+ ){{0,1}}(?:R+|G+|F+)\b"),
    (
        "PELVUW",
        rf"\b(?:prochaine?|premiere?|encore une?|si (?:tu|vous|il|elle|ils|jamais|je|un|une|on|quelqu'un)|celui|celle|quiconque|le jour ou|sinon)\b[^.!?\n]{{0,110}}\b(?:je|on|j'|moi je|nous) ?"
        rf"(?:{_GO} )?(?:{_YOU}|le |la |les |l')(?:[PELUW]+|V+)\b(?! (?:de nouveau|au courant|dans les urnes|aux? |en justice))",
    ),
    (
        "PLE",
        rf"\b(?:prochaine?|premiere?|encore une?|encore deux|si)\b[^.!?\n]{{0,110}}\b(?:je|on|j'|moi je) ?(?:{_GO} )?[PLE]+ {_THE}(?:[\w-]+ ){{0,1}}R+\b",
    ),
    (
        "LV",
        rf"\b(?:il faut|faut|faudrait|il faudrait|on devrait|fodrait|{_MUST})[^.!?\n]{{0,6}}(?:les|le|la|l') ?(?:tous |toutes )?V+ (?:vifs?|vives?|sur place|sur la place|un par un|a coups|dans|comme des (?:chiens|rats|porcs)|tous|eux|au)\b",
    ),
    (
        "LV",
        rf"\b[RG]+,? (?:c'est simple )?,? ?{_MUST} ?(?:tous |toutes |juste )*(?:l'|les |le |la )(?:tous |toutes )?[LV]+\b(?! (?:par|pour|a la source))",
    ),
    (
        "LV",
        rf"\b(?:aller|va|irai|iront|vais|viens|prevu d'aller) V+ {_THE}(?:[\w-]+ )?R+ (?:a la sortie|sur|devant|chez)",
    ),
    (
        "LVPE",
        r"\b(?:exterminez|butez|gazez|pendez|fusillez|egorgez|lynchez|tabassez|flinguez|cognez|frappez|brulez|tuez|crevez|noyez|abattez|eliminez|defoncez|degommez)[- ](?:moi |les |la |le |ca|tous|toutes|ces|cette|moi ca|moi les|-moi|-les)",
    ),
    # Parts of the body.
    (
        "D",
        rf"\b(?:lui|leur|te|t'|vous|vs|t|luis) ?(?:{_ADVERB})?[XLPU]+ (?:bien |tous )?(?:la |le |les |l'|sa |son |ses |ta |tes |vos |leurs? |un |une |deux |toutes les |les deux )?D+\b",
    ),
    (
        "D",
        r"\b[XLPU]+ (?:la |le |les |l'|une |deux |ta |tes |vos |votre |sa |ses |leurs? )(?:sale |grosse |petite )?D+ (?:a |au |aux |de |du |d')(?:la |l'|ce |cet |cette |ces |tous les |votre |notre )?(?:[\w-]+ )?R+",
    ),
    (
        "D",
        r"\b(?:mon|ma|un|une|mes) (?:poings?|pieds?|main|droite|patate|pain|coup de (?:boule|pied|poing|tete)|mandale|beigne|tarte|baffe|gifle|claque|balle|couteau) (?:dans|sur|en pleine|au|a|en travers de) (?:la |ta |sa |le |son |ton |votre |leur |l')(?:sale |grosse )?(?:D+|R+)",
    ),
    (
        "peau fete compte tete carre portrait cou",
        r"\b(?:te|t'|vous|lui|leur) (?:faire|ferai|fera|ferons|fais|fait|regler|reglerai|reglera|mettre|refaire|tordre|tordrai) (?:la |sa |ta |son |ton |votre |leur |le )?(?:peau|fete|compte|tete au carre|portrait|cou|misere|sort|affaire)\b",
    ),
    (
        "bouffer avaler manger ravaler gouter cracher bouffe",
        r"\b(?:lui|leur|te|t'|vous) (?:faire|ferai|fera|ferons|fais|ferais|ferait|fait) (?:tous )?(?:bouffer|avaler|manger|ravaler|gouter|cracher|bouffe) (?:son|sa|ses|ton|ta|tes|votre|vos|leurs?|le|la|les|du|de la|l)\b",
    ),
    (
        "cheveux peau col oreilles pieds gorge cou fenetre pont canal riviere seine port lac rhone eau fosse lisier trou train bus camion roues tracteur arbre lampadaire couilles loire garonne rhin",
        r"\b(?:je|on|nous|faut|faudrait|devrait|vais|va|a)\b (?:\w+ )?(?:le|la|les|te|vous|l'|t') ?(?:sor\w+|train\w+|tir\w+|chop\w+|attrap\w+|pren\w+|prends|balanc\w+|jet\w+|fou\w+|pend\w*|accroch\w+|attach\w+|plong\w+|noie\w*|noy\w+|enterr\w+|pouss\w+|mett\w+|mets|passe\w*|vire\w*)(?: \w+){0,5}? "
        r"(?:par (?:les|la|le) (?:cheveux|peau|col|oreilles|pieds|couilles|gorge|cou|fenetre)|du (?:pont|toit|haut)|dans (?:le canal|la riviere|la seine|le port|le lac|le rhone|la loire|la garonne|le rhin|l'eau|la fosse|le fosse|le lisier|un trou|la riviere)|"
        r"sous (?:un|le|les|mon|mes) (?:train|bus|camion|roues|tracteur)|a un (?:arbre|lampadaire|reverbere|platane|poteau)|au (?:lampadaire|bout d'une corde))",
    ),
    # Arms.
    (
        "M",
        r"\b(?:je|j'|on|nous|ils|moi)\b[^.!?\n]{0,40}\b(?:viens|viendra\w*|viendrons|venir|attend\w*|debarqu\w*|arriv\w+|reviens|reviendra\w*|passera\w*|passe|accueill\w+|recevr\w+|recois|recoit|descend\w*|monte\w*|chercher|cherche|retrouve\w*|sera|serons|serai|irai|ira|vais)\b"
        r"[^.!?\n]{0,50}? (?:avec|a coups de|au|armes? de|armes? d') ?(?:\w+ ){0,2}?(?:\w+ d')?M+\b",
    ),
    (
        "M",
        r"\b(?:je|j'|on|nous|faut|va|vais|allons) ?(?:sors?|sortir|sortirai|sortira|sortirons|charge|chargeons|aiguise|affute|graisse|recharge|decroche|ressors?|reprends?|reprendre|prends|prendra|prendrai|prendrons) (?:mon |ma |mes |le |la |les |nos |notre |un |une )(?:\w+ )?M+\b",
    ),
    (
        "M",
        r"\b(?:mon|ma|mes|notre|nos|le|les) (?:\w+ )?M+ (?:\w+ )?(?:est|sont|reste|etait) (?:\w+ )?(?:charge|chargee|chargees|charges|pret|prete|pretes|prets|sorti|sortie|graisse|graissee|derriere la porte|a portee|propre|dans le coffre|dans l'entree)\w*",
    ),
    (
        "tiendrai tiens applaudirai MD",
        r"\b(?:je|j'|on) ?(?:tiendrai|tiendrais|tiens|applaudirai|applaudirais|fournirai|preterai|paierai|fournis|apporte|offre) (?:bien |volontiers )?(?:le |la |les |les? )(?:M+|balles?|essence|allumettes?)",
    ),
    (
        "balle balles pruneau pruneaux chevrotine bastos cartouche plomb plombs",
        r"\b(?:une|deux|douze|12|quelques|la) (?:bonnes? )?(?:balles?|pruneaux?|cartouches?|chevrotines?|bastos|M+) (?:(?:dans|entre) (?:la |le |les |ta |ton |tes |sa |son |ses |leurs? |vos |votre |un |l')?(?:D+|peau|buffet|caboche|bide|nuque|tempe|ventre|coffre)|pour (?:toi|vous|lui|elle|eux|ces?|cet|cette|chaque|le R|la R|l'R|tous)|a (?:ton|votre|son|leur) nom|avec (?:ton|votre|son|leur) nom|et (?:on n'en parle plus|c'est regle|basta|hop|c'est fini))",
    ),
    (
        "balle balles plomb corde mort claque gifle raclee correction trempe",
        r"\bmerit\w+ (?:tous |toutes |bien |juste |vraiment |largement |que |qu')*(?:une |la |le |du |des |d')(?:bonne |bon |belle )?(?:balles?|plomb|corde|mort|claques?|gifles?|raclee|correction|trempe|guillotine|peloton|poteau|coups? de \w+|mandale|rossee|dos rond|fouet|bastonnade|lapidation)\b",
    ),
    # Fire.
    (
        "feu",
        r"\b(?:y |lui |leur |je |on |nous |va |vais |faut |faudrait )?(?:fout\w*|met\w*|mettr\w+|boute\w*) (?:y )?(?:tous |bien )?le feu (?:a|au|aux|chez|dans|la[- ]dedans|partout)\b(?! (?:poudres|formulaires?|poubelles?|papiers?|lac|paperasse|dossiers?|broussailles?|herbes?|barbecue|planch\w+))|\by (?:fout\w*|mett\w+|met) le feu\b",
    ),
    (
        "H",
        r"\b(?:ta|ton|tes|votre|vos|sa|son|ses|leurs?|la|le|les|cette|ce) (?:\w+ )?H+(?! de retraite| des assoc)(?: \w+){0,3}? (?:va|vont|pourrait|pourraient|risque\w*|finir\w*|ne va pas|ne tiendr\w+)(?: \w+){0,2}? (?:[VXLW]+|flamber|sauter|partir en (?:fumee|cendres)|prendre feu|y passer)\b",
    ),
    (
        "H",
        r"\b(?:ta|ton|tes|votre|vos|sa|son|ses|leurs?) (?:\w+ )?H+(?: aussi)? (?:W+|X+|flambera|flamberont|sautera|sauteront|partira en (?:fumee|cendres)|prendra feu|y passera|y passeront|explosera|sera en cendres)\b",
    ),
    (
        "HVE",
        r"\b(?:je|on|nous|j'|faut|faudrait|vais|va|allons|devrait|qu'on) (?:tout |venir |aller |tous )?(?:[VEW]+|saccag\w+|plastiqu\w+|caillass\w+|[LPU]+|raser?|mitraill\w+|casser|casse|faire sauter|fais sauter|fera sauter) (?:la |le |les |l'|ta |ton |tes |votre |vos |sa |son |ses |leurs? |cette |ce |ces |toute la |tous les )(?:\w+ )?H+\b(?! (?:amiante|vetuste|pour|abandonne))",
    ),
    (
        "allumette essence molotov cocktail bidon jerrican",
        r"\b(?:une allumette|un bidon d'essence|un jerrican|un cocktail M+|des cocktails M+|un M+|des M+|un peu d'essence|de l'essence|un briquet)\b[^.!?\n]{0,50}(?:suffi\w+|et (?:hop|basta|c'est|on|plus|voila|l'affaire|je)|sous|dans|chez|devant|pour|contre|sur|a l'agence|a la mairie)|\bavec (?:un|mon|des|le) (?:bidons?|jerricans?) d'essence\b",
    ),
    # Wishes.
    (
        "vivement espere pourvu esperons souhaite reve hate temps attends",
        r"\b(?:vivement|j'espere|pourvu|esperons|je souhaite|je reve|j'attends|hate|si seulement|dommage)(?: \w+){0,2}? (?:que |qu')(?:un jour |bientot |enfin )?(?:tu |vous |il |elle |ils |elles |on |quelqu'un |un (?:\w+ )?(?:camion|bus|train|tracteur|chasseur|jour)|(?:\w+ ){0,2}[RGF]+ ?|ton |ta |tes |vos |votre |sa |ces |cette )"
        r"[^.!?\n]{0,40}?(?:\b[EPVLWU]+\b|\b(?:crev\w+|meur\w+|mourr\w+|cancer|agoni\w*|abatt\w*|avc|infarctus|souffr\w+|passe sur|roule sur|fonce dans|tire\w* dessus|balle)\b)(?! (?:de rire|la foret|de faim|au travail))",
    ),
    (
        "tombe tombes champagne danserai danser pisserai",
        r"\b(?:danser\w*|pisser\w*|cracher\w*|chier\w*) sur (?:ta|sa|votre|vos|leurs?) tombes?\b|\b(?:crev\w+|mort\w*|enterr\w+)[^.!?\n]{0,40}(?:champagne|deboucher\w*|je ferai la fete|applaudir\w+)",
    ),
    (
        "R",
        r"\bbon(?:ne)?s? [RG]+,? (?:c'est|est|sont)(?: une?| des)? (?:bon |bonne )?[RG]+ morte?s?\b",
    ),
    (
        "R",
        r"\b(?:un|une|de|des|aucun) R+ (?:de |en )(?:moins|mort)\b[^.!?\n]{0,30}(?:planete|air|respir\w*|mieux|champagne|fete|bon debarras)",
    ),
    (
        "guillotine guillotines corde potence echafaud gibet lanterne peloton poteau fours four bucher goulag",
        r"\b(?:une|la|cette|les|des) (?:bonnes? |vieille )?(?:guillotines?|potences?|cordes?)(?: \w+){0,2} (?:place|pour|devant|et (?:on|hop|basta)|suffi\w*|au milieu|sur la place)\b|\b(?:a|au|aux) (?:la |l')?(?:lanterne|echafaud|potence|guillotine|peloton|poteau|gibet|fours?|goulag|bucher)(?= ?(?:$|[.!,]|les|tous|avec|ces|ce|le maire))",
    ),
    (
        "pique piques plumes",
        r"\bt[e]tes? (?:au bout d'une?|sur une?|au bout des|sur des|plantee?s? sur) piques?\b|\b(?:goudron|goudronner)[^.!?\n]{0,12} (?:et )?(?:de |des |les |l'emplumer|emplumer)?plumes\b",
    ),
    (
        "chiens chien pitbulls molosses dogues",
        r"\blach\w+ (?:les|des|mes|nos|le|mon|ses) (?:chiens?|dogues?|pitbulls?|molosses?|rottweilers?|bergers?) (?:sur|contre|aux|apres|dessus)",
    ),
    (
        "tas balles vue tire tirer tirez tirons rafale mitrailler mitraillette foncer fonce rouler",
        r"\b(?:tire\w*|tirons|tirerai|mitraill\w+|rafal\w+|canard\w+) (?:dans le tas|a vue|a balles? reelles?|dessus|sur (?:eux|vous|toi|lui|elle|(?:ces|les|le|la|l'|tous les|tout) ?(?:\w+ )?[RG]+))\b|\b(?:fonc\w+|roul\w+) (?:dans le tas|dedans|sur (?:eux|ces R+|les R+|vous|toi|ces G+))\b|\b(?:rafale|mitraillette|sulfateuse|lance-flammes?|napalm) (?:dans|sur|pour|a|et)\b",
    ),
    (
        "bateaux bateau barques canots camps camp",
        r"\b(?:coul\w+|sabord\w+|torpill\w+|bombard\w+) (?:les|leurs?|ces) (?:bateaux?|barques?|canots?|rafiots?)\b|\b(?:rouvr\w+|rallum\w+|remett\w+ en (?:marche|service)) (?:les |des )?(?:camps|fours|chambres a gaz)\b",
    ),
    (
        "chasse permis",
        r"\b(?:ouvr\w+ |ouverture de )(?:la )?chasse (?:aux?|a) (?:la |l')?[RG]+\b|\bpermis de (?:tuer|chasser) (?:les|des|ces) [RG]+",
    ),
    (
        "M",
        r"\b(?:tous|toutes|rendez-vous|rdv|on|venez|ramenez|apportez|prenez|sortez)[^.!?\n]{0,60}(?:H+|chez (?:lui|elle|eux|vous|toi|le|la)|reunion|R+)[^.!?\n]{0,40}(?:avec )?(?:des|les|vos|nos|une|la) M+\b|\b(?:prenez|sortez|ramenez|apportez|a) (?:vos|les|nos|tes) M+\b(?! (?:a feu|sportiv))",
    ),
    (
        "armes sang",
        r"\baux armes\b(?! et c| citoyens)|\bil faut du sang\b|\b(?:bain de sang|le sang (?:va|doit|coulera|finira))\b",
    ),
    (
        "mourir crever agoniser souffrir ramper supplier hurler",
        r"\b(?:je|on) (?:vais|va|veux) (?:le |la |les |te |vous |l')(?:laisser|regarder|voir|faire) (?:mourir|crever|agoniser|souffrir|ramper|supplier|hurler|pleurer du sang)",
    ),
    (
        "kidnapper enlever sequestrer ligoter attacher sequestre",
        r"\b(?:on|je|nous|faut|va|vais|faudrait) (?:va |vais |devrait |pourrait )?(?:kidnapp|sequestr|ligot)\w+ (?:ta |ton |tes |votre |vos |sa |ses |le |la |les |ce |l')?(?:\w+ )?[RFG]+\b",
    ),
    (
        "occuper occupe",
        r"\b(?:je|on|nous|j) ?(?:vais|va|allons|vai) (?:m|s|nous )['e ]? ?en occuper (?:moi|nous|perso\w*)",
    ),
    (
        "louperai raterai loupera ratera",
        r"\b(?:je|j'|moi j'?|on) ?(?:n')?(?:en|le|les|te|vous) (?:louperai|raterai|loupera|ratera)\b",
    ),
    (
        "mort morte morts",
        r"\bmort (?:a|aux?) (?:la |l'|tous |ces |ce |cette |les )?(?:\w+ )?(?:[RG]+|keufs?|porcs|bobos|juges?|riches|etat)\b(?! (?:vivants?|deux))",
    ),
)

"""Scorn aimed at someone, whatever the word: what somebody is said to be, is called, or is as stupid as.

S, A, C, B, K, T, R, G and I are the lists of ``scorned`` and ``humans``, letter for letter: « le préfet est
un pantin » reads « le RRRRRR est un CCCCCC ».
"""

from __future__ import annotations

_END = r"(?![\w'-])"
_BEFORE = (
    r"(?:(?:gros|grosse|sale|petite?|p'?tite?|pauvre|vieux|vieil|vieille|jeune|vraie?|veritable|parfaite?|sacree?|sacre|"
    r"foutue?|fichue?|satanee?|fameux|fameuse|immense|enorme|sombre|infame|immonde|ignoble|miserable|odieux|odieuse|triste|"
    r"grande?|beau|bel|belle|simple|ridicule|pathetique|stupide|pretentieux|pretentieuse|arrogante?|incompetente?|maudite?|"
    r"pire|sinistre|putains? de|espece de|bande de|tas de|equipe de|armee de|ramassis de|crisse de|osti de|esti de|tabarnak de|"
    r"calisse de|nid de|bel exemple de|connards? de|enfoires? de|rois? des|meme)s? )"
)
_ADVERB = (
    r"(?:(?:vraiment|tous|toutes|tout|toute|quand meme|juste|bien|trop|si|tellement|completement|totalement|qu'|que|rien|"
    r"donc|decidement|simplement|franchement|encore|toujours|surement|sans doute|au fond|plus|jamais que|aussi|surtout|"
    r"devenue?s?|clairement|carrement|reste|un peu|ni plus ni moins|visiblement|manifestement|en fait|objectivement) ?)"
)
_ONE = r"(?:une? |des |de la |du |de |d')"
_IS = (
    r"(?:est|sont|etait|etaient|sera|seront|reste|restent|devient|deviennent|c'est|c est|c|ce sont|cetait|c'etait|"
    r"fait|font)"
)
_YOU = (
    r"(?:vous (?:n')?etes|vs etes|v'etes|t'es|t es|tu (?:n')?es|te|tes|ils sont|elles sont|il est|elle est|y sont|ils st|"
    r"etes-vous|es-tu|vous resterez|tu resteras|vous faites|tu fais)"
)
_CALLED = r"(?:^|[.!?,;:…\n(-] ?|\b(?:toi|vous|va|allez|merci|he|eh|oh|hein|non mais|alors|bravo|wesh|mdr|ptdr|lol|putain|ptn) )"

# Rule, then turn. « x » is what is reported, where more had to be read before it.
TURNS = (
    # An article or a call, before what is always scornful.
    rf"\b(?:une? |des |d'|les |la |le |ce |cet |cette |ces |quels? |quelles? |mon |ton |son |votre |vos |nos |leurs? |aux |"
    rf"au |du |de |l'){_BEFORE}{{0,2}}A+{_END}(?! (?:du roi|de lyon|lyonnais))",
    rf"{_CALLED}(?P<x>{_BEFORE}?A+){_END}",
    r"\b(?:toi|tu|t'|t|te|vous|vs|vos|ta|tes|votre)\b[^.!?\n]{0,80} (?P<x>[AS]+) ?[!.]*$",
    r"^tg(?= )|\btrous? (?:du|de|d') ?(?:c[*.#@_]l|c\\*l|balle)",
    # Somebody is one.
    rf"\b(?:R+|G+|I+)(?: [\w'-]+){{0,4}}?,? ?(?P<x>{_IS} {_ADVERB}{{0,3}}{_ONE}{_BEFORE}{{0,2}}[CKO]+){_END}"
    r"(?! (?:a |pour |du jardin))",
    rf"\b(?:R+|G+) (?P<x>(?:est|sont|c'est|c) {_ADVERB}{{0,3}}(?:une? |des ){_BEFORE}{{0,2}}B+){_END}(?! a lait)",
    rf"\b{_YOU} {_ADVERB}{{0,3}}{_ONE}{_BEFORE}{{0,2}}[CBKAO]+{_END}(?! a lait)",
    rf"\b(?:c'est|c est|c|ce sont|voila|voici) {_ADVERB}{{0,3}}(?:une? |des |de ){_BEFORE}{{0,2}}C+{_END}"
    r"(?= ?(?:$|[.!]|,? (?:ce|cet|cette|ces|celui|celle|le|la|les|l'|votre|notre) ?(?:[\w'-]+ )?R))",
    rf"\b(?:tous|toutes|rien que|que|tout ca) (?:des |de la |d'|de ){_BEFORE}{{0,2}}[CBKTO]+{_END}(?= ?(?:$|[.!,;]| et| a la | au | dans ))",
    rf"\b(?:R+|G+)(?: [\w'-]+){{0,3}}?,? (?:tous|toutes|c'est tous|que) (?:des |de la |d'){_BEFORE}{{0,2}}[CBKTO]+{_END}",
    # Named, then said to be one.
    rf"R+(?: [\w'-]+){{0,6}} ?(?:, ?|\( ?|\.\.\. ?|… ?| - ?|: ?|\? ?)(?P<x>(?:une? |ce |cet |cette |ces |des |quel |quelle |"
    rf"vrai |vraie |veritable ){_BEFORE}{{0,2}}[CO]+){_END}(?! (?:de |du |des |d'|qui |professionnel))",
    rf"R+(?: [\w'-]+){{0,6}} ?(?:, ?|\( ?|\.\.\. ?|… ?|: ?|\? ?)(?P<x>(?:une? |ce |cet |cette |ces |des |quel |quelle )"
    rf"{_BEFORE}{{1,2}}[CBO]+){_END}",
    rf"R+(?: [\w'-]+){{0,6}} ?, ?(?P<x>ce(?:t|tte|s)? [CBKO]+){_END}(?= ?[,.!)])",
    rf"R[^\n]{{0,160}}[.!?…] ?(?P<x>(?:une? |des |quel |quelle )?{_BEFORE}{{0,2}}[CO]+)(?: \w+)? ?(?:[.!]|$)",
    # Exclaimed, pointed at.
    rf"\bquel(?:le)?s? {_BEFORE}{{0,2}}[CO]+{_END}(?= ?(?:$|[!.]|,? ?(?:ce|cet|cette|ces|celui|celle|le|la|les|l'|votre|notre) ?"
    r"(?:[\w'-]+ )?R))",
    rf"\b(?:ces|ce|cet|cette) (?P<x>{_BEFORE}{{0,2}}C+)(?: [\w-]+)? (?:de |d'|du |des |a la |de la |de l'|au |en )(?:[\w'-]+ )?"
    rf"(?:R+|I+|costume|cravate|uniforme|echarpe|noix|manque){_END}",
    rf"\b(?:les|aux|des) (?P<x>{_BEFORE}{{0,2}}C+)(?: [\w-]+)? (?:de |d'|du |des |de la |de l')(?:[\w'-]+ )?(?:R+|I+){_END}",
    rf"{_CALLED}(?P<x>{_BEFORE}?[SACKO]+) (?:de |d'|du )(?:R+|I+){_END}",
    rf"\b(?:les|ces|des|aux|de) (?P<x>{_BEFORE}?[CBK]+ qui) (?:nous |vous |se )?(?:gouvern|dirig|ger|decid|command|represent|"
    r"ont (?:vote|decide|pondu|concu|fait|invente|pense|signe)|pretend|sieg|sert de|servent de|pren(?:d|n)|pass)",
    rf"\b(?:une? |des |d'|de |les |ces )(?P<x>{_BEFORE}?[CBK]+) (?:pareil|de compet|de premiere|de service|a la noix|a la manque|"
    r"a deux balles|de mes deux|de mes couilles|fini|congenital|profond|patente|notoire|de haut vol|de bas etage|en chef|"
    r"a roulettes|incompetent|lobotomise|subventionne|degenere|decerebre|avine|boutonneu|arrogant|pretentieu)",
    # Who has done it: « un travail de sagouins », « pensé par des clowns ».
    rf"\b(?:travail|boulot|gestion|projet|reforme|idee|plan|decision|loi|chantier|raisonnement|mentalite|comportement|"
    rf"discours|lubie|delire|invention|tete|cerveau|niveau|democratie|politique|elus?|gouvernement) (?:de |d'){_BEFORE}?"
    rf"(?P<x>[CA]+|R+ [CAK]+){_END}",
    rf"\b(?:pense|concu|pondu|ecrit|redige|dessine|decide|vote|gere|dirige|gouverne|mene|commande|compose|rempli|peuple|entoure|"
    rf"bourre|mains|affaire|invente|face|felicitations|bravo|merci)(?:e|s|es)? (?:par|de|d'|a|aux?) ?(?P<x>(?:une? |des |"
    rf"ces |cette |cet |ce |les )?{_BEFORE}{{0,2}}[CBO]+){_END}",
    rf"\b(?:bande|tas|ramassis|brochette|clique|equipe|bouquet|troupeau|armee|nid|collection|assemblee|repaire|club|cirque|secte|tripotee|poignee|flopee|meute|horde|caste|mafia|gang|bandes|palanquee|ribambelle|fournee|generation) "
    rf"(?:de |d'){_BEFORE}{{0,2}}[SACKTO]+{_END}",
    rf"\b(?:elu|elire|nomme|embauche|recrute|paye|payer|engraisse|engraisser|ecoute|ecouter|entretient|subir|subit|supporter|croise|affronter|eu) "
    rf"(?:a faire a |affaire a )?(?P<x>(?:une? |des |ces |cette |cet |ce |de ){_BEFORE}{{0,2}}[CO]+){_END}",
    rf"\b(?:rempli|compose|peuple|bourre|pleine?|plein|gangrene|infeste|truffe)(?:e|s|es)? (?:de |d'|par des )(?P<x>{_BEFORE}?[CKO]+){_END}",
    rf"\b(?:de|que de|ces|des) (?P<x>(?:vrais|vraies|veritables|sales|gros|grosses|pauvres|vieux|vieilles|petits|petites|putains? de) [BCKO]+){_END}(?= ?(?:$|[.!,;]| de R| a la | du R))",
    rf"\b(?:[RG]+|[SACKH]+) (?:de merde|de mes deux|de mes couilles|a la con|de malheur|a deux balles|d'operette|en carton|en mousse|du dimanche|de pacotille|de bas etage|de salon){_END}",
    r"\b(?:c'est|c|ce sont|ce n'est|c'etait)(?: meme)? pas (?:une? |des )R+,? (?:c'est|c|ce sont|mais) (?:une? |des )(?:\w+ )?(?:[SACBKTO]+|\w+)(?= ?(?:$|[.!,]))",
    r"(?:^|[.!?] ?)(?P<x>(?:des|de la) [CKO]+), (?:tous|toutes|voila|rien|sans exception)",
    r"R+(?: [\w'-]+){0,3} ?, ?(?P<x>une? K+) (?:en (?:cravate|costard|costume|echarpe|blouse|uniforme|talons)|de (?:service|bureau)|a (?:lunettes|moustache|cravate))",
    rf"\b(?:pense|concu|pondu|ecrit|redige|dessine|decide|vote|gere|dirige|gouverne|mene)(?:e|s|es)? par (?P<x>(?:une? |des |ces ){_BEFORE}?K+){_END}",
    rf"\bquel(?:le)?s? {_BEFORE}?B+{_END},? ?(?:ce|cet|cette|ces|le|la|les|votre) ?(?:[\w'-]+ )?R",
    rf"\b(?:c'est|c) {_ADVERB}{{0,2}}(?:une? ){_BEFORE}?K+,? (?:votre|notre|ce|cet|cette|le|la|l') ?(?:[\w'-]+ )?R+",
    rf"\b(?:R+|G+)(?: [\w'-]+){{0,2}} ?, (?P<x>des {_BEFORE}?K+)(?= (?:payee?s|en costard|a la solde|qui)| ?[.!]| ?$)",
    r"\bG+ (?:puent|empestent|schlinguent)|\bG+ (?:sont|c'est|ce sont) (?:tous |toutes )?(?:des )?(?:malades|anormaux|contre[- ]nature|tares|une erreur)\b",
    rf"\b(?:c'est qui|qui est|quel est|c'est quoi) (?:le |la |l'|ce |cet |cette |les )(?P<x>{_BEFORE}?[SACK]+){_END}",
    r"\b(?:R+|un|une) sans (?:couilles|cervelle|cerveau|colonne vertebrale)\b",
    # A people, and what it is said to be.
    rf"\b(?:G+|R+),? (?:c'est |sont |c |ce sont )?(?:toute?s? |que |tous |rien que |juste )*(?:des |de la |d'|du )"
    rf"(?P<x>[CKO]+){_END}",
    rf"\b(?:cafards|rats|vermine|nuisibles|parasites|singes|sauvages|sous-hommes|animaux|betes) de G+{_END}|\bsales? G+{_END}",
    rf"\b(?:R+|G+) [AC]+{_END}(?= ?(?:$|[.!]))",
    rf"(?:^|[.!?\n] ?)(?P<x>[CBKO]+) ?!|{_CALLED}(?P<y>[SACBKO]+ que (?:vous etes|tu es|t'es|ca)){_END}",
    rf"\b(?:toi|vous|honte|merci|allez|bravo|felicitations)\b[^.!?\n]{{0,40}}, ?(?P<x>{_BEFORE}?[CBKO]+) ?(?:[.!]|$)",
    r"(?:^|[.!?\n] ?)(?P<x>(?:des|une?|de la) [CBKO]+)[.,!:] ?(?:c'est|voila|c'est tout) ?(?:ce )?(?:que|qu'|tout)",
    rf"R[^.!?\n]{{0,100}}(?:\.\.\.|…|:) ?(?P<x>(?:une? |des )?{_BEFORE}{{0,2}}[CO]+){_END}",
    rf"\bune {_BEFORE}?ordure{_END}(?! (?:architecturale|visuelle|sonore|urbanistique|menagere))|\bO+ (?:racistes?|humaines?|de R+)|\b(?:un|ce|quel|espece de|bande de) demeures?{_END}(?! (?:a|de|du)\b)",
)
# No list is needed: the turn says it all. Read in the text itself.
# The words one of which must be there, then the turn, read in the text itself.
IDIOMS = (
    (
        "comme",
        r"\b(?:con|conne|bete|idiot|idiote|stupide|sot|sotte|bouche|bouchee|debile|niais|ignare|nul|nulle|moche|laid|laide|"
        r"feignant|faineant|feneant|mauvais|mauvaise|faux|fausse|menteur|menteuse|tetu|tetue|bornee?|incompetent|incompetente|inutile|lache|"
        r"faux-cul|intelligents?|futee?|utile)s? comme (?:un|une|ses|leurs|tes|vos|la lune|un manche|pas deux|pas un|des) ?(?!chou)[\w']+",
    ),
    (
        "bete betes con cons conne connes",
        r"\b(?:bete|con|conne)s? (?:a (?:manger|bouffer|pleurer|brouter|en (?:crever|pleurer|manger))|comme (?:ses|leurs|tes|vos) pieds)",
    ),
    (
        "lumiere lumieres couteau couteaux crayon tete neurones neurone invente inventer gaz cervelle jugeote gramme vive vif aide fute",
        r"\b(?:pas|meme pas|jamais) (?:ete )?(?:une lumiere(?= ?(?:$|[.,]|mais|alors|ce|elle))|des lumieres(?= ?(?:$|[.,]|mais))|le couteau le plus|les couteaux les plus|le crayon le plus|"
        r"la lumiere a tous les etages|toute sa tete|tous ses neurones|(?:invente|inventer) (?:l'eau|la poudre|le fil|la roue)|"
        r"le gaz a tous les etages|de cerveau|un neurone|un gramme de (?:cervelle|jugeote|bon sens)|"
        r"fut[ei]e?s?(?= ?(?:$|[.!]))|la plus vive|le plus vif|aide par la nature)",
    ),
    (
        "neurone neurones",
        r"\b(?:deux|trois|un seul|1 seul|aucun|zero|pas un|quelques) neurones?\b(?! (?:artificiel|en moins))",
    ),
    (
        "qi quotient cervelle cerveau cerveaux neurones intelligence",
        r"\b(?:qi|quotient intellectuel|cervelle|cerveaux?|neurones?|intelligence) (?:de|d'|d'une?|d'un) ?(?:une? )?(?:moules?|huitres?|bulots?|"
        r"poules?|poulet|moineau|piaf|poissons?(?: rouge)?|mouches?|mollusque|limace|lent|singe|ane|dinde|autruche|ver|pois|petit pois|"
        r"negatif|bigorneau|palourde|endive|legume|carotte|amibe|mulot|colibri|pigeon|gland|crevette|oursin|"
        r"chaise|table|parpaing|grille-pain|bidet|poireau)",
    ),
    (
        "tete crane cerveau oreilles boite ciboulot",
        r"\b(?:petit pois|pois chiche|moule|vide|courant d'air|de l'air|du vent|de la bouillie|de la sciure|de la merde|du fromage blanc|de la puree|rien)"
        r" (?:dans|a la place|en guise|entre) (?:la tete|le crane|le cerveau|de cerveau|du cerveau|les (?:deux )?oreilles|la boite|le ciboulot)",
    ),
    (
        "singe ane poule chevre gamin enfant chimpanze babouin debile chien idiot mulet bourricot pigeon plante aveugle gosse",
        r"\b(?:n'importe quel(?:le)?|meme une?|une?) (?:singe|ane|poule|chevre|enfant de cinq ans|gamin de cinq ans|chimpanze|babouin|debile|chien|"
        r"idiot|mulet|bourricot|pigeon|plante verte|aveugle|gosse de \w+ ans)(?: \w+){0,3} (?:ferait mieux|ferait pas pire|est plus (?:intelligent|malin|competent|utile)|"
        r"comprendrait|aurait (?:fait mieux|compris)|s'en sortirait|gererait|serait (?:plus|mieux))",
    ),
    (
        "case cases boulon boulons grain neurone neurones vis cerveau cervelle cable fusible",
        r"\b(?:il|lui|elle|leur|te|vous) (?:leur |lui )?manqu\w+ (?:bien |vraiment )?(?:une case|une (?:ou deux |)cases?|des cases|un boulon|des boulons|un grain|"
        r"un neurone|des neurones|une vis|un cerveau|de la cervelle)|\b(?:une case|un boulon|une vis|un cable|un fusible) (?:en moins|de moins|qui manque|en trop)",
    ),
    (
        "berce tombe tombes finie fini finis bercee tombee",
        r"\b(?:berce|tombe|fini)e?s? (?:trop (?:pres|pret) du mur|sur la tete(?= ?(?:$|[.!,]))|a la pisse|au pipi|dans la marmite|du (?:lit|berceau) petite?)",
    ),
    (
        "con conne cons bete betes idiot idiote idiots stupide stupides debile debiles nul nulle nuls incompetent incompetente inutile inutiles utile utiles malin malins intelligent intelligents fute credible charismatique vif vive feignant faineant corrompu corrompus",
        r"\b(?:aussi|moins|plus) (?:con|conne|bete|idiot|idiote|stupide|debile|nul|nulle|incompetente?|inmalin|intelligent|futee?|credible|"
        r"charismatique|vif|vive|feignante?|faineante?|corrompue?)s? qu(?:e |')(?:une? |ses |tes |vos |la |le |lui\b|eux\b|elle\b|toi\b|vous\b|tu\b|des )"
        r"(?!autre|cette|projet|ancien|premier|avant|precedent)",
    ),
    (
        "con conne bete debile idiot cons debiles idiots",
        r"\bplus (?:con|conne|bete|debile|idiot)s?,? (?:tu meurs|on meurt|y a pas|c'est pas possible|ca n'existe pas|impossible)",
    ),
    (
        "couche coucher suce sucer passe promotion canape",
        r"\b(?:elle|qui) (?:a|ont|avait|doit|a du|a surement|s'est) (?:surement |du |bien |forcement )?(?:couche|coucher|suce|sucer|passe sous|fait promotion|fait jouer le canape)"
        r" ?(?:pour|avec|avec tout|le bureau|canape|,|\.|$)|\bpromotion canape\b",
    ),
    (
        "mal",
        r"\bmal (?:baise|b\.\.|b\*|bais|torch|embouche|degrossi|lune)\w*",
    ),
    (
        "mere maman cuisine casserole casseroles fourneaux vaisselle chaussettes aspirateur menage carottes carotte chevres chevre vaches moutons cochons poules niche porcherie etable grotte asile cirque maternelle bac couches tricot couveuse trou caverne poupees poupee billes legos playmobil herbe foin pissenlits",
        r"\b(?:retourne[sz]?|va|allez|rentre[sz]?|reste[sz]?|retournez) (?:donc |vite |plutot )?(?:a|dans|chez|aux?|faire|planter|garder|traire|elever|torcher|repasser|jouer|laver|tricoter|"
        r"tondre|brouter|bouffer) (?:a |au |aux |avec |la |le |les |l'|ta |ton |tes |votre |vos |sa |ses )?(?:cuisine|casseroles?|fourneaux|vaisselle|chaussettes|aspirateur|menage|"
        r"mere|maman|carottes?|chevres?|vaches|moutons|cochons|poules|niche|porcherie|etable|grotte|asile|cirque|maternelle|bac a sable|couches|tricot|couveuse|trou|caverne|poupees?|billes|"
        r"legos?|playmobils?|herbe|foin|pissenlits)(?!,? (?:pour|comme|avec))",
    ),
    (
        "la ferme-la fermez-la fermer ftg clapet bouche caquet bec claquoir gueule",
        r"\bftg\b|\bferme[sz]?[ -]la\b(?= (?:un peu(?! plus| moins)|donc|bien|sale|pauvre|toi)| ?[!.]|$)|\b(?:mieux|interet|priee?) (?:de|a) la fermer\b|\b(?:ferme|fermez|ferme-?la|boucle|bouclez|ta gueule|clape|rabat|ravale) ?(?:-| )?(?:ton|ta|la|votre|vos|le) ?(?:clapet|grande bouche|caquet|bec|claquoir|gueule|bouche)",
    ),
    (
        "soigner interner enfermer piquer lobotomiser mettre voir empailler torcher branler rhabiller toucher pignoler gratter",
        r"\b(?:va|allez|vas|qu'ils? aillent|qu'elles? aillent) (?:donc |bien |tous )?(?:te|vous|se) (?:faire (?:soigner|interner|enfermer|piquer|lobotomiser|mettre|voir chez|empailler)|"
        r"(?:torcher|branler|rhabiller|toucher|pignoler|gratter les couilles))\b",
    ),
    (
        "cacher cachez sucer lecher branler baiser crosser jouer chier manger bouffer",
        r"\b(?:va|vas|allez) (?:donc |bien )?(?:sucer|lecher|te cacher|vous cacher|branler|baiser|te crosser|jouer dans le trafic|chier|pleurer chez|manger de la marde|manger d'la marde|bouffer tes morts)\b",
    ),
    (
        "morts marde merde maudit maudite maudits",
        r"\b(?:mange|mangez|bouffe|bouffez)[sz]? (?:tes|vos) morts\b|\b(?:mange|manges|mangez) (?:de la |d'la |d' ?la )?(?:marde|merde)\b|\bmaudit\w* (?:chien|cave|epais|innocent|fou|niaiseux|francais|anglais|gros)\b",
    ),
    (
        "tabarnak tabarnac crisse criss osti esti calisse caliss viarge ciboire estie",
        r"\b(?:tabarnak|tabarnac|crisse|criss|osti|esti|calisse|caliss|viarge|ciboire|estie) (?:de |d')?(?:gros |grosse |maudit |petit )?(?:\w+)(?= ?(?:$|[.!,]|de |du |vous|tu))",
    ),
    (
        "mere maman soeur daronne",
        r"\b(?:ta|votre|sa|leur) (?:mere|maman|soeur|daronne)(?: la)? (?:la |en |elle )?(?:pute|put|chienne|string|short|slip|tchoin|catin|suce|se fait)\b",
    ),
    (
        "fils fille enfant enfants gosse gosses",
        r"\b(?:fils?|fille|enfants?|gosses?) (?:a|de|d'|d'une?|du) ?(?:putes?|pute|chienne|chiens?|putain|harki|traitre|porcs?|truie|bordel|catin|garce|rats?)\b(?! guides?)",
    ),
    (
        "sous sous-race sous-races sous-homme sous-hommes sous-merde sous-merdes sous-doue sous-doues sous-cerveau",
        r"\b(?:sous|sous-)(?:race|homme|hommes|merde|merdes|doue|doues|cerveau|cerveaux|evolue|evolues)\b(?! ?d)",
    ),
    (
        "pauvre pauvres sale sales gros grosse grosses espece bande tas petit petite petits petites vieux vieille",
        r"\b(?:pauvres?|sales?|gros(?:se)?s?|espece de|bande d[e']|tas de|petite?s?|vieux|vieille) ?(?:sous-)?(?:cons?|connes?|tache|taches|chose|choses|pomme|pommes|cloche|cloches|"
        r"naze|nazes|fille|fou|folle|malade|malades|victime|victimes|frustree?s?|aigrie?s?|ratee?s?|puceaux?|vierge|cassos|clochards?|"
        r"gauchos?|fachos?|bobos?|cocos?|bouffons?|mecs?|types?)(?= ?(?:$|[.!,;]|va\b|que\b|de\b|du\b|en\b|toi|vous))",
    ),
    (
        "lie honte rebut cancer peste gangrene verole fossoyeur fossoyeurs plaie dechet dechets vermine racaille",
        r"\b(?:vous etes|t'es|tu es|ils sont|elles sont|il est|elle est|ce sont) (?:\w+ ){0,2}?(?:la lie|la honte|le rebut|le cancer|la peste|la gangrene|la verole|les? fossoyeurs?|la plaie|le dechet|"
        r"les dechets|la vermine|la racaille) (?:de|du|d')",
    ),
    (
        "lie rebut rebuts dechet dechets cancer gangrene verole poubelle egout honte",
        r"\b(?:lie|rebut|dechet|cancer|gangrene|verole|poubelle|egout|honte)s? (?:de l'humanite|de ce pays|de la societe|de l'espece|de la terre|de la nation)\b",
    ),
    (
        "tronche gueule tete face trogne bouille",
        r"\b(?:tronche|gueule|tete|face|sale tete|trogne|bouille|sale gueule) (?:de|d'|a) ?(?:con|cul|cake|nœud|noeud|bite|rat|porc|fouine|pet|merde|gland|singe|vicieux|pervers|cadavre|travers|claques?|"
        r"baffes?|gifles?|ane|truie|thon|mort-nee?|pine|fesse|fesses|chibre|clou|hareng|poulpe|moule|furet|premier de la classe|faux-cul|faux jeton|chacal|hyene)\b",
    ),
    (
        "tronche gueule trogne face bouche tete",
        r"\b(?:avec |vu )(?:ta|sa|votre|leurs?) (?:sale )?(?:tronche|gueule|trogne|face)\b|\b(?:sa|ta|votre) (?:sale|grosse) (?:tronche|gueule|trogne|face|bouche|tete)\b",
    ),
    (
        "pisse chie crache emmerde encule conchie vomis vomit meprise",
        r"\b(?:je|on) (?:te|vous|t'|les|l') ?(?:pisse|chie|crache|emmerde|encule|conchie|vomis|vomit|meprise|pisse a la raie)\b(?! (?:de (?:l'argent|la)|pas|plus)\b)",
    ),
    (
        "enfer diable allez",
        r"\ballez(?:-|\s)?(?:tous |donc |vous )+(?:faire|en enfer|vous faire|au diable|vous pendre)\b|\ballez au diable\b|\bva au diable\b",
    ),
    (
        "claque claquee eclate eclatee flingue flinguee",
        r"\b(?:tu|t'es|vous etes) (?:\w+ )?(?:claque|claquee|eclatee?|flinguee?) au sol\b",
    ),
    (
        "serre serrez casse cassez casse-toi cassez-vous degage degagez",
        r"\bserr?e[sz]? la vis a sa mere\b|\bcasse[sz]?[ -](?:toi|vous)(?= ?(?:$|[.!,]|pauv|sale|con|bande))|\bdegage[sz]?(?= ?(?:$|[!]|sale|bande|pauv|espece|gros|connard|vieux))",
    ),
    (
        "cingle cingles timbre timbres toque toques givre givres fele feles barge barges tare tares gogol gogols mongol mongols trisomiques attarde attardes abruti abrutis cretin cretins con cons conne connes bouche bouches lobotomises betes bete cinglee cinglees tarees timbree",
        r"\b(?:vous etes|vs etes|t'es|tu es|ils sont|elles sont|il est|elle est)(?: tous| toutes)? (?:completement |vraiment |trop |grave |tellement |totalement |tous |si |un peu |aussi )*(?:cingle|timbre|toque|givre|fele|barge|tare|gogol|mongol|trisomique|"
        r"attarde|abruti|cretin|lobotomise)e?s?(?![\w-])|\b(?:vous etes|vs etes|t'es|tu es) (?:completement |vraiment |trop |grave |tellement |tous |si )*(?:cons?|connes?|bouche[es]*|(?:trop|si|vraiment) betes?)(?![\w-])(?! comme chou)",
    ),
    (
        "sale sales",
        r"\bsales? (?:petite?s? )(?!espaces?|papiers?|boulots?|coins?|rues?|histoires?|tour)\w{3,}",
    ),
    (
        "race",
        r"\b(?:sa|leurs?) races? (?:la|le|les|de|a|au|aux) |\b(?:nique|niquer|baise|baiser) (?:sa|ta|vos|leurs?) races?\b",
    ),
    (
        "pourri pourris pourries pourriture",
        r"\b(?:tous|toutes) (?:des )?pourrie?s\b(?= ?(?:$|[.!,]))(?! ?,? (?:dis|di[st]|entend|selon))",
    ),
    (
        "mes",
        r"\b\w+ de (?:mes deux|mes couilles|mes fesses)\b(?= ?(?:$|[.!,]|et |qui |du |de ))",
    ),
    (
        "nuls nulles nul nulle nazes naze",
        r"\bquel(?:le)?s (?:gros(?:ses)? )?(?:nuls|nulles|nazes)\b",
    ),
    (
        "faut fallait faudrait",
        r"\b(?:faut|fallait|faudrait) (?:vraiment |quand meme )?etre (?:\w+ )?(?:demeure|tare|abruti|attarde|mongol|con|debile|cretin|stupide|idiot|le dernier des|la derniere des|le roi des|completement (?:con|fou|idiot|stupide))(?![\w-])",
    ),
    (
        "chien chienne chat hamster poisson perruche poule gosse grand-mere fils",
        r"\b(?:mon|ma) (?:chien|chienne|chat|hamster|poisson rouge|perruche|poule|gosse|grand-mere|fils de \w+ ans)[^.!?\n]{0,20}\b(?:ferait|gererait|serait|comprendrait|aurait|dirigerait)[^.!?\n]{0,20}\b(?:mieux|meilleur|plus (?:competent|intelligent|malin))",
    ),
    (
        "gerber vomir degueuler degoutez degoutes pitie",
        r"\b(?:tu|vous) (?:me |nous )(?:fais|faites|donnez|donnes) (?:gerber|vomir|degueuler|envie de (?:gerber|vomir))|\b(?:tu|vous) (?:me |nous )degout\w+|\b(?:vous etes|t'es|tu es) a (?:gerber|vomir)\b",
    ),
)

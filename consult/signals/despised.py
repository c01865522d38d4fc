"""Scorn by an adjective, a comparison or an apposition: « le maire est stupide », « un psychopathe, ce proviseur ».

The letters are those of ``aimed``.
"""

from __future__ import annotations

_ADJ = (
    r"(?:con|conne|bete|idiote?|stupide|debile|imbecile|cretine?|abrutie?|pitoyable|minable|pathetique|mediocre|nul|nulle|senile|gateux|gateuse|hysterique|"
    r"abjecte?|infecte?|puante?|immonde|ignoble|repugnante?|degueulasse|veule|bornee?|inculte|ignare|malhonnete|hypocrite|lache|taree?|timbree?|cinglee?|"
    r"barge|barjo|fele|felee|demeuree?|attardee?|arrieree?|degeneree?|decerebree?|lobotomisee?|vereux|vereuse|corrompue?|pourrie?|vicieux|vicieuse|perverse?|"
    r"faux[- ]cul|vendue?|ringarde?|incapable|neuneu|niaise?|bigleux|consanguine?|analphabete|illettree?|grosse vache)"
)
_ADVERB = (
    r"(?:(?:vraiment|tellement|completement|totalement|trop|si|tres|bien|aussi|quand meme|franchement|carrement|tous|toutes|juste|plus que|assez|un peu|"
    r"profondement|definitivement|encore plus|toujours aussi|a la fois|sacrement|visiblement|manifestement) )"
)
_YOU = r"(?:vous (?:n')?etes|vs etes|tu (?:n')?es|t'es|tes|etes-vous|es-tu)"
_THE = r"(?:le |la |l'|les |notre |votre |nos |vos |mon |ma |mes |ce |cet |cette |ces |leur |leurs |ton |ta |tous les |un |d')"
_START = r"(?:^|[.!?,;:\n(…-] ?|\b(?:et|mais|car|or|que|donc|franchement|decidement|bref|alors|comme|vu que|si|puisque) |\bqu')"
_ENDS = r"(?= ?(?:$|[.!?,;)…]|et |ou |mais |a (?:pleurer|en|manger)|comme |au point |pour |de (?:croire|penser|faire)|qui |votre|vos|ce|ces|cet))"

TURNS = (
    # Somebody is so.
    r"\b(?P<x>[SACKOB]+),? (?:voila|c'est)(?: bien)? ce qu(?:e vous etes|e tu es|'ils sont|'il est|'elle est)\b",
    r"\b[RI]+(?: (?:du|de la|des|de) [\w'-]+)? (?P<x>[AS]+) ?[.!]*$",
    r"\bquel(?:le)?s? [CAB]+, quel(?:le)?s? \w+",
    r"\b(?:vous etes|vs etes|tu es|t'es) (?:d |de |des |une? )?(?:grosses? |sales? |petites? |belles? )+T+(?![\w-])",
    rf"\b(?P<x>{_YOU} {_ADVERB}{{0,3}}(?:et |de )?{_ADJ}s?){_ENDS}(?! (?:dans mon genre|si vous))",
    rf"{_START}{_THE}(?:\w+ )?[RG]+(?: (?:d'|de |du |des )[\w'-]+)? (?P<x>(?:est|sont|etait|etaient|reste|restent|c'est) {_ADVERB}{{0,3}}(?:[\w-]+ et ){{0,1}}{_ADJ}s?){_ENDS}",
    r"\b[RG]+ (?:puante?s?|vereu(?:x|se|ses)|senile|seniles|gateux|degeneree?s?|attardee?s?|lobotomisee?s?|decerebree?s?|hysteriques?|consanguine?s?|incultes?|analphabetes?|debiles?|demeuree?s?|constipee?s?|"
    r"boutonneu(?:x|se)|libidineu(?:x|se)|mal baisee?s?)(?![\w-])(?! legers?| profonds? (?:sont|ont|en))",
    # Said of someone just named, before or after.
    r"(?:^|[.!?\n] ?)(?P<x>(?:une? |des |quel |quelle )?(?:vrai |vraie |gros |grosse |sale |pauvre |sacre |vieux |vieille |parfait )?[SACKO]+)(?: ?, (?:c'est )?| (?=ce|notre|votre))(?:ce|cet|cette|ces|le|la|l'|notre|votre|les|nos|vos) ?(?:\w+ )?[RI]+",
    r"R+ ?\? (?P<x>(?:des|une?|de la) [\w-]+(?: et|,) (?:des |une? |de la )?[SACBKO]+)",
    r"\b(?:le dernier|la derniere|le roi|la reine|le pire|les pires|les rois|le champion|le plus grand|la plus grande) des [SACKHB]+(?! (?:chiens|chats))",
    r"\b(?:ces|ce|cet|cette) [KO]+ de (?:R+|I+)",
    r"\b(?:[RG]+|[SACKB]+) de m(?:\.{2,}|\*+|…|#+)",
    r"\b[G]+\b[^.!?\n]{0,60}[,.:] ?(?:ce sont|c'est|c) (?:tous )?(?:des|de la|que des) (?P<x>[BCKO]+)(?! a lait)",
    r"\bsaloperies? (?:de |d')(?:la |l'|ces? |cette |votre |notre )?[RGI]+",
    r"\b(?:que|qu'est-ce que|ce que|comme) (?P<x>(?:vous etes|tu es|t'es) (?:vraiment )?[SACKTO]+)(?![\w-])",
    r"\b(?:je hais|je deteste|je meprise|je vomis|marre de|ras le bol de|dehors) (?:ces |les |tous les |ce |cette |de ces )(?P<x>[SACKO]+)(?![\w-])(?! (?:de|qui) )",
)
# Words one of which must be there, then the turn, read in the text itself.
_WHO = r"(?:maires?|elue?s?|adjointe?s?|prefete?|ministres?|deputee?s?|directeurs?|directrice|president|presidente|conseiller\w*|agents?|politiciens?|fonctionnaires?|chef|cheffe|responsable|voisine?|gens|type|mec|personnes?|homme|femme|il|elle|ils|elles)"
IDIOMS = (
    (
        "con conne bete idiot idiote stupide debile betes cons connes debiles stupides idiots nul nuls nulle",
        r"\bqu'(?:est-ce qu')?(?:il|elle|ils|elles|est-ce que (?:vous|tu)) (?:est|sont|peut etre|peuvent etre|etes|es) (?:vraiment )?(?:con|conne|bete|idiote?|stupide|debile|nul|nulle)s?\b"
        r"|\bque (?:vous etes|tu es|t'es) (?:con|conne|bete|idiote?|stupide|debile|nul|nulle)s?\b",
    ),
    (
        "imbecile imbeciles idiot idiots idiote cretin cretins cretine abruti abrutis con cons conne debile debiles incapable incapables andouille andouilles tare tares bouffon bouffons tocard tocards genie ahuri ahuris neuneu neuneus guignol guignols charlots",
        r"\b(?:l'|le |la |les |un |une |des |cet |ce |ces |cette |aux |quel |quels |bravo (?:aux |a l'|au ))(?:petits? |gros |pauvres? |sombres? )?(?:imbecile|idiote?|cretine?|abrutie?|con|conne|debile|incapable|andouille|tare|bouffon|tocard|ahuri|neuneu|guignol)s? (?:qui|derriere|aux commandes|a l'origine)\b(?! (?:utile|que nous|que je|que je suis))"
        r"|\bbravo (?:a |aux? |les |l'|le |la )(?:[\w-]+ )?(?:imbecile|idiote?|cretine?|abrutie?|con|debile|incapable|neuneu|guignol|charlot)s?\b",
    ),
    (
        "cerveau cervelle neurone neurones couilles jugeote dignite honneur",
        r"\b(?:n'a|n'ont|n'avez|n'as|a|ont|avez|as|sans) (?:vraiment |meme |visiblement )?(?:pas|aucun|aucune|ni) (?:de |d'|le moindre |la moindre |un |une )?(?:cerveau|cervelle|neurones?|couilles|jugeote|colonne vertebrale)\b",
    ),
    (
        "merde",
        r"\b(?:vous (?:n')?etes|vs etes|tu (?:n')?es|t'es|ils sont|elles sont|ce sont|sont tous) (?:que |qu'une? |tous |vraiment |tout simplement |juste )*(?:de la |des |une |d'la )?(?:grosses? |belles? |vraies? |petites? )?merdes?\b|\b(?:sombre|pauvre|grosse|petite|belle|espece de|sale) merde\b(?! (?:de chien|noire|sur))",
    ),
    (
        "aussi",
        r"\b(?:vous etes|tu es|t'es|(?:maire|elu|elue|adjointe?|prefete?|ministre|deputee?|directeur|directrice|president|presidente|agents?|elus|chef|conseillere?)(?: (?:a|de|du|des|aux?) [\w' -]{2,20})? (?:est|sont)) (?:a peu pres |tout |vraiment )?aussi (?:utile|efficace|competente?|intelligente?|cultivee?|aimable|charismatique|credible|fin|fine|vif|vive|futee?|malin|maligne|honnete|sympathique|subtile?)s? qu(?:'une?|e des|e les|e mon|e ma|e le|e la) ?(?:\w+)",
    ),
    (
        "stupide bete con conne idiot idiote incompetent incompetente debile abject mediocre malhonnete detestable nul nulle stupides incompetents betes cons nuls",
        r"\b(?:la personne|l'homme|la femme|le type|le maire|la maire|l'elue?|les gens|les elus|le ministre|le president|le prefet|l'adjointe?|le directeur|la directrice) (?:la |le |les )?plus (?:stupide|bete|con|conne|nul|nulle|idiote?|incompetente?|debile|abjecte?|mediocre|malhonnete|detestable)s?\b",
    ),
    (
        "humains humain humaine",
        r"\b(?:vous n'etes|tu n'es|ils ne sont|elles ne sont|c'est) (?:meme )?pas (?:des etres humains|un etre humain|humaine?s?)\b",
    ),
    ("plafond front", r"\bbas du (?:plafond|front)\b"),
    ("emeri", r"\bbouchee?s? a l'emeri"),
    (
        "fils fille",
        r"\b(?:fils|fille|filles) (?:de |d'une? )(?:p[.*#u_-]{2,}|[*#@]{2,}|p(?= ?(?:$|[.!,]))|chiens?(?= ?(?:$|[.!,]))|chienne|putain|catin|garce)",
    ),
    ("con", r"(?:, |^)(?:du|gros|sale|va donc|eh|he),? con(?= ?(?:$|[.!,]))"),
    ("banane patate cornichon andouille", r"\bva donc,? ?(?:he|eh|hey)?,? ?\w+"),
    (
        "conne con pov pauv",
        r"\b(?:pov|pauv)'? ?(?:c0n+e?s?|conn?e?s?|naze|mec|fille|type|tache|cruche|cloche|bouffon)(?![\w-])",
    ),
    ("cas", r"\bcas soc'?(?= ?(?:$|[.!,' ]))"),
    (
        "travers",
        r"\b(?:regarde[zr]?|prend\w*) les gens (?:de haut|pour des (?:cons|debiles|idiots))",
    ),
    (
        "autistes trisomiques mongols handicapes aveugles",
        r"\b(?:les|ces|des|par des|par les) (?:handicapes mentaux|autistes|trisomiques|mongols|debiles mentaux) (?:qui (?:ont|nous|dirig|gouvern|gerent)|de la mairie|du conseil|du service)",
    ),
    (
        "sentent pue puent sens puez",
        r"\b(?:vous|tu|il|elle|ils|elles|ces gens) (?:sentent|puez|pues|pue|puent) (?:la (?:merde|pisse|mort|sueur|vinasse|bouse)|du (?:bec|cul)|l'alcool|le bouc)",
    ),
    (
        "tete",
        r"\bn'(?:a|avez|ont|as) (?:plus|pas) toute (?:sa|votre|leur|ta) tete\b|\b(?:cette|une vraie|quelle|sale|vieille) tete (?:de (?:mule|lard|cochon|pioche|noeud|con|gland|turc|veau)|a (?:claques|gifles))",
    ),
    (
        "gerber vomir honte",
        rf"\b{_WHO} (?:me|nous) (?:font|fait|donne|donnent) (?:gerber|vomir|envie de (?:gerber|vomir))",
    ),
)

"""Turns that aim an insult at someone, and hatred of a group.

In « marked » patterns, S, H, P, W and B stand for the classes of the lexicon, letter for letter: « bande
de crétins » reads « bande de HHHHHHH ».
"""

from __future__ import annotations

from .lexicon import GROUPS

_KIN = (
    r"(?:(?:gros(?:se)?|sale|petite?|pauvre|vieux|vieille|gentil|beau|belle|fieffee?|parfaite?|vrai|"
    r"vraie|sacree?|foutue?|"
    r"immense|enorme|bel|sombre|infame|immonde|ignoble|miserable|odieux|odieuse|vulgaire|triste|"
    r"grand|grande|putain de|belle bande de|bande de)s? )"
)
_ADVERB = (
    r"(?:(?:vraiment|tous|toutes|tout|toute|quand meme|juste|bien|trop|si|tellement|completement|"
    r"totalement|que|rien|donc|"
    r"decidement|simplement|franchement|encore|toujours|surement|sans doute|au fond|plus|qu) |qu')"
)
_YOU_ARE = (
    r"(?:(?:vous|vs|v) ?(?:n'|ne )?(?:etes|ete|etent|etiez|ets)|(?:tu|t) ?(?:n'|ne )?(?:es|est|etais|"
    r"e)|t'(?:es|est|etes)|tes|"
    r"t(?= (?:une?|qu|vraiment|trop|[SHPB])|qu)|(?:etes|es)[ -](?:vous|tu))"
)
_ROLES = (
    r"(?:maires?|mairie|politicien(?:ne)?s?|politiques|elue?s?|ministres?|deputee?s?|prefete?s?|"
    r"presidente?s?|voisine?s?|"
    r"fonctionnaires?|gouvernement|adjointe?s?|directeurs?|directrice|policiers?|flics?|profs?|"
    r"bureaucrates?|ecolos?|gauchistes?|"
    r"droitards?|bobos?|parisiens?|cyclistes?|automobilistes?|chasseurs?|service|journalistes?|"
    r"patrons?|moderateurs?|agents?)"
)
_END = r"(?![\w-])"

MARKED = (
    r"(?<!une )(?<!des )(?<!\w)(?:bande|ramassis|brochette|troupeau|equipe|clique|meute)s? (?:de |d'|"
    rf"d ){_KIN}?[SHPWB]+{_END}(?! errants)",
    rf"\b(?:une|cette|quelle|sacree|vraie|la|meme|belle) bande (?:de |d'|d ){_KIN}?[SHP]+{_END}",
    rf"\btas (?:de |d'|d ){_KIN}?[SHP]+{_END}",
    r"(?<!une )(?<!cette )(?<!l')(?<!autre )(?<!chaque )(?<!quelle )\bespe(?:ce|sse|se)s? (?:de |d'|"
    rf"d )?{_KIN}?[SHPWB]+{_END}",
    rf"\b(?:une |cette )espece (?:de |d'|d ){_KIN}?[SHP]+{_END}",
    rf"\b(?:sale|sales) (?:petite?s? |gros(?:se)?s? )?[SHPB]+{_END}",
    r"\b(?:pauvres?|pov|pauv'?|povre|gros?|grosse|grosses|petite?s?|vieux?|vieilles?|p'?tite?s?|"
    rf"espece|jeune) (?:petite?s? |gros |sale )?[SH]+{_END}(?! (?:theatre|utile|que (?:je suis|"
    r"nous sommes)))",
    rf"\b{_YOU_ARE} {_ADVERB}{{0,3}}(?:pire que )?(?:une? |des |de |d'|les |la |le )?{_KIN}{{0,2}}[SHPB]+{_END}",
    rf"\b(?:est|sont|etait|etaient|reste|restent|serait) {_ADVERB}{{0,3}}(?:une |un |des |de |d'|"
    rf"les ){_KIN}{{0,2}}[SH]+{_END}(?! (?:utile|de dormir|de science|profond|de (?:labrador|berger|race|chien|caniche|braque|griffon|setter)|croise))",
    rf"\b(?:{_ROLES}|macron|auteur|ils|elles|gens|type|mec|gars|bonne femme|"
    rf"commentaire precedent) (?:est|sont|c'est|etait) {_ADVERB}{{0,3}}(?:une |un |des |de |"
    rf"d'){_KIN}?[SHPB]+{_END}",
    rf"\b(?:cet|cette|ces|ce|quel|quelle|quels|quelles) {_KIN}?[SH]+{_END}(?! (?:utile|du village))",
    rf"\b(?:les|des|aux|un|une|mon|votre|vos|notre|nos|leur|leurs|d'|l') ?{_KIN}?[SHP]+ (?:de |d'|"
    rf"du |des )(?:la |l'|ce |cette |ces |notre |nos |votre )?{_ROLES}\b",
    rf"\b(?:les|des) {_KIN}?H+ qui{_END}",
    r"(?:^|[.!?\n] ?)(?:et toi |toi |alors |va |he |eh |tous )?[SH]+(?: va| que vous etes| que tu es|"
    r" de merde)? ?(?:!|$|\.$|\n)",
    r"(?:^|[.!?\n] ?)(?:tous )?P+(?: va| que vous etes| que tu es) ?(?:!|$|\.$|\n)|^P+ ?[!.]*$",
    r", ?(?:va )?[SH]+(?: va)? ?(?:!|$)|\bH+ va(?= ?(?:$|[!.]))",
    rf"\b(?:ces|ce|cet|cette) {_KIN}?(?:ordure|porc|vermine|pourri|pourriture|racaille|[PB]+) (?:de|"
    rf"d'|du) {_ROLES}{_END}",
    rf"(?<![\w-])S+{_END}",
)
PLAIN = (
    r"\bsales? (?:types?|mecs?|bobos?|bourgeois|ecolos?|cyclistes?|mendiante?s?|mioches?|gosses?|"
    r"fonctionnaires?|patrons?|cocos?|gamine?s?|bonnes? femmes?|flics?|races?|vieux|vieilles?|"
    r"bourges?|gauchistes?|gauchos?|fils|betes?)(?![\w-])",
    r"\b(?:pauvres?|pov|pauv'?|povre) (?:types?|mecs?|taches?|merdes?|cloches?|larves?|nuls?|nulles?|"
    r"fous?|folles?|debris)(?![\w-])(?! (?:sont|a qui|qui n'))",
    r"\bgros(?:se)?s? (?:porcs?|truies?|vaches?(?! lait)|nuls?|nulles?|lards?|pds?|cochons?|"
    r"degueulasses?|blaireaux?|mythos?|faineants?|feignants?|baleines?|boudins?|thons?)(?![\w-])",
    r"\b(?:petite?s?|p'?tite?s?) (?:merdes?|merdeu(?:x|se)s?|bites?|pds?|fachos?|nazis?)(?![\w-])",
    r"\b(?:vieux|vieille|vielle)s? (?:debris|schnocks?|chnoques?|croulants?|peaux?(?! (?:de|d'|du|"
    r"des))|biques?|folles?|cochons?|porcs?|pervers|gagas?|croutons?|fachos?|tromblons?)(?![\w-])",
    rf"\b(?:vous (?:n')?etes|tu (?:n')?es|t'es) {_ADVERB}{{0,3}}(?:de |des |"
    r"une? )?(?:betes?(?= (?:comme|a manger)|$|[ ]?[!.])|pathetiques?|degueulasses?|autistes?|(?:la|"
    r"une) honte|finie?s? (?:a la pisse|au pipi)|bons? a (?:enfermer|interner|jeter)|"
    r"malades?(?= (?:mental|de la tete)))",
    r"\b(?:ta|vos|votre|leurs?) (?:grandes? |sales? )?gueules?(?= ?(?:$|[!.,;:?\n]|toi|vous|les|la|"
    r"le|espece|bande|tous|de (?:con|merde|rat|chien|porc)))",
    r"\b(?:ferme|fermes|fermez|fermer|ferm) (?:donc )?(?:ta|vos|la|leurs?|votre) (?:grande |"
    r"sale )?(?:gueules?|bouche|claque-merde)\b",
    r"\bferme(?:z)?[ -]la(?= ?(?:$|[!.,;]))",
    r"\b(?:va|vas|allez|va[ -]t'en|qu'ils? aillent|qu'elles? aillent|peuvent aller|peut aller|"
    r"aller) (?:donc |tous |toutes |bien |vite )*(?:te|vous|tous vous|toutes vous|se|t') ?(?:tous |"
    r"toutes )?(?:faire|fer|fair) (?:foutre|enculer?|enkuler?|voir(?= ?(?:$|[!.,]|vieux|vieille|"
    r"chez les grecs|bande|espece|toi|salope|connard|sale))|mettre(?= ?(?:$|[!.]))|cuire|ni(?:qu|"
    r"k)er?|empapaouter|pendre)",
    r"\b(?:vtff|vtfe|stfu|fuck (?:you|off|macron|la|les|this)|son of a bitch)\b",
    r"(?:^|[\n.!?,] ?)tg(?= ?(?:$|[!.,\n]|toi|connard|sale|fdp|bande|le |la |les |espece|mec))",
    r"\b(?:je|on|nous|j'|j) ?(?:vous|t'|te|t|v) ?(?:emmerde|emmerdons|conchie|pisse dessus|"
    r"chie dessus|crache (?:a la|dessus|au))(?! (?:pas|plus longtemps)\b)",
    r"\b(?:tu|vous|vs) (?:me |nous )?(?:fais|faites|fait) (?:vraiment )?chier\b|\b(?:va|allez) (?:donc |tous )?chier\b",
    r"\b(?:ni(?:qu|k|c)e?r?[sz]?|niquez|baise[rz]?) (?:bien )?(?:ta|vos|sa|leurs?|tes|ses|"
    r"votre) (?:grand-?)?(?:meres?|mers?|races?|morts?|darons?|daronnes?|familles?|maman|soeurs?|"
    r"gouvernement|mairie)\b",
    r"\b(?:ni(?:qu|k)e[rz]?) (?:la|le|les|l') ?(?:mairie|maire|flics?|keufs?|police|prefet|etat|"
    r"gouvernement|elus|macron|france|juifs|arabes)\b",
    r"\bmange[sz]? (?:bien )?(?:tes|vos) morts\b|\bsuce[srz]? (?:ma |la |mes |des |moi )(?:bite|"
    r"queue|couilles?|grosse)\b|\bsuce(?:z)?[ -]moi\b",
    r"\b(?:tete|face|gueule|sac|etron|fond) (?:de|d'|a) ?(?:con|noeud|nœud|bite|rat|cul|pet|merde|"
    r"gland|fosse|porc|singe|chien)s?(?![\w-])",
    r"\b(?:tu|t'|vous) ?(?:n'|ne )?(?:as|avez|a) (?:du caca|de la merde|rien|un petit pois|"
    r"que de la merde) dans (?:la tete|le crane|le cerveau)",
    r"\b(?:retourne|va)[sz]? (?:a|dans) (?:ta|la) (?:cuisine|niche|porcherie|poubelle)\b|\bva te laver\b",
    r"\b(?:elu|maire|depute|ministre|prefet|politicien|president|gouvernement|adjoint|directeur|"
    r"journaliste|flic|fonctionnaire)s? de (?:merde|mes (?:deux|couilles))\b",
    r"\bnegres?(?! (?:litteraire|marron|blanc|"
    r"en chemise))(?<!tete de negre)(?<!art negre)(?<!revue negre)(?<!code negre)(?<!bal negre)(?![\w-])",
    r"\b(?:pds?|pedes?)(?= (?:de|va|toi|que)(?![\w-]))|(?<!\w)(?:sale|gros|espece de|bande de|un|ce|"
    r"des|les|ces|petit|aux) pds?(?! ?[\d°.:/])(?=$|[ !.,;?](?!d))",
)
# « Bande de … » and « espèce de … » called out to someone: whatever follows is meant to hurt.
_NEUTRAL = (
    r"(?:terrains?|terre|roulement|papier|frequences?|gaza|jeunes|copains|copines|amis|potes|gazon|"
    r"herbe|pelouse|arret|circulation|stationnement|"
    r"passants?|velos?|son|annonce|filles|garcons|gamins|rochers?|sable|foret|dessinee|oiseaux?|"
    r"poissons?|plantes?|arbres?|insectes?|papillons?|fleurs?|"
    r"mammiferes?|graminees?|vegetaux|vegetal|champignons?|musiciens|artistes|benevoles|voisins|\d+)"
)
CALLED = (
    rf"(?:^|[.!?,;:\n] ?|\bvous |\btoi |\bmerci |\bmerde |[SHPB] )bandes? (?:de |d'){_KIN}?(?!{_NEUTRAL}\b)\w+s?{_END}",
    r"(?:^|[.!?,;:\n] ?|\btoi |\bet |[SHPB] )especes? (?:de |"
    rf"d'){_KIN}?(?!{_NEUTRAL}\b)\w+{_END}(?! (?:protegee?s?|animale|vegetale|rare))",
)
MARKED_ADJECTIVES = (
    *CALLED,
    rf"\b{_YOU_ARE} {_ADVERB}{{0,3}}(?:une? |des |de |d')?\w+(?: et|,| ou)? (?:une? |des |de |d'){_KIN}?[SHPB]+{_END}",
    r"\b(?:ecrite?s?|pondue?s?|faite?s?|diriges?|gouvernes?|concue?s?|geree?s?|dessinee?s?|pensee?s?|"
    rf"votee?s?) par (?:une? |des |cette bande de |une bande de ){_KIN}?[SHPB]+{_END}",
    r"\b(?:une? |des |les |ces )(?:sacree?|vraie?|beau|belle|fieffee?|gros(?:se)?|petite?|parfaite?|"
    rf"pauvre|sale|sombre|bel)s? H+{_END}|"
    rf"\bfaut (?:vraiment )?etre {_ADVERB}{{0,3}}(?:une? )?{_KIN}?H+{_END}",
    rf"\bH+ (?:de |d'|du )(?:la |l')?{_ROLES}|\bH+ comme (?:toi|vous|lui|eux|elle)\b",
    r"\b(?:gros tas|grosse dinde|gros sac)(?= ?(?:$|[!.,]))|\btrou d'?uc\b",
    rf"\b(?:il|elle|ils|elles|{_ROLES}|macron|gens|mec|type|gars) (?:est|sont|"
    rf"etait) {_ADVERB}{{0,3}}(?:complete?ment |trop )?H+(?! (?:de|que|d')\b){_END}",
    r"\bH+ comme (?:un|une|la|tes|ses|vos|leurs|des)\b|\bplus H+ (?:tu meurs|que (?:lui|toi|vous|"
    rf"eux))\b|\bqu'(?:il|elle|ils|elles) (?:est|sont) H+{_END}",
    rf"\b(?:fi[ls]*|fille|enfant)s? (?:de|d|2|d'une?) (?:grosse |sale )?(?:[SB]+|put|p|chienne|putain){_END}",
    r"\b(?:ta|vos|sa) (?:mere|race|soeur|daronne)s?,? (?:la |le |les |c'est une? |"
    rf"est une? )?(?:grosse |sale )?(?:[SB]+|putain){_END}",
    rf"\b(?:suceur|lecheur|vendu)s? (?:de|a|d') ?(?:{_ROLES}|macron|boules?|bottes?|bites?){_END}|"
    rf"\bP+ (?:de|d') ?macron{_END}",
)
PLAIN_TOO = (
    r"\b(?:tu|vous|ils?|elles?) (?:pue[sz]?|puent)(?: (?:la|le|de la) \w+|(?= ?(?:$|[!.,])))|\b(?:tu|"
    r"vous|t') ?(?:n')?(?:as|avez) (?:le|un) (?:qi|cerveau) d",
    r"\bleche[ -](?:bottes?|culs?)\b|\U0001f595|\b(?:debile|cretin|con)s? profonds?\b",
)
HATE = (
    rf"\b(?:sale|sales) (?:petite?s? )?(?:{GROUPS})(?![\w-])",
    rf"\b(?:{GROUPS}|tous|eux) ?,? (?:dehors|degagez|a la mer|au bled|au four|aux fours|a la valise|"
    r"a la porte|en charter|au bucher|a la chambre a gaz)\b",
    r"\b(?:dehors|degagez|virez|foutez dehors|au four|renvoyez|expulsez|exterminez|gazez) (?:tous |"
    rf"moi |-moi )*(?:les |tous les |ces |aux )(?:{GROUPS})(?![\w-])",
    r"\b(?:retournez?|retournes|rentre[sz]?|rentre|repars|repartez|casse-toi|cassez-vous|degage[sz]?|"
    r"degagez|qu'ils (?:retournent|rentrent|repartent)) "
    r"(?:donc |tous |tout de suite |vite )*(?:dans|au|en|chez) (?:ton|votre|leur|tes|le|"
    r"vos) ?(?:pays|bled|savane|brousse|cocotiers?|desert|douar|jungle|arbre|case)s?\b(?! natal)",
    rf"\b(?:{GROUPS}|femmes|gonzesses) (?:c'est |ce sont |sont |c est )(?:toute?s? |que |tous |"
    r"rien que |juste )*(?:des |de la |d'|les |une )?"
    r"(?:voleu(?:r|se)s?|violeurs?|terroristes?|parasites?|cafards?|rats?|vermines?|singes?|animaux|"
    r"sauvages?|degeneree?s?|putes?|salopes|connards?|cons|debiles|"
    r"assistee?s?|faineants?|feignants?|criminels?|delinquants?|racailles?|sous-hommes|fleau|cancer|"
    r"peste|inferieure?s?|malades mentaux|monstres|abominations?)(?![\w-])",
    r"\b(?:sous|sale|sales)[ -]races?\b|\brace inferieure\b",
)
# Said of others' words, of oneself, or denied.
REPORTED = (
    r"(?:\btrait(?:e|er|ent|ez|ait|aient|a|ant|ee|es|ees)s? (?:(?:tous|toujours|meme|souvent|"
    r"regulierement|nous|les gens) )?(?:de|d'|comme (?:un|une|des|de))|"
    r"\b(?:prend|prends|prenez|prendre|prennent|prenait|pris|prise|prises|passer?|passe|passent|"
    r"passons) [^.!?\n]{0,30}?pour|"
    r"\binsult\w* (?:de|d')|\b(?:le|les|un|ce|des) (?:mots?|termes?|injures?|insultes?|surnoms?|"
    r"expressions?) ?:?(?: (?:de|d'|comme))?|\bl'(?:insulte|injure|expression)|"
    r"\b(?:comme|tels? que|du genre|style)(?: une?| des)?|"
    r"\b(?:m'a|m'ont|nous a|nous ont|l'a|l'ont|lui a|leur a|t'a|vous a|me|se fait|se font|s'est fait|"
    r"fait) (?:dit|dire|crie|lance|hurle|appele[es]*|ecrit|balance|jete|"
    r"sorti|repondu|appeler)(?: de| que j'etais(?: une?)?)? ?[:,]?|"
    r"\btheatre|\bcompagnie|\btroupe|\bcie|\bfestival|\bspectacle|\bdiner (?:de|des)|\bjeux? (?:de|a la)|\bfilm|\broman|\bjou(?:er|e|ent|ez) (?:aux?|les)|"
    r"\bfaire les?|\bn'est pas|\bpas|\bni|\bpas (?:une?|des)|"
    r"\bconcert (?:des|de)|\brestos?(?: du coeur)?,?(?: et)? les|\bspectacle des|\bsommes(?: tous)?|"
    r"\bje suis|\bsuis qu'|\bj'etais|\bon (?:est|etait)(?: tous)?|\b(?:m'|s'|s)appelle|\bm[oa]i|\bse nomme|"
    r"\b(?:ma|mon|notre|la) (?:chien|chienne|chat|chatte|jument|truie|vache))"
    r" ?(?:une? |des |de |les |la |le |d'|l')?(?:gros(?:se)?s? |sales? |pauvres? |vieux |petite?s? )?$"
)
EXCUSED = r"(?:les |des |aux )enfoires\b(?! de)|.{0,3}\bon (?:est|etait)\b"

"""Links and commerce. Links to public sites are what a contribution rests on: they do not count."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from .contact import FRENCH
from .lists import listed
from .plain import Reading

MANY, REPEATS = 3, 3
LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"«»)\]]{3,500}|\b[\w-]{2,40}\.(?:ly|gl|gg)/[\w-]{3,40}",
    re.IGNORECASE,
)
TRUSTED = re.compile(
    r"(?:^|\.)(?:[\w-]+\.gouv\.fr|gouv\.fr|legifrance\.com|service-public\.fr|europa\.eu|"
    r"wikipedia\.org|wikimedia\.org|data\.gouv\.fr|"
    r"assemblee-nationale\.fr|nosdeputes\.fr|senat\.fr|insee\.fr|conseil-etat\.fr|"
    r"conseil-constitutionnel\.fr|ccomptes\.fr|cnil\.fr|vie-publique\.fr|"
    r"republique-numerique\.fr|ademe\.fr|has-sante\.fr|un\.org|who\.int|oecd\.org)$"
)
SHORTENERS = listed(
    """
    bit.ly tinyurl.com t.co goo.gl ow.ly is.gd cutt.ly rb.gy shorturl.at lc.cx urlz.fr t.ly tiny.cc
    rebrand.ly buff.ly adf.ly v.gd bl.ink s.id shorte.st ouo.io clck.ru vu.fr frama.link wa.me t.me
    chat.whatsapp.com discord.gg linktr.ee
    """
)
STRONG = re.compile(
    r"\b(?:(?:offre|offres|propose|accorde\w*|octroi\w*|demande) (?:de |des |un |vos )?(?:prets?|"
    r"credits?) (?:entre|rapides?|d'argent|sans|serieux|a toute|allant)|"
    r"prets? entre particuliers?|pret d'argent|credit (?:rapide|immediat|sans justificatif|en 24 ?h)|"
    r"rachat de credits?|"
    r"(?:gagne[rz]?|gagnez|generez|touchez) (?:jusqu'a )?(?:facilement |rapidement |plus de |"
    r"de l'argent|\d[\d ]*(?:€|euros|\$)(?: par (?:jour|mois|semaine)| chaque| depuis))|"
    r"gagne[rz] de l'argent (?:facile\w*|en ligne|rapide\w*|depuis|chez|sur internet)|"
    r"revenus? (?:passifs?|complementaires? (?:depuis|sans|facile\w*|garanti\w*|de chez))|"
    r"travail(?:ler|lez)? (?:a domicile|depuis chez vous) (?:sans|et gagne\w*|facile\w*)|devenez riche|"
    r"(?:casino|poker|paris sportifs|machines? a sous) (?:en ligne|sans depot|bonus|gratuits?)|"
    r"bonus (?:sans depot|de bienvenue)|pronostics? (?:gratuits?|foot|vip)|"
    r"(?:viagra|cialis|levitra|cbd (?:pas cher|livr\w+)|maigrir (?:vite|sans|rapidement)|"
    r"perdre \d+ ?(?:kg|kilos) (?:en|sans))|"
    r"(?:grand |puissant |maitre )?(?:marabout|voyant|medium)(?:s)? (?:africain|serieux|serieuse|"
    r"puissant|competent|reconnu|gratuit\w*|par telephone|en ligne|du benin)|retour (?:affectif|"
    r"de l'etre aime|d'affection)|desenvoutement|"
    r"(?:investir|investissez|trader|trading|placez) (?:dans |sur |avec |votre argent )?(?:le |les |"
    r"la |en )?(?:bitcoins?|crypto\w*|forex|nft)|rendement garanti|doublez (?:votre|vos) (?:mise|"
    r"capital|argent)|"
    r"code promo|livraison (?:gratuite|offerte) (?:sur|des|partout|en)|achetez (?:maintenant|vite|"
    r"ici|sur notre)|commandez (?:maintenant|des maintenant|vite|sur notre|ici)|"
    r"(?:profitez|beneficiez) (?:vite |des maintenant |de nos |de notre |d'une |de )+(?:promo\w*|"
    r"offres?|reductions?|remises?|soldes)|-\d\d ?% (?:sur|avec)|offre (?:limitee|exceptionnelle|"
    r"speciale|flash)|"
    r"devis (?:gratuit|en ligne)[^.\n]{0,40}(?:appel|contact|site|clique|http|www|0\d)|(?:serrurier|"
    r"plombier|vitrier|depannage)[^.\n]{0,30}(?:24 ?h|7j|7 ?/ ?7|pas cher)|"
    r"(?:rencontres?|femmes?|filles?) (?:coquines?|chaudes?|sexy|celibataires? (?:pres|dans))|"
    r"plan cul|(?:sexe|porno|cam) (?:gratuit\w*|en direct|live)|escorts?(?= |$|[.!])(?! (?:police|"
    r"policiere|de))|"
    r"backlinks?|referencement (?:google|seo|naturel)[^.\n]{0,30}(?:agence|site|pas cher|garanti)|"
    r"abonnez[ -]vous a (?:ma|notre) chaine|(?:rejoignez|ajoutez)[ -](?:moi|nous|"
    r"notre groupe) (?:sur )?(?:whatsapp|telegram)|"
    r"(?:ecri\w+|contact\w+|joign\w+|ajout\w+)[ -](?:moi|nous)? ?(?:sur|via|par) (?:whatsapp|"
    r"telegram)|clique[rz]? (?:ici|sur (?:ce|le) lien|vite)|click here|buy now|free money|"
    r"cheap (?:viagra|pills|watches|seo)|earn money|make money|work from home|"
    r"(?:perruque|montres?|sacs?|iphones?|chaussures|parfums) (?:de luxe )?(?:pas cher|a prix casse|"
    r"a prix discount|de marque a)|permis de conduire (?:en ligne|sans examen)|faux (?:papiers|"
    r"billets|diplomes)|carte grise en ligne)"
)


def find(reading: Reading) -> Iterator[tuple[str, int, int]]:
    links = [m for m in LINK.finditer(reading.clean) if not TRUSTED.search(_host(m[0]))]
    if len(links) >= MANY:
        yield "many-links", *links[0].span()
    for m in links:
        if _host(m[0]) in SHORTENERS:
            yield "short-link", *m.span()
    yield from _repeated(reading, links)
    for m in STRONG.finditer(reading.plain):
        yield "commercial", *m.span()


def _host(link: str) -> str:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower())
    return re.split(r"[/?#:]", bare, maxsplit=1)[0]


def _repeated(reading: Reading, links: list[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
    seen: dict[str, int] = defaultdict(int)
    numbers = FRENCH.finditer(reading.plain)
    for m, least in (*((one, REPEATS) for one in links), *((one, REPEATS) for one in numbers)):
        key = re.sub(r"\D", "", m[0])[-9:] if m.re is FRENCH else m[0].rstrip(".,;/").lower()
        seen[key] += 1
        if seen[key] == least:
            yield "repeated", *m.span()

"""The words that insult, sorted by what they need around them. Folded: no accents, no capitals.

Written for this use: lists taken as they are flag up to three hundred real contributions in a
thousand. Plurals are made; what is vulgar without insulting anyone (« c’est une connerie ») is absent.
"""

from __future__ import annotations

from .lists import listed, plurals
from .scorn import SLURS

# Alone, they insult.
STRONG = (
    plurals(
        """
    connard conard connar conar connart konard konnard connarde conarde connasse conasse connass konasse encule enculee enkule
    ancule salope saloppe salop salaud salopard saloparde pute putte putain_de_ta_mere fdp fdpute filsdepute ntm
    niquetamere petasse poufiasse pouffiasse poufiace grognasse garce tocard tocarde toquard enfoire enfoiree trouduc trouducul
    branleur branleuse fiotte tarlouze tarlouse tantouze tantouse tafiole pede gouine gouinasse negro negresse bougnoule bougnoul
    bicot youpin youpine youtre bamboula chinetoque chintok niakoue crouille feignasse faignasse cassos merdeux merdeuse triso
    lopette boloss bolosse sousmerde sous-merde sous_merde trou_d'uc tepu tasspe tassepe kehba zamel salopiaud sac_a_foutre pignouf duconnard ducon connardasse raclure crevure petasses pedoque enculeur
    salopiot pdiste suceuse encules asshole bitch motherfucker trou_du_cul trous_du_cul tete_de_con tetes_de_con
    tete_de_noeud tete_de_bite face_de_rat face_de_pet gros_con grosse_conne sac_a_merde fils_de_pute fille_de_pute fils_de_putain
    fils_de_chien fils_de_chienne couille_molle couilles_molles cul-terreux leche-cul vide-couilles suce-boules mange-merde
    pauv_con pov_con gro_con nazillon batar konnar enkul encul enculer_de_maire
    """
    )
    | SLURS
)
# Of a person, once it is aimed at someone; the first list also of someone who is absent.
HUMAN = plurals(
    """
    con conne idiot idiote imbecile cretin cretine debile abruti abrutie tare taree batard batarde bouffon bouffonne guignol clown
    minable naze nase andouille couillon couillonne bon_a_rien bons_a_rien bonne_a_rien bonnes_a_rien degenere degeneree
    moins_que_rien crapule charlot incapable sous-homme
    """
)
PERSON = plurals(
    """
    bouzeux bouzeuse mongol mongolien mongolienne trisomique gogol attarde attardee pouilleux bouseux peknot pequenaud plouc larbin lavette blaireau
    boulet gland glandu glandeur pantin rigolo branquignol vaurien faineant faineante feignant feignante faignant ripou ignare
    facho fasciste nazi collabo racaille pourri pourrie traitre traitresse escroc voleur menteur menteuse incompetent incompetente
    bourrique ane nul nulle detraque detraquee psychopathe malade_mental malades_mentaux hypocrite fou_furieux fous_furieux
    profiteur mytho mythomane corrompu corrompue tapette pedale pd travelo catin chialeur pervers perverse pedophile gueux clochard
    tordu tordue cingle cinglee bouffi debilos gauchiasse baltringue cloporte larve limace gourde cruche dinde morveux morveuse
    merdaillon suceur minus enflure clodo poivrot alcoolo ivrogne drogue consanguin decerebre avorton microbe pecore magouilleur tricheur
    charognard lepreux gogole lobotomise islamiste terroriste communiste raciste sexiste crasseux crasseuse stupide
    """
)
# Only after « bande de », « espèce de »: « en demeure », « un bien vendu » insult nobody.
WEAK = plurals(
    "assassin criminel voyou bandit mafieux dictateur tyran bourreau moule vendu vendue demeure assiste assistee lache arriere arrieree malade degonfle tricheur bureaucrate illettre"
)
# Of a thing or of a beast, where nothing else is meant than a person.
BEAST = plurals(
    """
    ordure dechet fumier vermine cafard rat porc cochon chien chienne clebs truie vache merde pourriture sangsue singe macaque
    guenon trainee morue thon boudin cageot charogne mouton parasite cancrelat vautour rapace animal animaux bete_sauvage
    """
)
GROUPS = (
    "arabes?|maghrebins?|musulmane?s?|noire?s?|blacks?|negres?|africaine?s?|juifs?|juives?|feujs?|roms?|roumaine?s?|gitane?s?|"
    "manouches?|romanos?|tziganes?|romanichels?|migrante?s?|immigree?s?|etrangere?s?|etrangers?|clandestins?|refugiee?s?|"
    "chinois|chinoises?|asiatiques?|asiats?|turcs?|turques?|algerien(?:ne)?s?|marocaine?s?|tunisien(?:ne)?s?|pds?|pedes?|"
    "homos?|homosexuel(?:le)?s?|gays?|lesbiennes?|trans|goui?nes?|travelos?|blancs?|bougnoules?|bicots?|portos?|polaks?|ritals?"
)
_COMMON = listed(
    """
    a au aux de des du d ta la les le un une tete tetes face sac fils fille bon bons bonne bonnes
    rien moins que en pet trou trous noeud suce lache leche vide boules sous homme islamo fou fous
    bete malade malades mental mentaux mere pays
    """
)
# A text without any of these is not read further.
TRIGGERS = (
    listed(
        """
    etes es pue pues puez pov pauv povre ptite ptit gro fini finie finis gueule gueules foutre emmerde emmerdons conchie vtff vtfe tg stfu chier fuck nique niques niquez
    nik nike nikez niker niquer morts mort suce sucez couilles bite cul sale sales gros grosse
    grosses pauvre pauvres vieux vieille vielle espece especes bande ramassis stupide stupides
    pathetique degueulasse autiste autistes honte race races bled savane cocotiers brousse negre
    negres baise baiser merde caca cuisine niche porcherie crever mourir laver crache pisse encule
    enculer ferme fermez claque four fours dehors degagez mer charter valise bucher retourne
    retournez retournes retournent rentre rentrez rentres rentrent repars repartez casse cassez
    degage bitch femmes gonzesses meprise voir cuire mettre pendre
    """
    )
    | {
        part
        for word in STRONG | HUMAN | PERSON | WEAK | BEAST
        for part in word.replace("-", " ").replace("'", " ").split()
    }
) - _COMMON


# What masked spellings are compared with.
MASKABLE = {word for word in STRONG if " " not in word} | listed(
    """
    con cons conne connes merde batard batards abruti abrutis cretin cretins pd pds debile debiles imbecile imbeciles idiot idiots
    ordure ordures bouffon bouffons gueule nique niquer enculer foutre gros grosse sale sales pauvre bande tuer buter crever mort
    """
)
CLASSES = {"W": WEAK, "B": BEAST, "P": PERSON, "H": HUMAN, "S": STRONG}

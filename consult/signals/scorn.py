"""More words that insult, by what they need around them. Folded; ``+`` makes the feminine too.

``ABUSE`` names nothing but a person one despises: an article or a call is enough. ``IMAGE`` names first
a beast, a thing or a trade: somebody must be there for it to be said of.
"""

from __future__ import annotations

from .lists import inflected

# Alone, they insult.
SLURS = inflected(
    """
    bolos bolosse kassos cassos kassosse tebe teube teubes golmon gogolito teubeu bouffonne salopiau saligaud+ salingue
    putasse putassier pouffe poufiasse biatch tchoin tassepe narvalo schlag schlague sharmouta charmouta hmar zemel
    zamel tarba tafiole fiotasse tarlouse pedzouille sodomite gougnotte gouinasse brouteuse_de_minou
    brouteuses_de_minou bougnoul bougnoulette crouille crouillat bicot bicotte boukak boukaque rebeu_de_merde noirpiaud
    bamboula mamadou_de_service negrillon+ negroide niakoue niacoue niaque chinetoque tchong chintoc face_de_citron
    youpin+ feujasse polak romano_de_merde romanichel+ manouche_de_merde rabouin gitou_de_merde rital_de_merde
    viet_de_merde peau_de_boudin sous-homme sous-hommes sousmerde sous-merde enfant_de_putain enfants_de_putain
    batard_de_merde trou_de_balle trous_de_balle troudbal troudcul trouduc trou_duc fdpt fdp filsdeup fils_de_lache
    fils_de_rat jean-foutre jeanfoutre foutriquet peigne-cul peigne-culs peignecul lecheculs leche-culs leche-cul
    lechecul lecheur_de_bottes baise-bottes suce-bites suceur_de_bites faux-cul faux-culs fauxcul faux_derche
    faux_derches gros_lard gros_cul_de_merde gougnafier gougnaffier merdaillon merdaillonne couillemolle couille-molle
    couilles-molles couillemole mou_du_gland mous_du_gland mou_du_genou mou_de_la_bite mal_baisee mal_baisees mal_baise
    malbaisee sac_a_foutre garage_a_bites chiennasse connaude connasson connard+ conasson conno conos connos enflure
    enculos enkulay enculay enqule encule+ conar+ konar+ coinard duschnoque ducon_la_joie dugenou duglandu plotte
    trou_de_cul ostie_de_cave esti_de_cave gros_cave crisse_d'epais criss_d'epais maudit_cave batinse_d'innocent
    motherfucker asshole dickhead wanker dumbass moron cunt scumbag douchebag tete_de_mort_de_merde tete_de_merde
    face_de_merde gueule_de_merde tronche_de_cake gueule_de_rat
    """
)
# Of nobody but a person, and never kindly.
ABUSE = inflected(
    """
    abruti+ cretin+ cretinoide taré+ taree bouffon+ guignol tocard+ toquard+ branquignol branquignole branque mufle ganache baderne ripou ahuri+ nigaud+ butor
    vieille_toupie vieille_bourrique vieille_rosse peine-a-jouir peine_a_jouir gaou gaous vendeur_de_tapis
    vendeurs_de_tapis marchand_de_tapis ours_mal_leche ours_mal_leches rastaquouere cas_soc empoisonneur_public danger_public_ambulant
    vieille_garce sombre_idiot sombre_cretin sombre_merde gros_degueulasse lecheur_de_bottes
    branlotin charlot sagouin+ sangouin paltoquet faquin malotru+ goujat cuistre pleutre pisse-froid
    pisse-vinaigre maroufle gredin+ sacripant scelerat+ fripouille galapiat freluquet olibrius zozo zigoto
    zigomar guignolo margoulin+ aigrefin arsouille tartuffe tartufe laquais carpette_humaine
    toutou_du_pouvoir triste_sire faux-jeton faux_jeton faux-jetons rond-de-cuir ronds-de-cuir gratte-papier
    gratte-papiers grattepapier scribouillard+ scribouilleur pisse-copie rapiat crevard+ crevure raclure
    pourriture_humaine enflure ordure_humaine demeure_mental debilos debile_mental debiles_mentaux
    debile_profond debiles_profonds attarde_mental attardes_mentaux attardee_mentale arriere_mental
    arrieres_mentaux neuneu betasse empoté+ empafe empaffe  bras_casses pied_nickele pieds_nickeles
    planche_pourrie minus minus_habens moins-que-rien sous-fifre sous-fifres tyranneau kapo planque-a-vie
    tire-au-flanc tire_au_flanc bon-a-rien bons-a-rien propre-a-rien propres_a_rien propre_a_rien
    parvenu_de_merde lopette chiffe_molle chiffes_molles couillon+ couillonne glandu+ glandouilleur
    branlemanche jean-sans-cervelle ecervele+ decerebre+ decervele+ lobotomise+ cerebrolese+ consanguin+
    cinglé+ cinglee pervers_narcissique pervers_narcissiques vieille_bique vieux_schnock vieux_schnoque
    vieux_croulant vieux_con vieille_chouette vieux_debris vieille_folle vieille_sorciere vieux_cretin
    vieux_birbe vieille_carne peau_de_vache peaux_de_vache tete_de_noeud tete_de_gland tetes_de_gland
    tete_a_claques tetes_a_claques face_de_cul cul-beni culs-benis cul_beni
    grenouille_de_benitier khmer_vert khmers_verts ayatollah_vert ayatollahs_verts ecolo-fasciste
    ecolofasciste gauchiasse gauchiasses islamo-gauchiasse merdia merdias journalope journalopes
    pourri_jusqu'a_l'os vendu_au_systeme nazillon+ tyran_de_pacotille puceau_boutonneux sac_a_vin sacs_a_vin
    soulographe grippe-sou rapace_de_la_finance fesse-mathieu sale_type sales_types pauvre_type pauvres_types
    pauvre_fille pauvre_merde pauvre_naze pauvre_cloche petit_con petits_cons petite_conne blanc-bec
    blancs-becs blaireaute boloss noob noobs bozo baltringue truffe_humaine quiche_humaine enclume_humaine
    cretinus trou_d'uc trous_d'uc bachi-bouzouk moule_a_gaufres zouave_de_service peignoir_humain
    momie_de_service begueule grognasse oie_blanche peronnelle triple_buse
    triple_andouille triple_idiot double_con feignasse faignasse feignasses tire-flemme parasite_social
    sangsue_du_contribuable escroc_patente bandit_de_grand_chemin crapulard voyoute pendard+ racaillou
    sous-developpe sous-developpes rebut_de_la_societe raclures raclure_de_bidet fond_de_bidet
    fond_de_poubelle dechet_humain dechets_humains ignorantin baraki snul snulle schieve_lavabo dikkenek
    bobet bobette gniolu toyet tadlat gnochon gnochonne deux_de_pique brele brelle gugusse mariole mariolle
    nullard+ nullos nunuche emplatre balourd+ lourdaud+ corniaud+ jobard+ tartignole rombiere greluche
    bledard+ moricaud+ meteque feminazi feminazie cassoc goudou chaudasse pousse-papier beni-oui-oui sbire
    nervi suppot bouffe-merde traine-savates petite_frappe petites_frappes caillera wesh-wesh cas_soc
    cas_social cas_sociaux gourgandine gateux delateur lecheur_de_cul pisseuse goitreux avorton+
    resquilleur crapaud_visqueux gougnaffe bachibouzouk escogriffe  debilus cretinerie_ambulante
    connerie_ambulante catastrophe_ambulante erreur_de_la_nature ravi_de_la_creche idiot_utile idiots_utiles
    imbecile_heureux imbeciles_heureux crevindieu sans-couilles
    couille_molle eunuque castrat pisse-au-lit mangeur_de_grenouilles sac_a_puces rat_d'egout rats_d'egout
    ver_de_terre vers_de_terre face_de_craie  tete_brulee_de_merde tete_d'ampoule tetes_d'ampoule
    tete_de_linotte crane_d'oeuf cranes_d'oeuf cervelle_d'oiseau cervelle_de_moineau cretin_des_alpes
    cretins_des_alpes gros_naze gros_nazes gros_nul grosse_nulle roi_des_cons
    """
)
# First a beast, a thing or a trade.
IMAGE = inflected(
    """
    clown pitre pantin marionnette girouette guignolet polichinelle baudruche carpette paillasson serpilliere
    caniche toutou roquet chihuahua chien_de_garde chiens_de_garde larve limace ver_de_terre asticot cafard
    cancrelat cloporte punaise morpion pou poux tique sangsue mollusque moule huitre bulot thon morue
    maquereau requin dinosaure fossile momie macaque singe babouin ouistiti gorille chimpanze guenon
    bete_feroce ane mule buse oie dinde poule perruche autruche mouton veau veaux porc cochon truie vache
    chameau chienne hyene vipere serpent crapaud rat rats vautour charognard+ corbeau corbeaux rapace
    parasite nuisible vampire patate courge nouille poire navet concombre banane legume saucisse boudin
    jambon tanche truffe quiche boulet enclume cageot baleine mammouth phoque planqué+ cow-boy shérif sherif
    rambo napoleon_de_sous-prefecture dictateur dictatrice despote tyran potentat roitelet petit_roi gourou
    charlatan magicien_de_foire rigolo rigolote comique fumiste plaisantin+ farceur cabotin+ menteur voleur
    escroc bandit voyou mafieux mafieuse pourri+ corrompu+ vendu+ traitre+ traitresse judas incapable
    incompetent+ nul+ nulle zero nullite minable mediocre raté+ looser loser naze nase nazes cloche debris
    epave lache hypocrite arriviste opportuniste carriériste carrieriste profiteur assisté+ ayatollah
    inquisiteur khmer_rouge commissaire_politique sorciere vieux_dragon tordu+ fêlé+ fele+ derange+ toque+
    givre+ zinzin fada allume+ illumine+ fanatique folle fou fous barjo barge hysterique nevrosé+ nevrose+
    nymphomane obsede+ pervers perverse satyre vicieux vicieuse pedophile predateur ogre monstre satan
    fasciste nazi stalinien+ raciste sexiste terroriste assassin+ criminel+ bourreau tortionnaire boucher
    ordure dechet pourriture merde ordures rebut racaille gangrene fleau valet servile domestique esclave
    pantouflard+ technocrate perroquet imposteur usurpateur faussaire charognarde fragile victime puceau
    bisounours blondasse blonde_de_service pot_de_fleurs plante_verte simple_d'esprit simplet+ illettré+
    illettre+ inculte ignorant+ primate neandertal neandertalien+ cromagnon cro-magnon troglodyte
    homme_des_cavernes barbare sauvage primitif+ animal animaux bete_sauvage betes_sauvages debile idiot+
    imbecile con+ conne fumier lavette cornichon cornichonne andouille gland glands glandue pintade becasse
    bécasse cruche gourde bourrique bourrin+ bourriquet potiche ganache gangster malfrat truand+ brigand+
    crapule racailles vermine vermines sauvageon+ mythomane psychopathe sociopathe fou_furieux fous_furieux
    folle_furieuse malade_mental malades_mentaux malade_mentale ivrogne poivrot+ alcolo pochetron+ pochard+
    soulard+ clodo etron etrons gueux gueuse bouseux bouseuse peknot pequenaud+ pecnot plouc cul-terreux
    beauf beaufs analphabete ignare facho collabo collabos fripon+ filou chenapan blaireau blaireaux
    petit_chef petits_chefs manche_a_balai manches_a_balai faineant+ feignant+ faignant+ flemmard+ cossard+
    trouillard+ couard+ poltron+ pleureuse pleurnichard+ pleurnicheuse gueulard+ gringalet butor boutonneux
    crasseux crasseuse pouilleux pouilleuse politicard+ magouillard+ harpie megere mégère virago fantoche
    rustre mufle ripou ripoux mythos droitard+ grande_gueule cagole baderne cacochyme vaurien+ larbin
    canaille histrion matamore glandeur tanche_humaine clampin+ merdeux morveux morveuse degenere+ ahuri+
    niaiseux niaiseuse benet nigaud+ gosse_de_riche fils_a_papa fou_a_lier folle_a_lier fous_a_lier
    folles_a_lier detraque+ bouffi+ mauviette femmelette pimbeche boche schleu raton tache loque peste dragon
    vieux_gateux  mickey fouine fouineur fouineuse  indic fossoyeur engeance naufrageur megalo megalomane
    narcissique parano paranoiaque caracteriel caracterielle nevrose frustre frustree aigri aigrie rageux
    rageuse haineux haineuse  complotiste traine-patins pique-assiette  pistonne glandouille
    enfant_gate enfants_gates allumeuse pondeuse furie souillon pecore   egoiste peigne-zizi cocu
    cocue frigide impuissant impuissante    crouton   pingouin ringard ringarde relou
    zouave zigue gestapiste vichyste petainiste godillot yes-man individu_sinistre sinistre_individu
    sinistre_personnage ordure_de_service dernier_de_la_classe cancre pietre_individu  boulet_humain
     gros_sac clocharde parvenu parvenue girouettes mouton_de_panurge moutons_de_panurge
    tigre_de_papier tigres_de_papier
    """
)

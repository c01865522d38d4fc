"""Words for people: who an insult or a threat is aimed at. Folded."""

from __future__ import annotations

from .lists import inflected

# Who serves, decides, lives next door: in the singular or together.
PEOPLE = inflected(
    """
    maire mairesse adjoint+ elu+ conseiller conseillere president+ presidente vice-president+ vice-presidente
    prefet prefete sous-prefet sous-prefete depute+ senateur senatrice ministre secretaire dgs directeur
    directrice responsable chef cheffe patron+ pdg manager fonctionnaire agent+ employe+ technicien+
    ingenieur+ urbaniste architecte expert+ consultant+ commissaire enqueteur enquetrice inspecteur
    inspectrice controleur controleuse percepteur perceptrice tresorier tresoriere juge magistrat+ procureur+
    huissier huissiere avocat+ notaire policier policiere flic keuf gendarme crs militaire pompier gardien+
    concierge vigile prof professeur+ instit instituteur institutrice maitre maitresse enseignant+ proviseur+
    principal recteur rectrice surveillant+ cpe animateur animatrice educateur educatrice puericultrice
    nounou medecin docteur infirmier infirmiere chirurgien+ interne dentiste kine psychiatre pharmacien+
    ambulancier ambulanciere veterinaire standardiste guichetier guichetiere hotesse caissier caissiere
    serveur serveuse vendeur vendeuse facteur factrice livreur livreuse chauffeur chauffeuse conducteur
    conductrice moniteur monitrice eboueur jardinier jardiniere plombier electricien+ macon artisan
    commercant+ boucher boulanger boulangere epicier epiciere restaurateur hotelier promoteur promotrice
    bailleur bailleresse proprietaire proprio locataire syndic syndicaliste gerant+ entrepreneur+ banquier
    banquiere assureur courtier courtiere agriculteur agricultrice paysan+ eleveur eleveuse chasseur
    chasseuse pecheur cycliste velotaffeur automobiliste pieton+ motard+ routier camionneur taxi teufeur
    voisin+ riverain+ habitant+ citadin+ parisien+ provincial campagnard+ touriste vacancier etudiant+
    lyceen+ collegien+ eleve gamin+ gosse mome ado adolescent+ jeune vieux vieille retraite+ senior papi
    mamie chomeur chomeuse rsaste sdf mendiant+ dealer toxico journaliste journaleux presentateur chroniqueur
    editorialiste influenceur artiste ecrivain acteur actrice chanteur politicien+ politicard+
    technocrate bureaucrate enarque polytechnicien+ dirigeant+ gouvernant+ decideur deciderur lobbyiste
    militant+ ecolo ecologiste gauchiste socialiste communiste macroniste lepeniste droitier bobo bourgeois
    bourge riche pauvre smicard+ patriote feministe syndicalo moderateur moderatrice admin auteur+ redacteur
    redactrice contributeur contributrice participant+ organisateur organisatrice benevole president
    referent+ delegue+ porte-parole representant+ mediateur mediatrice conciliateur conciliatrice greffier
    greffiere stagiaire apprenti+ intermittent+ interimaire type mec gars meuf nana gonzesse femme homme dame
    monsieur bonhomme bonne_femme fille garcon gens personne individu personnage mere pere frere soeur mari
    epoux epouse famille oncle tante cousin+ belle-mere beau-frere gendre ex curé cure pasteur imam rabbin
    pretre eveque franc-macon collectionneur gestionnaire planificateur concepteur createur geometre
    demarcheur prestataire conseil_municipal equipe gouvernement municipalite opposition majorite direction
    administration macron melenchon aide-soignant+ aesh atsem assistant+ assistante_sociale cantinier
    cantiniere cuisinier cuisiniere menage gerante operateur operatrice teleconseiller teleconseillere
    commercial commerciaux viticulteur maraicher forain+ scout campeur squatteur squatteuse bloqueur
    bloqueuse manifestant+ greviste zadiste casseur casseuse tagueur tagueuse fumeur fumeuse chauffard+
    coureur trottinettiste dg drh rh boomer edile dirlo toubib banlieusard+ instructeur instructrice psy fermier fermiere proprietaire chargee charge_de_com verificateur percepteur notable_local divisionnaire edile gaucho facho notable baron chefaillon
    fonctionnaires_de_police zouave_de_service secretariat comite redaction association asso syndicat interco
    metropole ministere vieille_dame grand-mere grand-pere politicienne mairie_socialiste
    """
) | {"politiques", "cadres"}
# Who is hated together.
PEOPLES = inflected(
    """
    arabe maghrebin+ musulman+ noir+ black negre africain+ juif juive feuj rom roumain+ gitan+ manouche romano tzigane romanichel+
    migrant+ immigre+ etranger etrangere clandestin+ refugie+ chinois chinoise asiatique asiat turc turque algerien+ marocain+ tunisien+
    pd pede homo homosexuel homosexuelle gay lesbienne trans gouine travelo blanc blanche portugais polonais albanais+ syrien+ afghan+ antillais+ comorien+
    handicape+ trisomique autiste chretien+ catho catholique bougnoule bicot babtou gens_du_voyage sans-papiers demandeur_d'asile
    """
)
INSTITUTIONS = inflected(
    """
    mairie commune municipalite prefecture sous-prefecture ministere region departement metropole agglo agglomeration interco comcom conseil
    assemblee senat elysee matignon bercy bruxelles service bureau direction administration guichet accueil standard caf cpam carsat urssaf msa ars ddt ddtm
    dreal ddfip dgfip impots tresor rectorat academie education ecole college lycee fac universite hopital chu ehpad clinique urgence police
    gendarmerie commissariat tribunal justice syndicat bailleur hlm office opac crous mdph hosto ccas voirie urbanisme urba poste sncf ratp
    edf enedis engie veolia suez orange ofb onf ademe etat france republique comite commission cabinet ville quartier village residence immeuble
    """
)

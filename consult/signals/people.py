"""Words that tell whether a name is somebody's: first names, family names, functions, public figures.

Public figures are those whom a consultation speaks of by name, not everyone who is known: a rule that
does not know one asks a moderator to look, no more.
"""

from __future__ import annotations

from .lists import listed

FIRST_NAMES = listed(
    """
    adam adele adrien agathe agnes ahmed aicha alain alban albert alex alexandra alexandre alexia
    alexis alfred ali alice alicia aline amandine amelie amine amina anais andre andrea andree anne
    annick annie anthony antoine antoinette antonio ariane arlette armand arnaud arthur audrey
    aurelie aurelien axel aymeric aziz baptiste barbara bastien beatrice benjamin benoit bernadette
    bernard bertrand boris brahim brice brigitte bruno camille carine carla carole caroline
    catherine cecile cedric celine chantal charles charlotte chloe christelle christian christiane
    christine christophe claire clara claude claudette claudine clement clementine colette corinne
    cyril damien daniel daniele danielle david delphine denis denise diane didier dimitri dominique
    dylan edith edouard eliane elisa elisabeth elise elodie emile emilie emma emmanuel emmanuelle
    eric erwan estelle ethan etienne eugene eva evelyne fabien fabienne fabrice fanny farid fatima
    fatou felix fernand florence florent florian france francis franck francois francoise frederic
    frederique gabriel gabrielle gael gaelle genevieve geoffrey georges gerald geraldine gerard
    germaine ghislaine gilbert gilles ginette gisele gregory guillaume gustave guy gwenaelle habib
    hamid hassan helene henri herve hicham hubert hugo hugues huguette ibrahim ines irene isabelle
    ismael jacqueline jacques jamel jean jeanne jeannine jennifer jeremie jeremy jerome jessica joel
    joelle johan john jonathan jordan jose joseph josette josiane josephine juan jules julia julie
    julien juliette justine karim karine kevin khadija khaled laetitia laila lea leila leo leon
    leonie lionel lisa loic lola louis louise lucas lucette lucie lucien lucienne ludovic luc lydie
    madeleine maeva malika manon manuel marc marcel marcelle margaux margot marguerite maria marie
    marielle marina marine mario marion marius marlene martial martine maryse mathieu mathilde
    matthieu maud maurice max maxime melanie melissa michel michele micheline mickael mireille
    mohamed mohammed monique morgane mounir moussa mustapha myriam nabil nadege nadia nadine nassim
    nathalie nathan nicolas nicole noemie nora norbert odette odile olivia olivier omar pascal
    pascale patrice patricia patrick paul paule paulette pauline philippe pierre pierrette quentin
    rachel rachid raoul raphael raymond raymonde rebecca regine regis remi remy renaud rene renee
    richard robert robin rodolphe roger roland romain rosa rose roseline sabine sabrina said salah
    salima samia samir samira samuel sandra sandrine sara sarah sebastien serge severine simon
    simone sofia sofiane solange solene sonia sophie stanislas stephane stephanie suzanne sylvain
    sylvaine sylvette sylvie tatiana theo theodore therese thibault thibaut thierry thomas timothee
    tony tristan valentin valentine valerie vanessa veronique victor victoria vincent virginie
    abdel abdelkader abdallah abdoulaye abel abigail achille adama adeline adem adrienne aissatou
    aissata alexandrine alexis alfonso aliou alison alix aloise alphonse amadou amandine amar ambre
    ambroise amir amira anatole anaelle andrea angel angela angele angelique anissa anita annabelle
    annaelle anouk anselme apolline arcadius arielle aristide armand armelle arnold arsene assia
    aude augustin augustine aurore awa aya ayoub aymen azzedine bakary barnabe bastian baya bechir
    benedicte berangere berengere bernardin berthe bertille betty bilal bintou blaise blandine
    boubacar brandon brayan brendan brian bryan bruna calixte camelia candice capucine carlos carmen
    cassandra catalina cathy celestin celestine celia charlene charlie charly chloe christel
    christiana christiane cindy claudia claudio cleo clotilde clothilde coralie corentin coline
    coumba cyprien cyrille cyrielle dalila damia daouda davy deborah denisa desire desiree diego
    dieudonne djamel djibril dolores domitille donatien dora doriane dorian driss edgar edmond
    edmonde edgard edwige eleonore elena elian elias eliott eliette elif eline eliott ella elliot
    ellen eloise elsa elvire emeline emeric emile emilien emir emmy enora enzo erika ernest
    ernestine esteban esther ethan eudes eugenie euphrasie eva evan evann ewen fabiola fanta faouzi
    farah fatih fatimata fatouma fatoumata faustine fausto felicie felicien ferdinand fernande fiona
    firmin flavie flavien flora flore florentin florian florine francesca francine franco fred
    freddy frida gaetan gaston gauthier gautier gary gaultier geoffroy georgette germain gerard
    ghislain gilberte gildas gino giovanni giulia gladys goulven gontran guenola guenole guilhem
    guilaine guy gwenael gwenn gwendoline habiba haci hadrien hakim halima hamidou hamza hanna
    hannah harold harouna hasna hayat hector helena helene henriette herbert hermine hilaire
    hippolyte honore honorine horace hortense houria hyacinthe hypolite iban ibrahima idriss ignace
    igor ilan ilana ilham ilias ilona ilyes iman imane imene ingrid inaya irina iris isidore ismail
    issa ivan ivanna jacinthe jade jalil jamal jamila janine janvier jasmine javier jawad jeanine
    jeanette jeannot jehanne jenny jeromine jimmy joachim joan joanna joao joaquim jocelyn jocelyne
    joffrey johann johanna johanne jonas jordane jorge josephe joshua josue joris joyce juanita
    judith julianne juliane jules julienne justin kader kadiatou kais kamel karen karima kassandra
    kate katia katell kathleen katy kazimierz kelly kenza kenzo keziah khalid kilian killian kim
    klara kossi krystel krzysztof kylian laetitia lahcen lamia lara larbi laure laureen laurence
    laurene lauriane laurie laurine leandre leane lena lenny leonard leonce leonardo leopold leslie
    lila lilian liliane lilou lina linda lindsay line lino liza loan loann loane lola lorena lorenzo
    loris lorraine lou louane louisa louison louka loup luan lubin luca luce lucas lucian luciano
    lucile lucille lucrece ludivine ludmila luigi luis luna lyana lydia lyes lylou mady mael maelle
    maelys magali magalie magdalena maguy mahamadou mahdi maia maite malek malia malick malik malo
    mamadou manel manuela maou marceau marcelin marceline marcello margot mariama mariam mariane
    marianne maribel marica marilou marilyne marilyn marin marlon marouane martina maryam maryline
    marylou maryvonne massimo mateo mathias mathis mathys matteo matthias mauricette mauro maxence
    maxine maya mayeul medhi mehdi melina melinda melodie melvin melvyn mercedes meriem merwan
    messaoud mia mickael miguel mike mikael milan mila milena milo mina mirabelle miriam modeste
    mohand moise momar moktar mona morad morgan mouloud mourad mouhamed muriel murielle mylene nacer
    nadir nael nahia naila najat najib nancy naomi nassera nasser natacha natasha nathanael nawel
    nazim neil nelly nelson nestor nevada nicole nina nino nizar noa noah noam noe noelle noelie
    nolan nolwenn norah nordine nour noura oceane octave ode olga oliver olympe omer ondine oriane
    orlane oscar oumar ousmane ozan pablo paco pacome paloma pamela paola paolo pascaline patricio
    patty paulo pedro pelagie peggy perrine peter petronille philibert philippine philomene pia
    pierrick pierre-yves priscilla priscille prosper quitterie rabah rachida rafael raissa ramon
    ramzi raoul rayan rayane redouane reginald reine-marie remo renan renata renato ricardo riad
    ridha rita roberte roberto rodrigo rodrigue rokia romane romaric romeo romuald romy ronan
    rosalie rosario roselyne rosemonde roxane ruben rudy ryad ryan sabri sacha sadia safia said-ali
    salim salma salome salvatore sami sanae sandy saskia savannah savinien sebastienne seckou selena
    selim selma seraphin seraphine sergio serena seydou shaina sharon sibylle sidney sidonie siham
    simeon simona sinan sixtine slimane sofiane sofien solenn solenne solenne sonny soraya souad
    souleymane sounia stacy stan stefan stella steeve steve steven stephan sullivan suzel suzie suzy
    sven sybille sylvestre tanguy tania tanya tarek taieb teddy tessa tess thais thea theodora
    theophile thelma theau thibaud thiphaine tiago tiffany tifenn timeo timothe tino tiphaine
    titouan tom toma toni toussaint tristana tugdual ugo ulysse urbain ursule valentino valery
    valere vanina vasco vera veronica victorien victorine vince vinciane violaine violette virgile
    virginia vivien vladimir walid wallis walter wanda warren wassim wassila wendy wesley willy
    wilhem winnie wissem xaviere yael yaelle yanis yann-erwan yannis yasmine yazid yoan yolande
    yolaine ysaline yseult yvan yvanne yvelise yvonnick zacharie zacharia zahra zaina zakaria zakia
    zelie zenobie zephyr zineb zinedine zita zoubida zouhair zuleika loick loig yannig gwenola
    annaig maiwenn soizic erwann gurvan briac brieuc yvelin yvonig ange-marie pasquale lisandru
    battista ghjuvan saveria xabi peio maialen amaia iker benat nahel nolwen kevyn jeremie gerault
    aliocha kelyan matheo lyam
    viviane wilfried william xavier yacine yann yannick yasmina yoann yohan youssef yves yvette yvon
    yvonne zoe zohra djamila fatiha naima
    """
)
FAMILY_NAMES = listed(
    """
    martin bernard thomas petit robert richard durand dubois moreau laurent simon michel lefebvre
    lefevre leroy roux david bertrand morel fournier girard bonnet dupont lambert fontaine rousseau
    vincent muller mercier blanc guerin boyer garnier chevalier francois legrand gauthier garcia
    perrin robin clement morin nicolas henry roussel mathieu gautier masson marchand duval denis
    dumont marie lemaire noel meyer dufour meunier brun blanchard giraud joly riviere lucas brunet
    gaillard barbier arnaud martinez gerard roche renard schmitt roy leroux colin vidal caron picard
    roger fabre aubert lemoine renaud dumas lacroix olivier philippe bourgeois pierre benoit rey
    leclerc payet rolland leclercq guillaume lecomte lopez jean dupuy guillot hubert berger
    carpentier sanchez dupuis moulin louis deschamps huet vasseur perez boucher fleury royer klein
    jacquet adam paris poirier marty aubry guyot carre charles renault charpentier menard maillard
    baron bertin bailly herve schneider fernandez legall collet leger bouvier julien prevost millet
    perrot daniel cousin germain breton besson langlois remy lebreton bourgoin rodriguez camus
    pelletier bouchet blanchet hamon tanguy lamy delattre delmas benard tessier jacob weber marechal
    chauvin gomez ruiz gillet dasilva ferreira pereira fernandes santos lopes gomes alves rodrigues
    costa silva diallo traore coulibaly keita sow camara cisse kone diop ndiaye ba nguyen tran pham
    benali belkacem hamidi mansouri amrani haddad cohen levy bensaid brahimi saidi bouaziz cherif
    mebarki slimani ziani kaya yilmaz demir novak kowalski nowak schmidt wagner hoarau grondin boyer
    fontaine riviere lebon robert hoareau maillot techer turpin dijoux dupond dubreuil dupre dubosc
    dubourg delorme delaunay delage descamps deschamp desmarets desmet devos vandamme vanhove
    lemaitre lesage lebrun leblanc leduc lejeune lemoine lepage leveque loiseau mallet marin marchal
    marion martineau monnier navarro normand paul peltier pichon pons poulain prevot raymond regnier
    reynaud rossi roussel sauvage seguin texier thibault tissier valentin vallee verdier vaillant
    voisin
    """
)
# Who stands for an office, or nobody: « Monsieur le Maire », « Monsieur tout le monde ».
FUNCTIONS = listed(
    """
    le la les l d tout tous toute tout-le-monde toutlemonde maire mairesse prefet prefete sous
    sous-prefet president presidente ministre premier premiere depute deputee senateur senatrice
    adjoint adjointe conseiller conseillere directeur directrice commissaire recteur rectrice
    procureur procureure juge ambassadeur gouverneur secretaire rapporteur elu elue professeur
    docteur architecte inspecteur inspectrice garde chef proviseur principal commandant capitaine
    colonel general propre michu meteo loyal bricolage plus irma machin truc bidule untel unetelle x y z
    lambda dupont-lajoie moyen citoyen citoyenne vous je tu il elle on nous ils elles et ou mais si
    que qui quoi dont est sont a ai as ont etes avez avait etait sera serait veut peut doit dit fait
    va vont ne pas n c ce cet cette ces ca cela des du de d en au aux un une pour par sur sous dans
    avec sans chez merci bonjour bonsoir madame monsieur mesdames messieurs mademoiselle mes mon ma
    ses son sa votre vos notre nos leur leurs comme quand ici voici voila veuillez permettez soyez
    sachez aussi bien tres trop plus moins encore toujours jamais rien comment pourquoi combien quel
    quelle apres avant depuis alors donc car or ni oui non svp stp lui meme autre autres nul chacun
    seul seule
    """
)
PUBLIC_FIGURES = listed(
    """
    macron attali jouanno cage stiglitz krugman hollande sarkozy sarko chirac mitterrand mitterand giscard pompidou
    gaulle degaulle philippe castex borne attal barnier bayrou lecornu darmanin veran buzyn blanquer
    castaner dupond-moretti dati retailleau bachelot pannier-runacher bechu schiappa griveaux
    ferrand melenchon pen lepen bardella zemmour hidalgo pecresse wauquiez dupont-aignan hamon valls
    ayrault cazeneuve jospin fillon raffarin villepin juppe rocard aubry delanoe estrosi gaudin
    payan piolle collomb doucet moudenc lemaire hulot rugy poirson bove jadot tondelier ruffin panot
    glucksmann ciotti benalla cahuzac balkany tapie trump biden putin poutine merkel obama johnson
    zelensky leyen juncker barroso draghi lagarde musk zuckerberg gates bezos arnault bollore drahi
    niel dassault pinault bettencourt ghosn hugo zola voltaire rousseau montesquieu descartes
    moliere jaures clemenceau napoleon bonaparte veil badinter pasteur curie einstein darwin marx
    keynes piketty tirole stallman snowden assange orwell lessig torvalds berners-lee sirinelli
    lescure thevenoud lang malraux toubon defferre pasqua debre cousteau coluche rabhi thunberg
    delevoye martinez mailly taubira ayrault royal montebourg macaron pellerin axelle pepy djebbari
    beaune riester pujadas bourdin hanouna apathie kouchner allegre ferry peillon vallaud
    vallaud-belkacem belkacem-vallaud duflot cosse placé mamere cohn-bendit besancenot poutou
    arthaud laguiller buffet marchais roussel-fabien kanner larcher bartolone accoyer braun-pivet
    faure vautrin jeanbrun genevard woerth baroin copé cope morin dray eckert sapin moscovici breton
    schwab soros greenspan thatcher reagan clinton bush kennedy lincoln roosevelt churchill staline
    camus pesquet halimi manouchian mbappe gouges brassens valery serres nouvel zidane riner cerdan
    bouin messi ronaldo platini griezmann monfils federer nadal hamilton verstappen killy manaudou
    lavillenie hinault anquetil poulidor deneuve depardieu belmondo delon gabin bardot binoche
    cotillard dujardin bourvil funes fernandel raimu truffaut godard pagnol varda piaf aznavour brel
    ferrat gainsbourg hallyday goldman stromae nakamura dalida johnny trenet verlaine rimbaud
    baudelaire apollinaire aragon eluard prevert michaux cesaire senghor fanon glissant damas sartre
    beauvoir foucault deleuze derrida levi-strauss lacan ricoeur weil arendt nietzsche kant hegel
    spinoza platon aristote socrate balzac flaubert stendhal maupassant proust gide malot colette
    duras yourcenar sagan modiano houellebecq ernaux le-clezio giono mauriac bernanos saint-exupery
    exupery peguy perec queneau vian tournier pennac nothomb musso robespierre danton marat mirabeau
    lafayette turgot colbert richelieu mazarin vauban sully jaures mendes thorez thiers gambetta
    grevy poincare briand herriot daladier brossolette aubrac zay mandel estienne schoelcher
    louverture delgres blanqui proudhon monet manet cezanne gauguin van-gogh gogh picasso matisse
    braque rodin claudel degas courbet delacroix ingres eiffel haussmann corbusier sampaio ampere
    daguerre lavoisier laplace monge arago foucauld becquerel joliot joliot-curie langevin villani
    charpak gennes lwoff monod calmette bichat laennec freinet montessori dolto cyrulnik bourdieu
    latour descola touraine rosanvallon gauchet finkielkraut onfray comte-sponville orelsan bigard
    dieudonne gaccio ruquier drucker arthus-bertrand pelt ellul gorz illich ostrom rifkin duflo saez
    zucman landais guterres zelenski erdogan netanyahu meloni scholz starmer borloo dussopt oudea-
    castera belloubet ferracci kasbarian rousset genetet denormandie griset klinkhammer coquerel
    quatennens autain obono leaument boyard garrido corbiere guette roussel chassaigne jumel
    dharreville bonnell delga potier batho bayou belliard hurmic barseghian pradie aliot odoul
    ravier messiha philippot asselineau lassalle cheminade benn aroun swartz schrems zimmermann
    bayart bortzmeyer maurel reda falque-pierrotin reding cardon verdier doctorow eble hobbes
    tocqueville bauwens
    lenine mao hitler petain laval franco mussolini castro guevara mandela gandhi king luther jesus
    """
)
OFFICES = (
    "maires?|mairesse|adjointe?s?|ministres?|deputee?s?|senat(?:eur|rice)s?|prefete?s?|sous-prefete?s?|presidente?s?|"
    "conseill(?:er|ere)s?|rapporteure?|secretaire d'etat|commissaire|chanceli?er|elue?s?|premier ministre|eurodeputee?s?|"
    "candidate?s?|ecrivain|philosophe|economiste|journaliste|academicien|juriste|sociologue|historien|pape|roi|reine|"
    "professeur a l'universite"
)
# Who is near one, or serves one in person.
RELATIONS = (
    "voisine?s?|collegues?|proprietaire|proprio|bailleur|locataire|gardien(?:ne)?|concierge|medecin|infirmi(?:er|ere)|kine|"
    "facteur|factrice|instituteur|institutrice|maitresse|prof|professeure?|directeur|directrice|proviseure?|patronn?e?|chef|"
    "cheffe|responsable|agente?|assistante? sociale|secretaire|gerante?|fils|fille|mari|femme|epoux|epouse|mere|pere|frere|"
    "soeur|sœur|amie?|cousine?|oncle|tante|compagn(?:on|e)|conjointe?|dentiste|notaire|animat(?:eur|rice)|educat(?:eur|rice)|"
    "conductrice|conducteur|chauffeur|boulanger|boulangere|boucher|epicier|pharmacien(?:ne)?|policier|gendarme|agricult(?:eur|"
    "rice)|eleveur|conseill(?:er|ere) (?:caf|pole emploi|france travail)|monsieur|dame|nommee?|denommee?|certaine?"
)
# Public figures whose family name many bear: with another first name, it is somebody else.
PUBLIC_FIRST_NAMES = {
    "faure": "olivier felix edgar",
    "lemaire": "axelle",
    "philippe": "edouard",
    "hamon": "benoit",
    "roussel": "fabien",
    "rousseau": "sandrine jean-jacques",
    "martinez": "philippe",
    "moulin": "jean",
    "berger": "laurent",
    "breton": "thierry",
    "ferry": "luc jules",
    "morin": "edgar herve",
    "aubry": "martine manon",
    "roux": "emile",
    "marchais": "georges",
    "ferrand": "richard",
    "lagarde": "christine jean-christophe",
    "doucet": "gregory",
    "royal": "segolene",
    "martin": "",
}

import { wordSet } from './name-text.ts';

/**
 * Given names that are hardly ever anything else, folded (`foldWord`).
 * Written down by hand; a name missing here costs only the harder cases.
 */
export const GIVEN_NAMES: ReadonlySet<string> = wordSet(`
aaliyah aaron abby abdul abdullah abel abigail abraham ada adam addison adel adele adeline adila aditi aditya adrian
adriana adrienne agata agnes agnieszka ahmad ahmed aida aidan aiden aileen aimee aine aisha aishwarya aisling akash akemi
akiko akira alain alana alba albert alberto alejandra alejandro aleksandra alessandra alessandro alessia alex alexa alexander alexandra
alexandre alexandria alexia alexis alfie alfonso alfred ali alice alicia alina alisha alison alissa alistair allan allison alma
althea alvaro alyssa amalia amanda amandine amara amelia amelie amina amir amira amit amita amrit amy ana anais anastasia
anders andre andrea andreas andrei andres andrew andrzej andy aneta angela angelica angelina angus anh anika anil anisa anita anja
anna annabel annabelle anne annelies annette annie annika anouk anthea anthony antoine antoinette anton antonia antonio anya aoife
araceli archie ariana arianna arjun arlene armando arnav arne arnold aroha arthur arturo arun asha ashleigh ashley ashok asif
astrid athena audrey aurelie aurelien ava avery ayaan ayesha ayla aylin ayumi ayodele azadeh
barbara barnaby barry bart bartosz basil beatrice beatriz becca becky belen belinda ben benedict benjamin benoit bernadette bernard
bernardo bernd beth bethan bethany betsy bettina betty beverley beverly bharat bianca bjorn blanca blazej bob bobby bogdan
bohdan bojana boris brandon breda brenda brendan brent brett brian briana brianna bridget brigid brigitte britney bronagh bronwen bronwyn
bruno bryan bryony
caitlin caitriona calum calvin camila camille camilla candice cara carina carl carla carlo carlos carly carmel carmen carol carole
carolina caroline carolyn carrie caspar cassandra cassie catalina caterina catherine cathy catriona cecile cecilia cedric celeste celia
celine cerys cesar chantal charlene charles charlie chelsie cheryl cheyenne chiara chinedu chioma chloe chris christa christelle christian
christiane christina christine christoph christophe christopher christy ciara ciaran cillian cindy claire clara clarissa claude claudette
claudia claudine clare clement clementine clive colette colin colleen conchita connor conor constantin cora cordelia corinna corinne
cormac cornelia cory courtney craig cristian cristiana cristina cristobal curtis cynthia cyril
daisuke damian damien dan dana daniel daniela daniele daniella danielle danny daphne dara daria dariusz darius darren darryl dave david
davide dawid deanna debbie deborah debra declan deepa deepak deirdre delphine denis denise dennis derek dermot derya desmond detlef
devi diana diane dianne didier diego dieter dietmar dilip dimitra dimitri dimitris dina dinesh dirk dmitri dmitry dolores dominic dominik
dominika dominique don donal donald donna dora doreen dorian dorota dorothea dorothy doug douglas drew duncan dylan
eamon ebony eddie edgar edith edna eduardo edward edwin eileen eilidh eimear eirik elaine eleanor elena eleni elias elif elijah
elisa elisabeth elise eliza elizabeth ella elle ellen ellie elliot elliott eloise elsa elsie elspeth elvira elzbieta emanuele emeka emer
emil emile emilia emiliano emilie emilio emily emine emma emmanuel emmanuelle enrico enrique enzo eoin eric erica erich erik erika
erin ernesto ernst esme esmeralda esperanza estelle esteban esther etienne eugene eugenia eugenie eva evan evangeline eve evelina evelyn
ewa ewan
fabian fabien fabienne fabio fabrice fatima fatma fatoumata federica federico felicity felipe felix ferdinand fergus fernanda fernando
fiachra finbar finlay finn finola fiona flavia florian francesca francesco francine francis francisca francisco franck francois francoise
frank franz fraser freddie frederic frederick frederik freya friedrich fritz fumiko
gabriel gabriela gabriele gabriella gabrielle gareth gary gavin gemma genevieve geoff geoffrey george georgia georgie georgina gerald
geraldine gerard gerhard gertrude gianluca gianni gideon gilbert gilles gillian gina ginevra giorgio giovanna giovanni gisela giulia
giuseppe gladys glen glenda glenn gloria goran gordon graeme graham grainne grazyna greg gregor gregory greta gretchen grzegorz guadalupe
guillaume guillermo gunther gurpreet gustav gustavo guy gwen gwendolyn gwyneth
habib hadiya hakan hamish hamza hana hanako hannah hannes hans harald haris harish harold harpreet harriet harrison harry haruki
haruka harvey hasan hassan hayley heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik henri henrik henrietta
henrique henry herbert herman hermione hilary hilda hilde hiroko hiroshi hitomi holger horst howard hubert hugh hugo huseyin hussein
hyun-woo hyun-ji
iain ian ibrahim ida idris ifeoma ignacio ikram ilaria ilona imani imelda imogen imran ina inaya indira ines inga inge ingrid inigo
inka ioana ioannis ioana irena irene iris irina isaac isabel isabella isabelle isadora isha ishaan isidora isla ismail isobel istvan ivan
ivana ivo ivy iwona izabela
jacek jack jackie jacob jacqueline jacques jada jaime jakob jakub jamal james jamie jamila jan jana jane janelle janet janette janice
janine janusz jared jarek jason javier jay jaya jayne jean jeanette jeanne jeff jeffrey jelena jemima jen jenna jennie jennifer jenny
jens jeremy jerome jerry jerzy jess jesse jessica jesus jia jill jillian jim jimena jimmy jin joan joana joanna joanne joao joaquin
jocelyn jodie jody joe joel joelle johan johann johanna johannes john johnathan johnny jola jolanda jolanta jon jonas jonathan jonny
joost jordi jorge jorg jose josef josefina joseph josephine josh joshua josie josue joyce juan juana juanita jude judith judy julia
julian juliana julie julien juliet juliette julio jun jurgen justin justine justyna
kaito kaja kali kamal kamil kamila kamran karen kareem karim karin karina karl karla karol karolina karthik kasia kasper katarina katarzyna
kate katerina katharina katherine kathleen kathryn kathy katie katja katrin katrina katya kavita kay kayla kaylee kazuki kazuko
keiko keira keith kelly kelsey ken kendall kendra kenji kenneth kenny kerry kevin khadija khalid kiana kieran kiera kim kimberley
kimberly kiran kirsten kirsty kjell klaus klara kofi konrad konstantin konstantinos kris krishna kristen kristian kristiina kristin
kristina kristof kristoffer krystyna krzysztof kumiko kurt kwame kwabena kyle kylie kyoko kyra
lachlan laila lakshmi lana lara larissa lars latisha latoya laura lauren laurence laurent laurie lavinia layla lea leah leanne leanna
leena leif leila lena lenka lennart leo leon leona leonard leonardo leonie leonora leopold leroy leslie lesley leszek leticia lewis
leyla liam lidia liesbeth lieselotte lila lilian liliana lillian lilia lina linda lindsay lindsey linh linnea lionel lisa lise lisbeth
liv livia liz liza lizzie ljubica lloyd lois lola loretta lorna lorraine lotte lou louis louisa louise luca lucas lucia luciana lucie
lucien lucile lucille lucinda lucy ludmila ludovic luigi luis luisa lukas lukasz luke luna luz lydia lyn lynda lynette lynn lynne
maarten maciej maddie madeleine madeline madhuri mads magali magda magdalena maggie magnus maha mahmoud mai maia mairead maisie
maja malcolm malgorzata malik malika malin mandeep mandy manfred manish manisha manoj manuel manuela mara marc marcel marcela marcelo
marcia marcin marco marcos marcus marek margaret margarita margherita margo margot marguerite maria mariam mariana marianne marie mariella
mariko marilyn marina mario marion marisa marisol marit marius mariusz marja marjorie marko marlene marta martha martin martina
martine marty martyn maryam marzena masako masashi massimo mateo mateusz mathew mathias mathieu mathilde matilda matt matteo
matthew matthias matthieu matti maud maura maureen maurice mauricio mauro max maxime maximilian maxine maya mayumi mbali meena megan
meghan mehmet mei melanie melinda melissa melody mercedes meredith meryem mette mia micaela michael michaela michal micheal micheline
michel michela michele michelle michiko mick miguel mihai mika mikael mike mikhail mikkel mikolaj mila milan milena millie milos mina
min-jun ming minh mira miranda mireille miriam mirko miroslav misaki mitchell mitsuko miyuki moana mohamed mohammad mohammed mohan moira
mollie molly mona monica monika monique monty morag morgane moritz morwenna moses muhammad muriel murray mustafa mwangi myra myriam
nadia nadine nadja nagisa naima nam nan nana nancy nanako naoko naomi nasreen nasser natacha natalia natalie natasha nathalie nathan
nathaniel naveen navneet nayeli neha neil nell nellie nelson neve ngaio ngaire ngoc ngozi nia niall niamh nicholas nick nicky nico
nicola nicolas nicole nicoletta niels nigel nik nikhil niki nikita nikki niklas nikola nikolai nikolaos nikos nils nina ninh nisha
nishant nita nkechi noah noel noelle noemi nomvula noor nora noreen norbert norma norman nuala nuno nuria nyasha
oanh obinna octavia odette odile ofelia oisin okan ola olaf oleg oleksandr olena olga oliver olivia olivier ollie olu oluwaseun omar
omer oona oonagh ophelia oriana orla orlaith orlando oscar oskar osman otto owain owen oyelaran ozlem
pablo paddy padraig padraic paige pamela panagiotis paola paolo parisa parvati pascal pascale pat patrice patricia patricio patrick
patrik patrycja patty paul paula paulette paulina pauline paulo pavel pawel pedro peggy penelope penny per percy pernille peta pete
peter petr petra petros phil philip philippa philippe phillip phoebe phyllis pia piero pierre pierrick pieter pilar piotr polly pooja poppy
priscilla priya priyanka prudence przemyslaw
quentin quincy quoc
rachael rachel rachelle rafael rafal raffaele raheem rahel rahul rainer raj rajan rajesh raju rakesh ralf ralph ram ramesh rami ramon
ramona ramona rana randall randi randy rania raphael raquel rashid rasmus raul ravi raymond rebecca rebekah reena regine reggie reiko
reinhard rekha rene renata renate renaud rhea rhiannon rhona rhys ria ricardo riccardo rich richard rick ricky riikka rikke riley rina
rita ritu rob robbie robert roberta roberto robyn rochelle rod roderick rodney rodrigo roger rohan rohit roisin roland rolf roman
romain romana romane romeo ron ronald ronan ronja ronnie rory rosa rosalia rosalie rosalind rosanna rosanne rosario roseanne roselyn
rosemarie rosie roslyn ross rowena roxana roxanne roy rubina rudi rudolf rui rupert russell ruth ryan ryo ryoko
saad sabina sabine sabrina sachiko sadie saeed safiya sakura salim sally salma salman salome salvador salvatore sam samantha samir
samira samuel sana sandeep sandi sandra sandrine sandro sanjay sanne santiago saoirse saori sara sarah sari sasha saskia satoshi satu
saul savita scarlett scott sean sebastian sebastien selena selim selina selma serena serge sergei sergey sergio seth severine shabnam
shaheen shaila shakira shalini shamima shamsa shane shania shanice shannon sharmila sharon shaun shauna shawn shayla sheena sheila shelley
shelly sheree sheri sherry sheryl shirin shirley shiori shivani shona shreya shu-fen siamak sian sibel siddharth sidney siegfried
siena sigrid sigrun silas silke silvia simon simona simone simran sinead siobhan sipho sizwe slawomir sofia sofie solange solveig
somchai sonal sonia sonja sophia sophie soraya soren sorcha spiros stacey stacy stan stanislav stanislaw stefan stefania stefanie
stefano steffen steinar stella stelios steph stephan stephane stephanie stephen steve steven stewart stijn stuart sue sultana suman
sumitra sunil sunita suresh suri susan susana susanna susannah susanne sushila susie suzanne suzette suzie suzy svein sven svetlana
swati sybil sylvain sylvia sylvie syed szymon
tabitha tadhg tadeusz taiwo takashi takeshi talia tamara tamas tamika tammy tamsin tania tanja tanya tara tariq taro tasha tatiana
tatjana taylor ted teodora teresa teri terrence terri terry tess tessa thabo thandi thandiwe thea thelma theo theodora theodore
theresa therese thierry thijs thomas thora thorsten thuy tiago tiffany tilda tim timo timothy tina tobias toby todd tom tomas tomasz
tommaso tommy tomoko toni tony torsten toshiko tracey tracy trang tricia trish trisha tristan troy trudy tuan tunde tyler tyrone
uche ulla ulrich ulrika ulrike umar uma ursula ursule usha uta ute uwe
vadim valentin valentina valeria valerie valter vanessa vasilis vasiliki veena vera verena verity veronica veronika veronique vesna vicki
vickie vicky victor viet vijay vikas vikram viktor viktoria vilde ville vilma vince vincent vincenzo violeta viorica virginie viswanathan
vivek vivian viviana vivien vivienne vlad vladimir volker
waleed walter wanda wanjiru warren wayne wei weronika wendy wenona werner wilfred wilhelm wilhelmina willem william willie wilma
winifred winona winston wiktoria wojciech wolfgang
xander xavier ximena xin xiomara
yaara yael yahya yan yana yannick yara yasmin yasmine yasmina yasser yelena yesenia yetunde yiannis yohannes yoko yolanda yolande
yosef yoshiko youssef ysabel yuka yuki yukiko yuko yumi yuri yusuf yvette yvonne
jo ed bev rod dee mo kai elton ilse eluned noa luca isaiah israel molly lily madison noelia frances mike angelica clementine drew georgina stella carol marina noel kerry melody zachary zahra zainab zak zaki zane zara zbigniew zeinab zelda zeynep zoe zofia zola zoltan zoran zosia zsofia zsuzsanna zubair zuzana zuzanna
анна мария елена ольга наталья ирина татьяна светлана екатерина юлия анастасия дарья марина людмила галина нина вера надежда любовь
алина полина кристина виктория александра александр сергей дмитрий андрей алексей максим евгений иван михаил николай владимир павел
роман олег игорь юрий антон денис виктор константин артем никита илья кирилл петр лев яков оксана тетяна олена наталія сергій олексій
μαρια ελενη γιαννης γιωργος κωνσταντινος δημητρης νικος αικατερινη σοφια αννα βασιλικη χρηστος παναγιωτης γεωργια αναστασια ιωαννα
محمد أحمد فاطمة مريم علي حسن حسين عائشة خالد عمر سارة ليلى نور يوسف إبراهيم زينب هدى سمير
יעל נועה דוד שרה רחל מיכל יוסף משה אברהם תמר דנה רונית יצחק אורי גיל
aarav abdoulaye abdulaziz abena achieng adaeze adelheid adnan afonso afsaneh ahlam aino akihiro akosua alessio aletta amal
amani aminata amirhossein anabela ananya anastasiya angharad anjali ankit annalisa annegret anneke anneli annemiek antonella
anushka anwar aoibhinn araminta arantxa arash arvind ashwin asli aurore ayaka ayanda ayman aysegul aysun azar babak babatunde
baptiste bart-jan bartlomiej bassam begona behnaz beppe berend berenice bhavna bijan bilal birgit blathnaid bongani bozena bozidar
braxton brayleigh bregje brunhilde bukola bulent burak burkhard candela caoimhe capucine carmelo carys catarina cathal celestine
cem ceren chetan chidi chiyo chukwuemeka chus clemence coen conceicao concepcion concetta consuelo coralie corentin corrie cyrille
cyrus czeslaw dafydd damilola dariush deepika demarcus deniz deshawn despina diarmuid diederik divya dmytro donatella dragana
duarte eberhard ebru eckhard edouard eduarda eero eeva efua eiji eirlys ekaterina ekkehard elfriede elisabetta elske emre
encarnacion eoghan erdem esi eulalia eusebio evangelia evelien evgenia evgeny ewelina fabiola fabrizia faisal farah farhad farid
farzaneh fatimah femke fereshteh fergal fermin ffion filipa filomena fiorella folake franciszek frans frederique fredrik
freja friedhelm funmilayo gaelle gaetano galina gaurav gauthier gayatri geert geeta gennady gennaro gerlinde gerrit gethin ghada
ghislaine giancarlo gijs giorgia giorgos girish giuseppina gokhan golnaz goncalo gonzalo graca graziella greetje gudrun guilherme
gulsen gunilla gunnar gyorgy hala halina hamid hanan hande hani hannele hannelore harini harjit haroon haruto hatem hatice helder
hemant henk hideo hiltrud hisham hooman hortense huda ibtisam ichiro ieuan igor ihab ikenna iker ilkka iman immacolata ingeborg
ingemar inmaculada iolo ionut irmgard ishita itziar izumi jaakko jacco jacinta jadwiga jari jaroslaw jaspreet jaxon jelle jeroen
joachim joaquina jocelyne joris jouni jozsef juhani jukka junko jussara jyoti kaarina kagiso kaimana kalle kamau kaori
karlheinz katalin katariina kateryna katsumi kaveh kayleigh kazimierz keanu kees kehinde kemal kerstin kirsi kiyoshi klaas kojo
kotaro krishnan kseniya kunal kunigunde kwaku kyriakos lamia laszlo lata leonor lerato lesya lieke lieve liselotte llinos loredana
lorenza lothar lowri lubna luciano lucienne ludivine lurdes lyudmila macarena machteld maelle mafalda mahesh mahsa mairi maite
majid makoto mamadou manal manpreet marcelino marcella marcelle margarethe margarida mariama marie-louise marieke marijke marjatta
marjolein marketta martijn marton marwan masao mateus maysa mechthild meenakshi mehdi mehrdad meinir merve metin michelangelo
midori mieke mikko miklos milagros milica minna miodrag mirella miroslava miroslaw mitra montserrat mukesh murat myfanwy mykola
nabil nadiya najwa naledi nandini naoki nasrin natalya navdeep nawal nazli nebojsa nerea nerys neslihan nienke niloufar nima
nirmala nitin njeri nneka nobuko noemie nokuthula noriko nour nura nuray oksana oleksiy olha olumide onno onur orhan ornella
orsolya orysya otavio otieno ottilie ousmane outi ozge paivi palesa pallavi paloma pankaj parvin patrizia payam pekka percival
perrine petro pinar pirkko pradeep prakash pranav pratibha preeti radoslaw rafaela raffaella ragnar raija rajeev ramin ramiro
raphaelle rasha reem reinier remedios remi rhian riku rima ritva rocio rogerio rosaria roswitha ruairi ruaridh rudiger rudo
rukmini rutger ryota ryszard sachin sahar samar sandor sangeeta sarita sawsan selin serhiy serkan setareh setsuko sevgi shahram
shaima shaniqua shigeru shilpa shinji shizuka shweta sibusiso sieglinde sioned sirpa sjoerd slobodan smita sneha snezana soheil
soledad solomiya sonali sotiris souleymane stavros sudha suha sulaiman sumiko sumit svenja svitlana sylwia szilvia taha tahani
takumi tane tanvi tapio taras tatenda tatsuya tatyana tavita tebogo tegan tejas temitope tendai teresinha teun thanasis themba
thiago thibault tineke tiziana tjeerd tolga torbjorn toshio traudel tugba tulay tuula tyrese uchenna ulf umberto umut urszula
vahid vanderlei varun vasudha vasyl veikko vicente vincenza vinod violaine vishal vittoria volkan volodymyr vyacheslav wafa
waldemar walid waltraud wambui wieslaw wilfried willemijn wladyslaw wout wouter xaviere yaa yann yaroslav yasmeen yasuko
yekaterina yesim yevhen yogesh yuichi yulia yumiko zanele zaynab zdzislaw zeljko ziad zohreh zoryana zsolt zuri
`);

/**
 * Names that are also ordinary words, months, places or treatments.
 * They count as a name only with support: a surname, or a service beside them.
 */
export const WORD_NAMES: ReadonlySet<string> = wordSet(`
amber angel april ariel art ash aspen aster august aurora austin autumn azure bea bell bill blaze blossom blue bonnie brandy brooke
brooklyn buddy bunny carter cash chance chase cherry chelsea christmas clay cliff clover coco cody coral crystal daisy dale dallas dawn dean
destiny devon diamond dolly drake dusty earl easter ebb echo eden ember emerald faith fay fern flora florence forest forrest fox
 gale gene ginger glory grace grant happy harmony hazel heath heather heaven henna holly honey hope houston hunter indigo 
 jasmine jasmin jade jasper jet jewel jordan journey joy juniper june july kent kingston kitty lane lark laurel lavender leigh liberty
 linden logan lotus love luck lyric magnolia marigold mark marlowe mary mason maverick may mercy merry misty
monday morgan myrtle nova ocean olive opal page parker paris patience pearl peace penny petal phoenix pixie pleasance poet pop preston prince
princess queenie quest rain raven ray reed regina reign rex river robin rock rocky rose rosemary rowan royal ruby rue rusty sage saffron sandy
savannah serenity shelby sienna sierra silver sky skye skylar sol sonny star sterling stone storm summer sunday sunny sunshine sydney temperance
tiger tranquility true unity velvet venus victoria victory viola violet virginia vita wade willow will winter wren zen zephyr zion
adelaide charity clarity constance dakota geneva harley india iona ireland italia kirby lourdes lincoln nevada 
trinity verona vienna bath miles pax basil poppy luna aura celeste 
jan sol bo ty vi al dot van pat guy don dick randy nan
`);

/** Names that are just as often family names: `James, Sarah` is Sarah. */
export const SURNAME_LIKE_NAMES: ReadonlySet<string> = wordSet(`
adam alexander allan allen arnold barry benjamin bernard bruno bryan carter charles clement craig curtis daniel david dean dennis donald
douglas duncan edgar elliot elliott evan felix francis frank franz fraser frederick gabriel george gerard gilbert gordon graham grant gregory
harold harrison harvey henry herbert herman howard hubert hugo hunter jack jacob james jason joel john jordan joseph joyce kelly kennedy kim
lawrence lee leon leonard leslie lewis lloyd louis lucas malcolm marcus mark marshall martin mason matthews maurice max michael miles mitchell
morgan morris murray nelson norman oliver oscar otto owen parker patrick paul perry peter philip phillip ralph ray raymond reynolds richard
robert roger rose ross roy russell ryan samuel scott shannon sidney simon stanley stewart stuart taylor terry thomas todd tyler victor vincent
wallace walter warren wayne william winston
`);

/** Family names that are hardly ever given names: `Tanaka Hanako` is Hanako. */
export const FAMILY_NAMES: ReadonlySet<string> = wordSet(`
doe young lane king cook price fox ward woods hunt shaw webb mills smith jones williams brown johnson davies robinson wright thompson evans walker white roberts green hall wood jackson clarke wilson anderson
garcia martinez rodriguez lopez gonzalez hernandez perez sanchez ramirez torres flores rivera gomez diaz reyes morales cruz ortiz gutierrez
nguyen tran pham huynh hoang phan vu vo dang bui do ngo duong ly le trinh dinh truong
wang zhang liu chen yang huang zhao wu zhou xu zhu hu guo gao luo zheng liang xie tang feng cao deng peng zeng xiao tian dong cai jiang
park choi jung kang yoon jang lim oh seo shin kwon hwang ahn
sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi
shimizu yamazaki mori abe ikeda hashimoto ishikawa ogawa okada hasegawa fujita goto kondo
singh patel kaur sharma gupta kumar khan shah reddy iyer mehta desai chaudhary chopra kapoor malhotra agarwal banerjee mukherjee chatterjee
muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schafer koch bauer richter klein wolf schroder neumann schwarz zimmermann
dubois durand leroy moreau lefebvre lefevre fournier girard bonnet dupont lambert fontaine rousseau
rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti costa giordano mancini
kowalski nowak wisniewski wojcik kaminski lewandowski zielinski szymanski nagy toth szabo horvath kovacs novak svoboda
jansen janssen bakker visser smit bos mulder
andersson johansson karlsson nilsson eriksson larsson olsson hansen johansen olsen larsen andersen pedersen nielsen jensen christensen
okafor okonkwo adeyemi ogunleye balogun mensah boateng dlamini nkosi ndlovu mokoena papadopoulos oliveira ferreira pereira almeida carvalho
gonzales mendez vargas castillo ramos romero alvarez jimenez fernandez muñoz munoz
`);

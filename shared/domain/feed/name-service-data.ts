import { wordSet } from './name-text.ts';

/** Words that make a text a service (or an errand), never part of a person's name; folded. */
export const SERVICE_WORDS: ReadonlySet<string> = wordSet(`
massage massages facial facials physio physiotherapy session sessions appointment appointments appt apt consultation consultations consult
consults treatment treatments therapy therapies therapist meeting meetings class classes workshop course lesson lessons coaching coach call
calls visit visits assessment assessments review reviews checkup check-up exam exams examination screening scan xray x-ray test tests
followup follow-up follow intake initial discovery intro introduction introductory trial evaluation eval reassessment re-assessment
reiki yoga pilates shiatsu acupuncture acupressure osteopathy osteopath osteo chiro chiropractic chiropractor adjustment adjustments
reflexology reflex aromatherapy counselling counseling counsellor counselor psychotherapy psychology cbt emdr hypnosis hypnotherapy
meditation mindfulness breathwork nutrition nutritionist dietitian dietetics naturopathy naturopath naturopathic homeopathy ayurveda
ayurvedic craniosacral cranio myofascial lymphatic drainage mld cupping gua needling dry-needling laser ultrasound shockwave rehab rehabilitation
rmt lmt pt ot slt speech podiatry podiatrist chiropody orthotics orthotic hygiene hygienist dental dentistry cleaning filling
manicure pedicure manicures pedicures mani pedi gel nails waxing wax threading tint tinting lashes lash microblading peel peels dermaplaning
microneedling botox filler fillers injectables brows brow hydrafacial microdermabrasion exfoliation scrub wrap wraps haircut cut blowdry
blow-dry colour color highlights balayage styling barber shave trim tanning tan makeup make-up
tissue swedish deep-tissue trigger kinesiology kinesio taping stretching mobility posture ergonomic postnatal prenatal antenatal pregnancy
postpartum perinatal lactation doula midwife midwifery obstetric gynae smear vaccination vaccine jab injection infusion blood prescription
dermatology telehealth teletherapy telemedicine video zoom teams skype phone telephone online virtual in-person webinar
tecar rolfing feldenkrais bowen thai lomi lomilomi watsu tuina tui-na shirodhara abhyanga balinese tantsu ear-candling iridology
training supervision interview demo tour exercise exercises workout workouts bootcamp crossfit spin zumba barre hiit gym swim swimming tennis
golf dance ballet music piano guitar violin singing tutoring tuition
package pkg add-on addon upgrade express deluxe signature premium standard basic extended half-hour mins min minutes minute hour hours hr
hrs mn std stunde stunden minuten heures heure
room studio clinic suite office location branch mobile home-visit housecall outcall incall
appuntamento appuntamenti colloquio rehabilitacja fizjoterapia konsultacja wizyty zabieg terapia fysioterapi naprapati naprapat hieronta fysioterapia masszazs masaz masaj seans randevu kontroll undersokning undersogelse onderzoek intakegesprek erstgesprach folgetermin erstberatung einzelsitzung gesprach fusspflege manikure haarschnitt knippen klippning limpieza depilacion corte drenaje pulizia taglio piega limpeza remedies cards candles panto circle circles vit
massagen klassische behandlung termin beratung sitzung krankengymnastik physiotherapie massaggio seduta visita trattamento masaje masajes cita
sesion consulta terapia tratamiento rendez-vous rdv seance soin soins osteopathie kinesitherapie kine suivi bilan controle nachsorge kontrolle seguimiento revision controllo behandeling afspraak consult massagetherapie
sessie fysio fysiotherapie consulta sessao massagem tratamento avaliacao wizyta masaz behandling konsultation samtal
массаж прием приём консультация сеанс тренировка терапия лечение μασαζ ραντεβου θεραπεια συνεδρια
`);

/**
 * Ordinary words: a text that begins with one is no name, unless it is a given name too.
 * After a given name they may be a family name (`Emma Stone`).
 */
export const ORDINARY_WORDS: ReadonlySet<string> = wordSet(`
tag heilige lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag lunes miercoles jueves viernes lunedi martedi mercoledi giovedi venerdi fete jour ano dia semana cinco festa giornata boze trzech swieto proclamacao sexta-feira maria-himmelfahrt sankta town leaving hen stag hopi station
a about after afternoon all am an any around away back balance balanced balancing bamboo bath beach beauty best bespoke big black bliss blissful
block blue body bodywork bold book booking bookings boost booster bright brightening brilliant bronze bubble build business busy calm calming candle
care caviar centre center champagne change charcoal chat chest child children childrens choice city classic clarifying clean cleanse cleansing
clear client clients clinical close cloud coastal cold combo comfort community complete complex condition contact cool core corporate country
couple couples crystal custom customised customized customer daily dark day deal deep delight delivery desert detox detoxifying diamond
diabetes diary discover double downtown dream drop dual duo dynamic early earth east ease easy elbow elemental elements elixir elite emergency energise
energising energy energizing engage enhance enhanced escape essential essentials essence eucalyptus evening event events every experience extra eye
eyes face family fast father feet fertility fibre fibromyalgia final fire first firming fit fitness five flat flex flow flower focus foot for four
free freedom fresh friend from front full functional fusion future garden general gentle gift glass glow glowing gold golden good grand gravity
great green grey ground grounded grounding group groups guest guided hair half halo hand hands happy hard head headache heal healer healing health healthy
heart heat heavenly heel help herbal here high hip holiday holistic home honey hot house hydrate hydrating hydration ice immune immunity indian infinity
infrared injury inner inspire integrated integrative intense intensive intention international intuitive iron island jaw job joint jet journey kid kids
kindness knee lab ladies lady last late launch lava leg legs less level life lift lifting light lime linen liquid little live local long lower lumbar lunar lunch
lush luxe luxury mad magic magnetic main maintenance major man manual marble maternity medical medicine medi meditative member membership mens mental mid milk mind
mindful mini mint mist mixed mobile modern moment moon morning mother mothers mountain mud muscle natural nature neck nerve new next night nine no
nordic north nourish nourishing novel now nurture nurturing oat ocean of off office oil old on one open optimal option orange order organic
oriental other outdoor over oxygen pain pair palm partner parts party passion patient patients peaceful pelvic pelvis perfect performance
person personal pick pink plan plus point polish polishing polynesian positive post power pre preparation presence pressure prep private pro
probation program programme progress project pure purifying purple quick quiet radiance radiant rapid ready real rebalance rebalancing reboot recharge
recovery red reformer refresh refreshing refuel regular rejuvenate rejuvenating rejuvenation relax relaxation relaxed relaxing release relief relieve
remedial remedy renew renewal repair replenish reserved reset resort restore restoration restorative restoring retreat return returning revitalise
revitalising revitalize revitalizing revival revive rhythm rich ritual rituals root rush sacred sacral salt salon sanctuary sand sauna scalp school sciatica
sculpt sculpting sea seaweed second secret self senior seniors sensitive sensory serene serenity seven shell short shoulder shoulders signature silent
silk simple single six skin slim slow small smooth smoothing soft solar solo somatic soothe soothing soul sound south spa space spinal spine spirit
spiritual split sport sports spot spring staff stage star start steam stone stones strength strengthening stress stretch strong structural student
studio style sugar sun sunset super supply support surgery sweet swim synergy system tea team teen teens teenage ten tension test the three
thermal tibetan time tired to today tomorrow tone toning tonic top total touch traditional tranquil tranquillity transform transformation
travel treat tropical true tub tummy tuning turn twin two ultimate ultra unavailable universal unwind unwinding up upper urban urgent valley vegan
vip vital vitality vitamin volcanic walk walking warm warming water wave waves week weekend weekly weight welcome wellbeing well-being wellness west
white whole wild wind winter woman womans women womens wood work world wrist year yin yang young your youth zero zone
mum mom mummy dad daddy baby babies son daughter husband wife nan nanna grandma grandpa granny dog cat puppy vet car bike boiler plumber electrician
parcel amazon groceries shopping bins rent bank tax vat accountant solicitor dinner breakfast brunch coffee drinks pub party wedding funeral
christening concert cinema theatre film movie match game practice rehearsal flight train taxi airport hotel trip drive pickup dropoff collect drop
deadline due reminder todo task tasks errand errands invoice invoicing payroll marketing social website newsletter blog photo photoshoot
vancouver toronto calgary edmonton burnaby ottawa montreal winnipeg halifax london manchester birmingham leeds glasgow edinburgh bristol liverpool
dublin belfast cardiff brighton cambridge oxford york melbourne brisbane perth auckland wellington hamilton seattle portland denver boston chicago
miami york berlin munich hamburg vienna zurich brussels amsterdam madrid barcelona lisbon rome street road avenue square court plaza mall
monday tuesday wednesday thursday friday saturday sunday january february march july september october november december
gmt utc bst est pst slot spare vacant available reserve waitlist waiting list standby walk-in drop-in deposit payment paid unpaid
beginner beginners intermediate advanced runners adults adult men everyone anyone someone somebody unknown anonymous person tbc tba tbd na none nil null
lotus blossom aurora ocean sky star storm silver velvet sunshine sunny love honey happy harmony journey quest zen zephyr nova luna echo ember jewel azure
opal emerald heaven eden zion phoenix river rain forest cliff prince princess royal venus jupiter laurel lavender saffron aspen bamboo petal
lyric poet reign rex monday sunday tiger queenie dusty rusty misty sunny stormy moonrise path veil nirvana chakra aura prana shanti vata pitta kapha
technique method tree fruit fern falls rose-hip mosqueta karaoke solstice equinox semi finals qualifying preliminary race cup league tournament festival carnival parade exhibition fair market fest
stream recurring repeating instance exception master example sample dummy foo bar baz
`);

/** Ordinary words that are common family names: accepted behind a given name (`Emma Stone`). */
export const FAMILY_NAME_WORDS: ReadonlySet<string> = wordSet(`
bath baker banks bell berry best bird bishop black blake bliss bloom bond bone bowman branch brand bright brook brooks brown bush butcher cash chance child
church clay close cook cool cross dance day drew drake drew duke early east english england family field fields fish fisher flower flowers foot forest forrest foster
fox freeman french friend frost gold golden good grace grand gray green grey hall hamilton hand hands hart hay head heart heath hill hills holland holt holy hope house
hunt ireland iron irons joy judge keen key king knight lake lamb lane law leaf little lock london long love low lowe lush major marsh may mead miles
mills mist moon moor moore moss mountain new noble noon north nurse oakley page pain palm park parks parsons penny perth piper point pool pope potter power powers price prince prior
quick read reed rich rice rider river rivers root rose rush sadler salt sand sands savage sergeant shepherd short silver singer small smart snow south spence spring
star stark steel stone stones street strong sugar summer summers sun swan sweet swift temple thorn tower towers trees vale valley walker ward waters way
weeks well wells west wellington wheeler white wild wilde winter winters wise wolf wood woods work worth wright wynn york young father stokes cambridge oxford boston denver lincoln
`);

/** Services that carry a person's name; folded, the beginning of the text. */
export const EPONYMS: readonly string[] = [
  'alexander technique',
  'jin shin',
  'jo jingles',
  'alexander lesson',
  'bach flower',
  'caroline hirons',
  'emma hardie',
  'emmett technique',
  'john barnes',
  'jane iredale',
  'katherine daniels',
  'kevin murphy treatment',
  'martin method',
  'mary cohr',
  'mckenzie method',
  'otto bock',
  'pierre fabre',
  'sarah chapman facial',
  'tracie martyn',
  'vita liberata',
  'wim hof',
  'dr vodder',
  'rose quartz',
  'jade stone',
  'dr hauschka',
  'iris scan',
  'peter pan',
  'robin hood',
  'st john',
  'st johns',
];

/** Endings that only service words have; folded. */
export const SERVICE_ENDING =
  /(?:therap(?:y|ies|ie|ia|ist)|ology|opath(?:y|ic|ie)?|puncture|massage|terapia|terapi|pression|behandlung|beratung|sitzung|ectomy|plasty|graphy|kinesis)$/;

/** Service words of scripts without spaces or capitals: found anywhere in the text. */
export const CASELESS_SERVICE =
  /マッサージ|整体|鍼|灸|予約|診|施術|治療|ヨガ|ピラティス|カウンセリング|相談|分|按摩|推拿|针|针灸|治疗|治療|咨询|諮詢|预约|預約|课|課|마사지|상담|치료|예약|요가|필라테스|수업|진료|טיפול|פגישה|עיסוי|תור|ייעוץ|יוגה|جلسة|تدليك|موعد|علاج|استشارة|मालिश|सत्र|योग|परामर्श|นวด|นัด/u;

/** Letters after a name that a practitioner carries, not a client. */
export const PRACTITIONER_LETTERS: ReadonlySet<string> = wordSet(
  'rmt lmt lac dc nd dpt dpm rpt rn np cmt bcst mcsp hcpc lcsw lmft lpc lmhc rcc rsw rhn rd ccc slp mft psyd',
);

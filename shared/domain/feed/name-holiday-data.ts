/** Holidays of other languages than English, as whole texts; folded. */
export const HOLIDAY_PHRASES: ReadonlySet<string> = new Set(
  `heilige drei konige|karfreitag|ostersonntag|ostermontag|christi himmelfahrt|pfingsten|pfingstsonntag|pfingstmontag|fronleichnam|maria himmelfahrt|allerheiligen|reformationstag|buss und bettag|erster weihnachtstag|zweiter weihnachtstag|1 weihnachtstag|2 weihnachtstag|weihnachten|heiligabend|heilig abend|silvester|neujahr|neujahrstag|rosenmontag|faschingsdienstag|aschermittwoch|muttertag|vatertag|nikolaus|ostern|brueckentag|bruckentag
|paques|armistice|toussaint|assomption|ascension|victoire 1945|saint jean baptiste|saint valentin|saint sylvestre|la saint jean|vendredi saint|reveillon|poisson d avril
|ano nuevo|ano novo|viernes santo|semana santa|todos los santos|navidad|nochebuena|nochevieja|reyes magos|inmaculada concepcion|cinco de mayo
|capodanno|epifania|pasqua|pasquetta|ferragosto|ognissanti|immacolata concezione|natale|vigilia di natale|santo stefano|venerdi santo
|koningsdag|bevrijdingsdag|sinterklaas|eerste kerstdag|tweede kerstdag|kerst|kerstmis|goede vrijdag|hemelvaartsdag|eerste pinksterdag|tweede pinksterdag|eerste paasdag|tweede paasdag|oud en nieuw|nieuwjaarsdag
|midsommar|midsommarafton|midsommardagen|julafton|juldagen|annandag jul|nyarsafton|nyarsdagen|forsta maj|kristi himmelsfardsdag|sankta lucia|luciadagen|trettondedag jul|langfredagen|paskdagen|annandag pask|alla helgons dag|julaften|juleaften|skjaertorsdag|langfredag|grunnlovsdagen|grundlovsdag|vappu|juhannus|jouluaatto|joulupaiva|itsenaisyyspaiva
|boze cialo|boze narodzenie|wigilia|trzech kroli|swieto pracy|swieto niepodleglosci|wielkanoc|wszystkich swietych|natal|sexta feira santa|carnaval|carnevale|karneval|tiradentes|proclamacao da republica|nossa senhora aparecida|vespera de natal`
    .replaceAll('\n', '')
    .split('|'),
);

/** How the names of holidays and remembrance days begin; folded. A person may follow, but none who is a client. */
export const HOLIDAY_BEGINNING =
  /^(?:tag de[rs]|fete (?:de|du|des|nationale)|jour d(?:e|u|es)|lundi de|jeudi de|dia d(?:el?|a|o|os|as) |festa d(?:ella|el|i|ella|o|a) |giornata d|giorno d|dzien |dag van )/u;

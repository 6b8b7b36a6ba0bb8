import { wordSet } from './name-text.ts';

/** Whole texts (folded, without durations) that are no appointment with a client. */
export const BLOCK_PHRASES: ReadonlySet<string> = new Set(
  `busy|free|tentative|away|private|private appointment|private event|private appt|personal|personal time|personal appointment|unavailable|not available
|unavailable time|booked|booked off|booked out|reserved|reserved time|block|blocked|blocked time|blocked off|block time|blocked out|block out|time block|blocked slot
|lunch|lunch break|lunchtime|lunch time|break|tea break|coffee break|coffee|short break|breakfast|dinner|supper|brunch|eat|food|rest
|out of office|ooo|out|off|day off|time off|afternoon off|morning off|holiday|holidays|on holiday|annual leave|leave|vacation|vacations|pto|sick|sick day|sick leave|maternity leave|paternity leave|parental leave
|admin|admin time|admin day|admin block|administration|paperwork|notes|note writing|charting|chart notes|charts|emails|email|phone calls|invoicing|accounts|bookkeeping|reports|report writing|billing
|buffer|buffer time|travel|travel time|commute|driving|drive time|gap|padding|prep|prep time|preparation|set up|setup|clean up|cleanup|cleaning|turnover
|hold|on hold|placeholder|no bookings|no booking|no appointments|no clients|do not book|dont book|dnb|closed|clinic closed|office closed|studio closed|not working|not in|non working|non working day|no clinic
|staff meeting|team meeting|team call|staff training|practice meeting|clinic meeting|all hands|all hands meeting|stand up|standup|daily standup|huddle|board meeting|management meeting|department meeting|company meeting|weekly meeting|admin meeting
|training day|cpd|cpd day|conference|study|study time|study leave|inset day|focus|focus time|deep work|do not disturb|dnd|me time|self care|quiet time|family time|family
|gym|workout|run|school run|school pick up|school pickup|school drop off|nursery pick up|pick up kids|pick up the kids|kids pick up|kids|childcare|dentist|dentist appointment|doctor|doctor appointment|doctors|doctors appointment|gp|gp appointment|hospital|hospital appointment|haircut|hairdresser|vet|optician|shopping|groceries|errands|errand|church|nap|sleep|dog walk|walk dog|walk the dog
|empty|no title|no subject|untitled|untitled event|new event|event|no name|none|test|test event|todo|to do|reminder
|home|office|work|working|working elsewhere|working from home|wfh|remote|in office|clinic|clinic day|clinic hours|office hours|working hours|open|available|availability|shift|on call
|bank holiday|public holiday|statutory holiday|stat holiday|federal holiday|national holiday|holiday closure|half term|term time|school holidays|easter holidays|christmas holidays|christmas break|christmas closure|clocks go back|clocks go forward|daylight saving time ends|daylight saving time begins
|new years day|new years eve|new year|new years|good friday|easter|easter sunday|easter monday|easter saturday|holy saturday|christmas|christmas day|christmas eve|boxing day|st stephens day|saint stephens day|thanksgiving|thanksgiving day|canada day|victoria day|family day|labour day|labor day|remembrance day|st patricks day|saint patricks day|st andrews day|st davids day|st georges day|may day|early may bank holiday|spring bank holiday|summer bank holiday|august bank holiday|martin luther king day|martin luther king jr day|mlk day|presidents day|memorial day|juneteenth|independence day|columbus day|indigenous peoples day|veterans day|halloween|valentines day|mothers day|mothering sunday|fathers day|queens birthday|kings birthday|australia day|anzac day|melbourne cup day|waitangi day|matariki|civic holiday|national day for truth and reconciliation|diwali|eid|eid al fitr|eid al adha|ramadan|hanukkah|passover|yom kippur|rosh hashanah|lunar new year|chinese new year|shrove tuesday|ash wednesday|whit monday|pentecost|ascension day|all saints day|all souls day|epiphany|corpus christi|assumption day|assumption of mary|reformation day|german unity day|bastille day|liberation day|kings day|st nicholas day|guy fawkes night|bonfire night|winter solstice|summer solstice|spring equinox|autumn equinox|st jeans day|groundhog day|earth day|pancake day|burns night|trick or treat
|mittag|mittagspause|pause|urlaub|feiertag|privat|besprechung|gesperrt|abwesend|frei|dejeuner|pause dejeuner|vacances|conges|ferie|occupe|prive|prive rendezvous|reunion|absent|ferme|indisponible|almuerzo|comida|descanso|vacaciones|ocupado|reunion de equipo|festivo|almoco|ferias|pranzo|pausa|pausa pranzo|occupato|riunione|lunchpauze|pauze|vakantie|bezet|vrij|vergadering|upptagen|semester|lunchrast|mote|optaget|ferie|przerwa|obiad|urlop|zajete|обед|перерыв|отпуск|занято|выходной`
    .replaceAll('\n', '')
    .split('|'),
);

/** A text that holds one of these (whole words, folded) is a block whatever stands beside it. */
export const BLOCK_MARKERS =
  /(?:^|[^\p{L}\p{N}])(?:birthday|bday|b-day|geburtstag|anniversaire|cumpleanos|compleanno|verjaardag|bank holiday|public holiday|annual leave|out of office|ooo|do not book|no bookings|team meeting|staff meeting|lunch break|school run|wedding anniversary|clinic closed)(?=$|[^\p{L}\p{N}])/u;

/** Blocks of scripts without capitals; the whole text. */
export const CASELESS_BLOCKS: ReadonlySet<string> = wordSet(
  '休み 休日 昼休み 休憩 会議 予定あり 祝日 定休日 午餐 午休 休息 会议 會議 假期 忙碌 점심 점심시간 휴가 휴무 회의 바쁨 הפסקה חופש עסוק ישיבה צהריים غداء استراحة إجازة مشغول اجتماع',
);

/** Texts before a colon, in brackets or before a dash that say something about the booking only. */
export const STATUS_PHRASES: ReadonlySet<string> = new Set(
  `booked|new|re|fw|fwd|fyi|aw|wg|tr|updated|update|invitation|updated invitation|invite|accepted|reminder|booking|new booking|online booking|booking confirmed|confirmed booking|booking confirmation|appointment confirmed|confirmed|unconfirmed|not confirmed|pending|to confirm|tbc|requested|request|booking request|new appointment|new appt|new appointment booked|cash|card|insurance|self pay|private pay|nhs|bupa|axa|icbc|wcb|medicare|rx|appointment booked|new client|new patient|new customer|new guest|returning|returning client|existing|existing client|first time|first timer|first time client|regular|vip|rescheduled|reschedule|moved|changed|tentative|hold|on hold|provisional|penciled|pencilled|reserved|dna|fta|dns|no show|noshow|did not attend|did not arrive|failed to attend|arrived|checked in|check in|in progress|completed|complete|done|finished|paid|unpaid|not paid|prepaid|deposit paid|deposit|comp|late|running late|important|urgent|copy|copy of|draft|private|event|calendar|scheduled|automatic|auto|neu|bestatigt|confirme|confirmee|confirmado|confirmada|nouveau|nouvelle reservation|reservation|waitlist|wait list|standby|online booking confirmed|approved|recurring|repeat|repeating|weekly|standing`.split(
    '|',
  ),
);

/** The same, and the booking is off. */
export const CANCEL_PHRASES: ReadonlySet<string> = new Set(
  `cancelled|canceled|cancel|canc|cxl|cxld|cxd|cancellation|late cancel|late cancelled|late canceled|late cancellation|cancelled by client|canceled by client|client cancelled|client canceled|cancelled late|canceled late|cancelled appointment|canceled appointment|appointment cancelled|appointment canceled|canceled event|cancelled event|booking cancelled|booking canceled|cancelled booking|canceled booking|declined|deleted|removed|annule|annulee|annulation|abgesagt|storniert|absage|geannuleerd|cancelado|cancelada|annullato|annullata|avlyst|avbokad|aflyst|peruttu|odwolane|anulowane|installd|installt|avlysning|afgezegd|afgelast|odwolano|anulowano|zruseno|zrusene|lemondva|iptal|iptal edildi|disdetto|disdetta|desmarcado|desmarcada|отменен|отменено|отмена|キャンセル|取消|已取消|취소|בוטל|ملغى|已取消預約`
    .replaceAll('\n', '')
    .split('|'),
);

/** Longest part of a summary that is read, in UTF-16 units; what follows is ignored. */
const READ_LIMIT = 600;
const TITLE_LIMIT = 80;
const FIRST_NAME_LIMIT = 40;

/** A summary without marks, addresses and numbers that could identify someone. */
export interface CleanSummary {
  /** NFC, single spaces; pictures and line breaks became ` | `. */
  readonly text: string;
  /** An address, link or phone number was taken out; `CONTACT_MARK` stands in its place. */
  readonly hadContact: boolean;
  /** A birthday picture was in the text. */
  readonly isBirthday: boolean;
}

/** Stands where contact details were; never reaches a result. */
export const CONTACT_MARK = '\uE000';

/** Rule 1: normalises and takes out everything that is neither name nor service. Linear in the input. */
export function cleanSummary(raw: string): CleanSummary {
  const readable = raw
    .slice(0, READ_LIMIT * 4)
    .replace(/\s+/gu, spaceOrBreak)
    .trim()
    .slice(0, READ_LIMIT);
  const isPlain = PLAIN.test(readable);
  const plain = isPlain ? readable : removeMarks(readable);
  const withoutContact = removeContact(plain);
  const text = (isPlain ? withoutContact : removePictures(withoutContact)).replace(/[\s_]+/gu, ' ').trim();
  return { text, hadContact: withoutContact !== plain, isBirthday: !isPlain && /[🎂🎈🥳🎁]/u.test(plain) };
}

/** Characters of ASCII in which there are no marks and no pictures to find; most summaries have no others. */
const PLAIN = /^[ !"#%'()+,\-.0-9:;?@A-Z[\\\]_a-z{|}]*$/;

/** Entities, mark-up and invisible characters; apostrophes become one kind, line breaks ` | `. */
function removeMarks(text: string): string {
  return decodeEntities(text.toWellFormed().normalize('NFC'))
    .replaceAll(CONTACT_MARK, '')
    .replace(/<\/?(?:b|i|u|p|a|em|br|hr|div|img|svg|span|font|style|strong|script)\b[^<>]{0,200}>/giu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD\u00AD\u115F\u1160\u3164\uFFA0]/gu, (mark) => (mark === '\n' ? ' | ' : ''))
    .replace(/[\u2018\u2019\u201B\u02BC\u00B4`\uFF07]/gu, '’')
    .replace(/↔|⇔|⟷/gu, ' <> ');
}

/** Pictures, pronouns and sums of money. */
function removePictures(text: string): string {
  return text
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20E3\uFE0F\u2600-\u27BF]+/gu, ' | ')
    .replace(PRONOUNS, ' ')
    .replace(/[£$€¥₹]\s?\p{Nd}+(?:[.,]\p{Nd}+)?|\p{Nd}+(?:[.,]\p{Nd}+)?\s?[£€]/gu, ' ')
    .replace(/[*~^=]+/gu, ' ');
}

function spaceOrBreak(space: string): string {
  return /[\n\r\u2028\u2029]/u.test(space) ? '\n' : ' ';
}

const PRONOUNS =
  /[([]?(?<![\p{L}\p{N}])(?:she|he|they|ze|xe|her|him|them|elle|il|iel|ella|él|sie|er)(?: ?\/ ?(?:she|he|they|her|hers|him|his|them|theirs|zir|hir|xem|elle|il|iel|ella|él|sie|ihr|ihm))+(?![\p{L}\p{N}])[)\]]?/giu;

/** E-mail, links, bare hosts, phone numbers and long digit runs, in any script's digits. */
function removeContact(text: string): string {
  if (NO_CONTACT.test(text)) return text;
  return text
    .replace(/(?:mailto|tel|sms|skype|whatsapp):/giu, ' ')
    .replace(/\b[a-z][a-z+.-]{1,20}:\/\/\S*/giu, CONTACT_MARK)
    .replace(/\bwww\.\S*/giu, CONTACT_MARK)
    .replace(/[^\s<>()[\],;:|"]*[^\s<>()[\],;:|"@＠][@＠][^\s<>()[\],;:|"@＠]+/gu, CONTACT_MARK)
    .replace(BARE_HOST, CONTACT_MARK)
    .replace(/(?:\+|\(\+?|00)?\p{Nd}(?:[\s().\-–/]{0,3}\p{Nd}){6,24}/gu, CONTACT_MARK);
}

/** ASCII without a sign of addresses and links, and with fewer digits than a telephone number. */
const NO_CONTACT = /^[ !-,/;-?[-~A-Z-]*(?:[0-9][ !-,/;-?[-~A-Z-]*){0,6}$/;

const BARE_HOST =
  /(?<![\p{L}\p{N}.-])(?:[\p{L}\p{N}-]{1,63}\.){1,6}(?:com|net|org|info|io|co|uk|ca|us|au|nz|ie|de|fr|es|it|nl|eu|app|me|health|care|clinic|online|site|link|ly|be|gl|ch|at|se|dk|no|pl)(?:[/?#:]\S*)?(?![\p{L}\p{N}])/giu;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', '’'],
  ['#39', '’'],
  ['#x27', '’'],
  ['nbsp', ' '],
]);

function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|#39|#x27|nbsp);/giu, (whole, name: string) => ENTITIES.get(name.toLowerCase()) ?? whole);
}

/** A word or phrase for comparing: no accents, no case, plain apostrophes dropped. */
export function foldWord(text: string): string {
  if (FOLDS_BY_CASE.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\p{Mn}\u2018\u2019']/gu, '')
    .toLowerCase()
    .replace(/[øłđðıßæœþ]/gu, (letter) => FOLDED_LETTERS.get(letter) ?? letter);
}

/** Printable ASCII without the apostrophe: only its case can change. */
const FOLDS_BY_CASE = /^[ -&(-~]*$/;

const FOLDED_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
]);

/** A phrase for comparing: folded, only letters, digits and single spaces. */
export function foldPhrase(text: string): string {
  const folded = foldWord(text);
  if (/^[0-9a-z]*$/.test(folded)) return folded;
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Reads a word list written as text into folded words. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(
    list
      .split(/\s+/u)
      .filter((word) => word !== '')
      .map(foldWord),
  );
}

/** `JANE` and `jane` become `Jane`; mixed case (`McKay`, `DeShawn`) stays as written. */
export function properCase(word: string): string {
  const isMixed = word !== word.toUpperCase() && word !== word.toLowerCase();
  if (isMixed) return word;
  return word.toLowerCase().replace(/(^|[-’'.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** Last gate before the wall: null unless the text can only be a name. */
export function safeFirstName(name: string): string | null {
  const plain = name
    .normalize('NFC')
    .trim()
    .replace(/[’'.\- ]+$/u, '');
  // `jANE`: written with the shift lock on.
  const clean = /^[a-z]\p{Lu}+$/u.test(plain) ? `${plain.charAt(0).toUpperCase()}${plain.slice(1).toLowerCase()}`.normalize('NFC') : plain;
  if (clean.length > FIRST_NAME_LIMIT) return null;
  return /^\p{L}[\p{L}\p{M}’'.\- ]*(?: & \p{L}[\p{L}\p{M}’'.-]*)?$/u.test(clean) ? clean : null;
}

/** Last gate for a service label: no contact, no markup, no formula start, at most 80 characters. */
export function safeTitle(title: string): string | null {
  const clean = removeContact(title.normalize('NFC'))
    .replaceAll(CONTACT_MARK, ' ')
    .replace(/[<>"`\\{}@＠]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}(#]+/u, '')
    .replace(/[\s\-–—:,;|/&+@(]+$/u, '');
  const short = clean.length > TITLE_LIMIT ? cutAtWord(clean) : clean;
  return /[\p{L}\p{N}]/u.test(short) ? short : null;
}

function cutAtWord(text: string): string {
  const head = text.slice(0, TITLE_LIMIT).toWellFormed().replaceAll('\uFFFD', '');
  const space = head.lastIndexOf(' ');
  return (space > TITLE_LIMIT / 2 ? head.slice(0, space) : head).normalize('NFC');
}

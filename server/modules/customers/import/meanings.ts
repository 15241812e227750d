import { Refusal } from '../../../http/index.ts';

// What a column may mean besides `ignored` and `trait:<name>`. Each once, or nobody knows which counts.
const OWN = ['name', 'email', 'phone', 'user_id'] as const;
const IDENTITIES: readonly string[] = ['email', 'phone', 'user_id'];
const LONGEST_TRAIT = 100;

// How exports of shops, mail programs and spreadsheets name them, without spaces, dots and dashes.
const USUAL: Record<(typeof OWN)[number], RegExp> = {
  email: /^(e?mail|e?mail(address|adresse|id)|correo(electr[oó]nico)?|courriel|adressee?mail|primaryemail)$/,
  phone:
    /^(phone|telephone|tel|mobile|cell|telefon|telefonnummer|handy|mobil|tel[eé]fono|t[eé]l[eé]phone|phonenumber|mobilephone|phone1)$/,
  user_id:
    /^(id|userid|customerid|customernumber|customerno|externalid|kundennummer|kundennr|kundenid|uid|shopid)$/,
  name: /^(name|fullname|displayname|customer|customername|kunde|kundenname|vollername|nombre|nom|contact)$/,
};

/** What each column most likely means; what says nothing to us is a trait under its own name. */
export function guessMeanings(columns: string[]): string[] {
  const taken = new Set<string>();
  const claim = (meaning: string): string => {
    if (taken.has(meaning)) return 'ignored';
    taken.add(meaning);
    return meaning;
  };
  // Our own list of refused rows, mended and brought again.
  const brought_again = columns[0] === 'row' && columns[1] === 'reason';
  return columns.map((column, place) => {
    if (brought_again && place < 2) return 'ignored';
    const bare = column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const own = OWN.find((meaning) => USUAL[meaning].test(bare));
    if (own && !taken.has(own)) return claim(own);
    const trait = traitName(column);
    return trait === '' || (OWN as readonly string[]).includes(trait) ? 'ignored' : claim(`trait:${trait}`);
  });
}

const traitName = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, LONGEST_TRAIT);

/** Refuses what would not tell who the people are, or tell one thing twice. */
export function requireMeanings(columns: string[], meanings: string[]): void {
  if (meanings.length !== columns.length) throw wrong('Say of each column what it means.');
  const used = meanings.filter((meaning) => meaning !== 'ignored');
  const twice = used.find((meaning, place) => used.indexOf(meaning) !== place);
  if (twice) throw wrong(`Two columns cannot both be “${twice.replace('trait:', '')}”.`);
  const strange = used.find((meaning) => !isMeaning(meaning));
  if (strange) throw wrong(`“${strange}” is nothing that a column can mean.`);
  if (!used.some((meaning) => IDENTITIES.includes(meaning)))
    throw wrong('One column has to say who it is: an e-mail address, a phone number or a user id.');
}

function isMeaning(meaning: string): boolean {
  if ((OWN as readonly string[]).includes(meaning)) return true;
  const trait = /^trait:(.*)$/s.exec(meaning)?.[1]?.trim() ?? '';
  return trait !== '' && trait.length <= LONGEST_TRAIT && !(OWN as readonly string[]).includes(trait);
}

const wrong = (detail: string) => new Refusal('wrong_columns', 422, detail);

import { type Db, sql } from '../../server/db/index.ts';

export type Question = { kind: string; query: string };

type Sampled = { name: string; email: string; called: string };

const EACH = 120;

/** Questions as people ask them, about customers who are there (but for those of the last kind). */
export async function makeQuestions(db: Db): Promise<Question[]> {
  const { rows } = await sql<Sampled>`
    select name, email, called from customers tablesample bernoulli (0.2) repeatable (7)
    where name is not null and email is not null and kind = 'person' limit ${EACH * 8}`.execute(db);
  const people = (nth: number) => rows.filter((_, at) => at % 8 === nth).slice(0, EACH);
  const ask = (
    kind: string,
    nth: number,
    q: (person: Sampled, at: number) => string,
    more = '',
  ): Question[] =>
    people(nth).map((person, at) => ({
      kind,
      query: `q=${encodeURIComponent(q(person, at))}&known=true${more}`,
    }));
  return [
    ...ask('2 or 3 letters', 0, ({ called }, at) => called.slice(0, 2 + (at % 2))),
    ...ask('4 to 8 letters of a word', 1, ({ called }, at) => wordOf(called, at).slice(0, 4 + (at % 5))),
    ...ask('4 to 8 letters from inside a word', 2, ({ called }, at) =>
      wordOf(called, 1).slice(2, 6 + (at % 5)),
    ),
    ...ask('a word, misspelt', 3, ({ name }, at) => misspelt(wordOf(name, at), at)),
    ...ask('two words, any order', 4, ({ name }, at) => turned(name, at)),
    ...ask(
      'two words, one misspelt',
      5,
      ({ name }, at) => `${wordOf(name, 0)} ${misspelt(wordOf(name, 1), at)}`,
    ),
    ...ask('an exact address', 6, ({ email }) => email),
    ...ask('a domain', 6, ({ email }) => email.split('@')[1]!).slice(0, EACH / 2),
    ...ask(
      'a trait',
      7,
      (_, at) => `trait.${['plan=gold', 'vip=true', `visits=${at % 97}`, 'plan=none'][at % 4]}`,
    ),
    ...ask('a word and a trait', 7, ({ name }, at) => `${wordOf(name, at)} trait.plan=gold`),
    ...ask('nobody', 0, ({ called }, at) => `${called.slice(0, 3)}xqj${at} zz`),
    ...ask('the list by name, no search', 1, () => '', '&sort=name').slice(0, EACH / 2),
  ];
}

const wordOf = (name: string, nth: number): string => {
  const words = name.split(/[\s-]/);
  return words[nth % words.length]!;
};

const turned = (name: string, at: number): string => {
  const words = name.split(' ');
  return at % 2 ? words.toReversed().join(' ') : words.map((word) => word.slice(0, 4)).join(' ');
};

/** Two letters swapped, one left out, one doubled, one replaced: in turn. */
function misspelt(word: string, at: number): string {
  const letters = [...word];
  const place = 1 + (at % Math.max(1, letters.length - 2));
  const [one = '', other = ''] = [letters[place], letters[place + 1]];
  const wrong = [[other, one], [other], [one, one, other], ['e', other]][at % 4]!;
  return [...letters.slice(0, place), ...wrong, ...letters.slice(place + 2)].join('');
}

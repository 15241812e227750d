import { sql, type Tx } from '../../../db/index.ts';
import { begins } from './filters.ts';
import { likeness, nearOf } from './likeness.ts';
import { soundOf } from './sound.ts';

export type Similar = { word: string; far: number };

// Of each way of being alike so many words are looked at, and the nearest of all taken.
const LOOKED_AT = 300;
const MOST = 24;
const LETTERS = /^\p{L}{2,}$/u;

/**
 * The words that customers are called by which may be meant by this one, the nearest first; `far` is in hundredths of a
 * letter (see likeness), 0 for those that begin with it.
 */
export async function similarWords(tx: Tx, asked: string): Promise<Similar[]> {
  if (!LETTERS.test(asked)) return [];
  const sound = soundOf(asked);
  const long = [...asked].length >= 3;
  // No limit on those that are near: they are few, and the planner, who cannot know, would rather read all words.
  const { rows } = await sql<{ word: string }>`
    (select word from name_words where near && ${nearOf(asked)}::text[] offset 0)
    union
    (select word from name_words where ${begins(sql`word`, asked)} order by word limit ${MOST})
    ${
      long
        ? sql`union
    (select word from name_words where word like ${`%${asked}%`} limit ${LOOKED_AT})`
        : sql``
    }
    ${
      long && sound !== null
        ? sql`union
    (select word from name_words where sound = ${sound} limit ${LOOKED_AT})`
        : sql``
    }
    ${[...asked].length >= 5 ? sql`union (${alike(asked)})` : sql``}`.execute(tx);
  return rows
    .flatMap(({ word }) => {
      const far = word.startsWith(asked) ? 0 : likeness(asked, word);
      return far === null ? [] : [{ word, far }];
    })
    .sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1))
    .slice(0, MOST);
}

// Two and more letters apart; or misspelt, and not typed to its end.
const alike = (asked: string) => sql`
  select word from (
    select word from name_words where word % ${asked} union select word from name_words where ${asked} <% word
  ) alike
  order by ${asked} <-> word limit ${LOOKED_AT}`;

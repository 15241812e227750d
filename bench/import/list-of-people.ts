import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export const COLUMNS = ['name', 'email', 'phone', 'city', 'plan', 'note'];

const FIRST = 'Anna Ben Clara David Emma Felix Greta Henri Ida Jonas Käthe Luis Mia Noah Olga Paul'.split(
  ' ',
);
const LAST =
  'Müller Schmidt Fischer Weber Wagner Becker Hoffmann Koch Richter Klein Wolf Neumann Braun Krüger'.split(
    ' ',
  );
const CITIES = 'Berlin Linz Köln Graz Zürich Hamburg München Wien Bern Salzburg'.split(' ');
const PLANS = ['free', 'free', 'silver', 'gold'];
const NOTES = [
  '',
  'Met at the fair',
  'Prefers calls in the morning',
  '"Wants the blue one, not the green"',
  '"Asked for an invoice twice, is annoyed"',
];

// Lists of real shops are like this: most are fine, some stand there twice, some cannot be used.
const TWICE_EVERY = 100;
const USELESS_EVERY = 200;

/** Writes a list of customers as a shop exports it; about 85 bytes a row. */
export async function writeList(place: string, rows: number): Promise<void> {
  await pipeline(Readable.from(lines(rows)), createWriteStream(place));
}

function* lines(rows: number): Generator<string> {
  let text = `${COLUMNS.join(',')}\n`;
  for (let number = 0; number < rows; number++) {
    text += line(number);
    if (text.length < 64 * 1024) continue;
    yield text;
    text = '';
  }
  yield text;
}

function line(number: number): string {
  // Every hundredth is somebody from a few rows before, who has moved.
  const person = number % TWICE_EVERY === 99 ? number - 37 : number;
  const first = pick(FIRST, person);
  const last = pick(LAST, person >> 3);
  const email =
    number % USELESS_EVERY === 150 ? 'no address' : `${first}.${last}.${person}@shop.example`.toLowerCase();
  const city = pick(CITIES, number >> 2);
  return `${first} ${last},${ascii(email)},${phone(person)},${city},${pick(PLANS, person)},${pick(NOTES, person)}\n`;
}

const pick = (values: string[], number: number): string => values[number % values.length]!;

const ascii = (email: string): string => email.replace(/[äöüß]/g, 'x');

/** As people write them: two in three as machines like them, others with blanks; some have none. */
function phone(person: number): string {
  const digits = String(1_0000_000 + person).padStart(8, '0');
  if (person % 10 === 0) return '';
  return person % 3 ? `+49151${digits}` : `+49 151 ${digits.slice(0, 4)} ${digits.slice(4)}`;
}

import { sql, type Tx } from '../../db/index.ts';
import { Refusal } from '../../http/refusal.ts';
import { publish } from '../../live/index.ts';
import type { Actor } from '../actor.ts';
import { audit } from '../audit.ts';
import { type Company, readCompany } from './company.ts';

type Said = Omit<Company, 'version'>;
export type Change = { [Name in keyof Said]?: Said[Name] | undefined } & {
  /** Of the company as the caller saw it; null: whatever it is now. */
  version: number | null;
};

/** What the company says of itself. Of two who change the same version, the second is refused. */
export async function changeCompany(tx: Tx, actor: Actor, { version, ...said }: Change): Promise<Company> {
  // One at a time, also while there is no row yet to be locked.
  await sql`select pg_advisory_xact_lock(7331006)`.execute(tx);
  const before = await readCompany(tx);
  if (version !== null && version !== before.version) {
    throw new Refusal('company_changed', 412, 'Somebody has changed this meanwhile. Read it again first.');
  }
  const after = { ...before, ...cleaned(said) };
  refuseUnknown(after);
  const changed = Object.keys(said).filter(
    (name) => after[name as keyof Said] !== before[name as keyof Said],
  );
  if (changed.length === 0) return before;
  const { name, time_zone, language, website, colour } = after;
  await sql`
    insert into company (name, time_zone, language, website, colour)
    values (${name}, ${time_zone}, ${language}, ${website}, ${colour})
    on conflict (only_row) do update set name = excluded.name, time_zone = excluded.time_zone,
      language = excluded.language, website = excluded.website, colour = excluded.colour,
      version = company.version + 1, updated_at = now()`.execute(tx);
  const detail = changed.map((one) => [
    one,
    { from: before[one as keyof Said], to: after[one as keyof Said] },
  ]);
  await audit(tx, actor, 'company.changed', null, Object.fromEntries(detail));
  await publish(tx, 'company', '');
  return readCompany(tx);
}

/** What was said, without what was not; empty texts mean "not said". */
function cleaned(said: Partial<{ [Name in keyof Said]: Said[Name] | undefined }>): Partial<Said> {
  const entries = Object.entries(said).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, value?.trim() || null])) as Partial<Said>;
}

function refuseUnknown({ time_zone, language, website }: Company): void {
  if (!isTimeZone(time_zone)) {
    throw new Refusal(
      'unknown_time_zone',
      422,
      `There is no time zone ${time_zone}. Give its name, such as Europe/Vienna.`,
    );
  }
  if (!isLanguage(language)) {
    throw new Refusal(
      'unknown_language',
      422,
      `${language} is no language. Give its code, such as en or pt-BR.`,
    );
  }
  if (website !== null && !/^https?:\/\//.test(website)) {
    throw new Refusal('invalid_website', 422, 'The address of the website has to begin with https://.');
  }
}

function isTimeZone(name: string | null): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name ?? '' });
    // Offsets such as +01:00 know no summer time, and PostgreSQL reads their sign the other way round.
    return !/^[+-]/.test(name ?? '+');
  } catch {
    return false;
  }
}

function isLanguage(code: string | null): boolean {
  try {
    return code !== null && Intl.getCanonicalLocales(code).length === 1;
  } catch {
    return false;
  }
}

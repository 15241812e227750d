import { type Db, sql, type Tx } from '../../db/index.ts';

export type Company = {
  name: string | null;
  /** An IANA name: in it the company's days begin and end. */
  time_zone: string;
  /** BCP 47: what is written in when nothing else is known of a customer. */
  language: string;
  website: string | null;
  /** `#rrggbb` */
  colour: string | null;
  /** Counts changes, for If-Match. 0: nobody has said anything yet. */
  version: number;
};

// What held before there was anything to set, as the server's clock has it.
const UNSAID: Company = {
  name: null,
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  language: 'en',
  website: null,
  colour: null,
  version: 0,
};

/** What the company has said of itself, or what holds until it does. */
export async function readCompany(db: Db | Tx): Promise<Company> {
  const { rows } = await sql<Company>`
    select name, time_zone, language, website, colour, version from company`.execute(db);
  return rows[0] ?? UNSAID;
}

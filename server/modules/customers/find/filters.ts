import { sql } from '../../../db/index.ts';
import type { Trait } from './read-search.ts';

/** What narrows a list of customers, whatever is searched for. */
export type Filters = {
  known?: boolean | undefined;
  kind?: 'person' | 'organisation' | undefined;
  has_email?: boolean | undefined;
  traits: Trait[];
  /** RFC 3339; the first belongs to the time between, the second does not. */
  created_from?: string | undefined;
  created_before?: string | undefined;
};

/** For `where`, over a row of `customers`. */
export function conditions(filters: Filters) {
  const { known, kind, has_email, traits, created_from, created_before } = filters;
  return sql`customers.active
    ${known ? sql`and customers.known` : sql``}
    ${kind ? sql`and customers.kind = ${kind}` : sql``}
    ${has_email === undefined ? sql`` : has_email ? sql`and customers.email is not null` : sql`and customers.email is null`}
    ${created_from ? sql`and customers.created_at >= ${created_from}::timestamptz` : sql``}
    ${created_before ? sql`and customers.created_at < ${created_before}::timestamptz` : sql``}
    ${traits.length > 0 ? hasTraits(traits) : sql``}`;
}

// What somebody typed may be a text or, for who sent it, a number or a yes. The empty ones are not in the index.
const hasTraits = (traits: Trait[]) =>
  sql`and customers.traits <> '{}' and ${sql.join(
    traits.map(({ name, value }) => {
      const meant = [value, ...(isLiteral(value) ? [JSON.parse(value) as unknown] : [])];
      const each = meant.map((one) => sql`customers.traits @> ${JSON.stringify({ [name]: one })}::jsonb`);
      return sql`(${sql.join(each, sql` or `)})`;
    }),
    sql` and `,
  )}`;

const isLiteral = (value: string): boolean => /^(true|false|-?(0|[1-9]\d{0,14})(\.\d{1,10})?)$/.test(value);

export const COLUMNS = sql`customers.id, customers.kind, customers.name, customers.email, customers.phone,
  customers.created_at`;

// The end of what begins with a text, in the order of the bytes.
export const LAST = '\u{10FFFF}';

/** That a column (of collation "C") begins with a text; served by the column's index, whatever the text is. */
export const begins = (column: ReturnType<typeof sql>, text: string) =>
  sql`${column} >= ${text} and ${column} < ${text + LAST}`;

/**
 * The same of one of a customer's few words, as a test that no index serves: the planner would rather look through all
 * words that begin so, thousands of times, than through the three of this customer.
 */
export const startsWith = (column: ReturnType<typeof sql>, text: string) =>
  sql`left(${column}, ${[...text].length}) = ${text}`;

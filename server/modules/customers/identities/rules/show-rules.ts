import type { Db } from '../../../../db/index.ts';
import { builtInLimit, builtInOf, KINDS } from './built-in.ts';
import { kindsMet, readRules, type WholeRules } from './queries.ts';

/** The kinds there are: those we know, then those that a source or a channel has brought. */
export async function allKinds(db: Db): Promise<string[]> {
  return [...new Set([...KINDS, ...(await kindsMet(db))])];
}

/** All rules as they stand, kind by kind, the company's own beside the built-in ones. */
export async function showRules(db: Db, server_country: string | undefined) {
  const [stored, kinds] = await Promise.all([readRules(db), allKinds(db)]);
  const { version, default_country, changed_at, changed_by } = stored;
  return {
    version,
    default_country,
    server_country: server_country ?? null,
    changed_at,
    changed_by,
    kinds: kinds.map((kind) => showKind(kind, stored)),
  };
}

function showKind(kind: string, { limits, values }: WholeRules) {
  const own = values.filter((one) => one.kind === kind);
  const off = new Set(own.filter(({ blocked }) => !blocked).map(({ value }) => value));
  const { words, shapes } = builtInOf(kind);
  const limit = limits.find((one) => one.kind === kind)?.most ?? null;
  return {
    kind,
    limit,
    default_limit: builtInLimit(kind),
    built_in: [
      ...shapes.map(({ name, example }) => ({ value: name, example, on: !off.has(name) })),
      ...words.map((word) => ({ value: word, example: null, on: !off.has(word) })),
    ],
    blocked: own
      .filter(({ blocked }) => blocked)
      .map(({ value, added_at, added_by }) => ({ value, added_at, added_by })),
  };
}

import type { TeamMember } from '../../../auth/actor.ts';
import { teamMembersById } from '../../../auth/index.ts';
import type { Db } from '../../../db/index.ts';
import { type App, decodeCursor, encodeCursor, Refusal } from '../../../http/index.ts';
import type { Kit } from '../../../kit.ts';
import { changing } from '../changing.ts';
import { eraseCustomer } from './erase-customer.ts';
import type { Eraser } from './eraser.ts';
import { keyMark, setErasureKey } from './erasure-key.ts';
import { type Erasure, listErasures, proofOf } from './erasures.ts';
import { ownErasers } from './own-erasers.ts';
import { previewErasure } from './preview-erasure.ts';
import * as shapes from './shapes.ts';

const config = { permission: 'customers.erase' } as const;
const PAGE = 50;

/** `of_others`: how the modules above forget somebody, handed in by app.ts. */
export function erasureRoutes(app: App, { db, config: { SECRET } }: Kit, of_others: Eraser[]): void {
  setErasureKey(SECRET);
  const erasers = [...of_others, ...ownErasers];
  app.get(
    '/api/customers/:id/erasure-preview',
    {
      config,
      schema: {
        summary: 'What would go if this customer were erased',
        params: shapes.ById,
        response: { 200: shapes.Preview },
      },
    },
    async ({ params }) => previewErasure(db, erasers, params.id),
  );
  app.post(
    '/api/customers/:id/erase',
    {
      config,
      schema: {
        summary: 'Erase a customer everywhere, for good',
        params: shapes.ById,
        headers: shapes.Idempotent,
        body: shapes.Erase,
        response: { 200: shapes.Erasure },
      },
    },
    async ({ params, body, headers, actor }) => {
      const input = {
        ...body,
        keep_out: body.keep_out ?? false,
        customer_id: params.id,
        idempotency_key: headers['idempotency-key'],
      };
      const id = await changing(db, (tx) => eraseCustomer(tx, actor as TeamMember, input));
      return proof(db, id);
    },
  );
  readRoutes(app, db);
}

function readRoutes(app: App, db: Db): void {
  app.get(
    '/api/erasures',
    { config, schema: { querystring: shapes.ListQuery, response: { 200: shapes.Erasures } } },
    async ({ query }) => {
      const limit = query.limit ?? PAGE;
      const found = await listErasures(db, { before: numberIn(query.after), limit: limit + 1 });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: await shown(db, items),
        next: found.length > limit && last ? encodeCursor([last.number]) : null,
      };
    },
  );
  app.get(
    '/api/erasures/:id',
    { config, schema: { params: shapes.ById, response: { 200: shapes.Proof } } },
    async ({ params }) => proof(db, params.id),
  );
  app.get(
    '/api/erasures/:id/proof.json',
    { config, schema: { summary: 'The proof of an erasure, as a file', params: shapes.ById } },
    async ({ params }, reply) =>
      reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="erasure-${params.id}.json"`)
        .send(`${JSON.stringify(await proof(db, params.id), null, 2)}\n`),
  );
}

async function proof(db: Db, id: string) {
  const found = await proofOf(db, id);
  if (!found) throw new Refusal('erasure_not_found', 404, 'No erasure with this id.');
  return (await shown(db, [found]))[0]!;
}

async function shown<One extends Erasure>(db: Db, erasures: One[]) {
  const members = await teamMembersById(
    db,
    erasures.map(({ erased_by }) => erased_by),
  );
  const today = keyMark();
  return erasures.map(({ key_mark, ...erasure }) => ({
    ...erasure,
    erased_by_name: members.get(erasure.erased_by)?.name ?? null,
    recognised: key_mark === today,
  }));
}

function numberIn(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const [number] = decodeCursor(cursor, 1);
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start again from the first page.');
  return number;
}

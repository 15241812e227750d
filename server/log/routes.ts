import { Type } from 'typebox';
import type { App } from '../http/index.ts';
import type { Kit } from '../kit.ts';
import { listParked, replayParked } from './parked.ts';
import type { Reactor } from './reactor.ts';

const Parked = Type.Object({
  id: Type.String(),
  reactor: Type.String(),
  profile_id: Type.String(),
  interaction_id: Type.String(),
  interaction_type: Type.String(),
  occurred_at: Type.String({ format: 'date-time' }),
  error: Type.String(),
  attempts: Type.Integer(),
  parked_at: Type.String({ format: 'date-time' }),
});

/** What a reactor could not take: seen and replayed by a person. */
export function logRoutes(app: App, kit: Kit, reactors: Reactor[]): void {
  app.get(
    '/api/parked',
    {
      config: { permission: 'parked.read' },
      schema: { response: { 200: Type.Object({ items: Type.Array(Parked) }) } },
    },
    async () => {
      const items = await listParked(kit.db, 200);
      return {
        items: items.map((item) => ({
          ...item,
          occurred_at: item.occurred_at.toISOString(),
          parked_at: item.parked_at.toISOString(),
        })),
      };
    },
  );
  app.post(
    '/api/parked/:id/replay',
    {
      config: { permission: 'parked.write' },
      schema: {
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: Type.Object({ ok: Type.Literal(true) }) },
      },
    },
    async (request) => {
      await replayParked(kit.db, reactors, request.params.id, request.actor!);
      return { ok: true as const };
    },
  );
}

import { type App, Refusal } from '../../../http/index.ts';
import type { Kit } from '../../../kit.ts';
import { sourceExists } from '../queries.ts';
import { IdParams, LiveQuery, LiveShape } from '../shapes.ts';
import type { SeenEvent } from './seen-event.ts';
import type { LiveView } from './start-live-view.ts';

export function liveViewRoute(app: App, kit: Kit, view: LiveView): void {
  app.get(
    '/api/sources/:id/live',
    {
      config: { permission: 'sources.read' },
      schema: { params: IdParams, querystring: LiveQuery, response: { 200: LiveShape } },
    },
    async ({ params, query }) => {
      if (!(await sourceExists(kit.db, params.id)))
        throw new Refusal('source_not_found', 404, 'No source with this id.');
      const { events, minutes } = await view.read(params.id, query.state === 'refused');
      return {
        items: events.map(shown),
        minutes: minutes.map((minute) => ({ ...minute, at: new Date(minute.at).toISOString() })),
      };
    },
  );
}

const shown = ({ at, fault, ...event }: SeenEvent) => ({
  ...event,
  at: at.toISOString(),
  state: fault ? ('refused' as const) : ('stored' as const),
  code: fault?.code ?? null,
  path: fault?.path ?? null,
  detail: fault?.detail ?? null,
});

import type { App } from '../http/index.ts';
import type { Kit } from '../kit.ts';
import { readAbout } from './read-about.ts';
import { About } from './shapes.ts';

export function aboutRoutes(app: App, kit: Kit): void {
  app.get(
    '/api/about',
    {
      config: { permission: 'server.read' },
      schema: {
        summary: 'What this server is, where its data lies, and how it is doing',
        tags: ['company'],
        response: { 200: About },
      },
    },
    async () => readAbout(kit),
  );
}

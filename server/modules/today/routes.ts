import type { TeamMember } from '../../auth/actor.ts';
import type { Routes } from '../../http/index.ts';
import { readToday } from './read-today.ts';
import { Today } from './shapes.ts';

export const routes: Routes = (app, { db }) => {
  app.get(
    '/api/today',
    {
      // Everybody has a day; each part of it asks for its own permission.
      config: { permission: 'signed_in' },
      schema: {
        summary: 'What arrived today, what needs a decision, and what is mine',
        tags: ['today'],
        response: { 200: Today },
      },
    },
    async ({ actor }) => readToday(db, actor as TeamMember),
  );
};

import { Refusal } from './refusal.ts';
import type { App } from './routes.ts';

// Deeper than anything people write, and shallow enough for whatever walks through it after us.
const MAX_DEPTH = 48;

/**
 * Refuses JSON that parses but cannot be kept: nested so deeply that walking through it ends the stack, or with a
 * number that no double holds (parsed it is Infinity, stored it would be null). Text that no database keeps is refused
 * by the database (see problem.ts).
 */
export function refuseOddBodies(app: App): void {
  app.addHook('preValidation', async ({ body }) => requireOrdinary(body, '', 0));
}

function requireOrdinary(value: unknown, path: string, depth: number): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Refusal('number_out_of_range', 400, `body${path}: This number is too large. Send it as text.`);
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if (depth >= MAX_DEPTH) {
    const start = path.split('/', 3).join('/');
    throw new Refusal('json_too_deep', 400, `body${start}: Nested more than ${MAX_DEPTH} levels deep.`);
  }
  for (const [key, inner] of Object.entries(value)) requireOrdinary(inner, `${path}/${key}`, depth + 1);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { newId } from '../../../db/index.ts';
import { type App, problemOf } from '../../../http/index.ts';
import type { Kit } from '../../../kit.ts';
import type { Taken } from './take-events.ts';

// The company's own pages call from anywhere; the key decides, no cookie is looked at.
export const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After, X-Request-Id',
};

const ALL_STORED = '{"success":true}';

/**
 * Answers as the framework would, with the same headers, problems and metrics (see both-ways.test.ts).
 * `take` may throw whatever it likes.
 */
export function answerDirectly(
  { app, kit, path }: { app: App; kit: Kit; path: string },
  take: (request: IncomingMessage) => Promise<Taken>,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const began = performance.now();
    const id = newId();
    const answer = (status: number, headers: Record<string, string>, body: string) => {
      app.noteAnswer('POST', path, status, performance.now() - began);
      // Nobody is there any more to hear it.
      if (response.destroyed) return;
      response.writeHead(status, {
        ...OPEN_TO_ALL,
        'x-request-id': id,
        'content-length': Buffer.byteLength(body),
        ...headers,
      });
      response.end(body);
    };
    take(request).then(
      (taken) => {
        const body = 'stored' in taken ? JSON.stringify(taken) : ALL_STORED;
        answer(200, { 'content-type': 'application/json; charset=utf-8' }, body);
      },
      (error) => {
        const { problem, headers } = problemOf(error, id, kit.log);
        answer(problem.status, headers, JSON.stringify(problem));
      },
    );
  };
}

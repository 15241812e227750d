import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, Refusal } from '../http/index.ts';
import { createServer } from '../http/server.ts';
import { sseStream } from '../http/sse.ts';
import { authPlugin } from './plugin.ts';
import { type House, startHouse } from './test/browser.ts';

const TEXT = 'Ana, ana@example.org, +43 664 1234512';
const config = { permission: 'customers.read' };

let house: House;
let app: App;
let cookies: Record<'agent' | 'member', string>;

/** A server whose routes know nothing of masking, as a route would that somebody writes tomorrow. */
beforeAll(async () => {
  house = await startHouse();
  const cookie = async (role: 'agent' | 'member') => {
    const { jar } = await house.signedIn((await house.member(role, role)).email);
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  };
  cookies = { agent: await cookie('agent'), member: await cookie('member') };
  app = await createServer(house.kit.config, pino({ level: 'silent' }));
  await authPlugin(app, house.kit);
  app.get('/api/json', { config }, async () => ({ text: TEXT, at: new Date(0) }));
  app.get('/api/made', { config }, (_request, reply) =>
    reply.type('application/json').send(`{"a":"${TEXT}"}`),
  );
  app.get('/api/text', { config }, (_request, reply) => reply.type('text/plain').send(TEXT));
  app.get('/api/bytes', { config }, (_request, reply) => reply.send(Buffer.from(TEXT)));
  app.get('/api/no', { config }, () => {
    throw new Refusal('no', 409, `Not for ${TEXT}`);
  });
  app.get('/api/events', { config }, (request, reply) => {
    const stream = sseStream(request, reply);
    stream.send({ text: TEXT });
    stream.end();
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await house.close();
});

const ask = async (role: 'agent' | 'member', url: string) => {
  const headers = { cookie: cookies[role], 'sec-fetch-site': 'same-origin' };
  const { statusCode, body } = await app.inject({ url, headers });
  return { status: statusCode, body };
};
const MASKED = 'Ana, a••@e••.org, +43 ••• ••12';

test('a route that knows nothing of it is masked for who may not see contact details', async () => {
  expect((await ask('agent', '/api/json')).body).toContain(TEXT);
  expect(JSON.parse((await ask('member', '/api/json')).body)).toEqual({
    text: MASKED,
    at: '1970-01-01T00:00:00.000Z',
  });
  expect((await ask('member', '/api/no')).body).toContain(`Not for ${MASKED}`);
  expect((await ask('agent', '/api/events')).body).toContain(TEXT);
  expect((await ask('member', '/api/events')).body).toContain(MASKED);
});

test.each(['/api/made', '/api/text', '/api/bytes'])('what cannot be masked is refused: %s', async (url) => {
  expect(await ask('agent', url)).toMatchObject({ status: 200 });
  const { status, body } = await ask('member', url);
  expect(status).toBe(403);
  expect(JSON.parse(body)).toMatchObject({ code: 'not_allowed', permission: 'customers.contact_details' });
  expect(body).not.toContain('ana@');
});

import { connect } from 'node:net';
import { createGzip, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type IngestWorld, startIngestWorld } from './ingest-world.ts';

let world: IngestWorld;
beforeAll(async () => {
  world = await startIngestWorld();
});
afterAll(() => world.stop());
// Whatever came in before, the next one is served.
afterEach(async () => {
  expect((await world.send('track', { event: 'Signup', userId: 'ana' })).status).toBe(200);
});

const track = (messageId: string, more: object = {}) => ({
  type: 'track',
  event: 'Signup',
  userId: 'ana',
  messageId,
  ...more,
});

const GZIP = { headers: { 'content-encoding': 'gzip' } };

test('no key, a wrong key and something that is no key are 401', async () => {
  const wrong = `pk_${'x'.repeat(32)}`;
  expect(await world.send('track', track('k'), { key: null })).toMatchObject({
    status: 401,
    body: { code: 'invalid_key' },
  });
  expect((await world.send('track', track('k'), { key: wrong })).status).toBe(401);
  expect((await world.send('track', track('k'), { key: "' or 1=1 --" })).status).toBe(401);
  for (const writeKey of [wrong, `${world.public_key}x`, 'pk_a\u0000b', ['pk_a']]) {
    expect((await world.send('track', track('k', { writeKey }), { key: null })).status).toBe(401);
  }
  expect(
    (await world.send('track', track('k'), { key: null, headers: { authorization: 'Digest x' } })).status,
  ).toBe(401);
  expect(await world.logged('k')).toEqual([]);
});

test.each([
  ['userId', { userId: undefined }, 'missing_value'],
  ['userId', { userId: { id: 1 } }, 'invalid_value'],
  ['userId', { userId: 'x'.repeat(256) }, 'too_long'],
  ['userId', { userId: 'undefined' }, 'missing_value'],
  ['event', { event: undefined }, 'missing_value'],
  ['event', { event: 7 }, 'missing_value'],
  ['properties', { properties: [1] }, 'invalid_value'],
  ['context', { context: 'de' }, 'invalid_value'],
  ['timestamp', { timestamp: '13/05/2026' }, 'invalid_value'],
  ['messageId', { messageId: ['a'] }, 'invalid_value'],
])('a fault in %s is named: %j', async (path, more, code) => {
  const answer = await world.send('track', track('fault', more));
  expect(answer).toMatchObject({ status: 400, body: { code, errors: [{ path, code }] } });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
});

test('alias and group say what they miss', async () => {
  expect((await world.send('alias', { userId: 'ana' })).body).toMatchObject({
    errors: [{ path: 'previousId' }],
  });
  expect((await world.send('alias', { previousId: 'x', anonymousId: 'y' })).body).toMatchObject({
    errors: [{ path: 'userId' }],
  });
  expect((await world.send('group', { userId: 'ana' })).body).toMatchObject({
    errors: [{ path: 'groupId' }],
  });
});

test('bad events in a batch are named and cost the others nothing', async () => {
  const deep = JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`) as object;
  const batch = [
    track('m0'),
    track('m1', { userId: undefined }),
    track('m2', { type: 'purchase' }),
    track('m3', { properties: deep }),
    track('m4', { properties: { note: 'x'.repeat(34_000) } }),
    null,
    track('m6'),
  ];
  const answer = await world.send('batch', { batch });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      success: true,
      stored: 2,
      refused: [
        { index: 1, code: 'missing_value', path: 'userId' },
        { index: 2, code: 'invalid_value', path: 'type' },
        { index: 3, code: 'json_too_deep', path: 'properties.a' },
        { index: 4, code: 'event_too_large' },
        { index: 5, code: 'invalid_value' },
      ],
    },
  });
  expect(await world.logged('m0')).toHaveLength(1);
  expect(await world.logged('m6')).toHaveLength(1);
  expect(await world.send('batch', { batch: batch.slice(1, 3) })).toMatchObject({
    status: 400,
    body: { errors: [{ index: 0 }, { index: 1 }] },
  });
});

test('a body that is no batch, or a batch of too many, is refused', async () => {
  expect(await world.send('batch', { events: [] })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'batch' }] },
  });
  expect(await world.send('batch', { batch: [], context: 'x' })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'context' }] },
  });
  expect((await world.send('batch', { batch: Array(2_501).fill(0) })).status).toBe(413);
  expect((await world.send('batch', [track('a')])).status).toBe(400);
  expect((await world.send('batch', { batch: [] })).body).toEqual({ success: true });
});

test('a body too large is 413, whether it says its size or not', async () => {
  const large = JSON.stringify(track('large', { properties: { note: 'x'.repeat(700_000) } }));
  expect(await world.send('track', large)).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
  const response = await fetch(`${world.url}/v1/track`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.public_key}` },
    body: new Blob([large]).stream(),
    duplex: 'half',
  } as RequestInit).then(
    (answer) => answer.status,
    () => 'cut off',
  );
  expect([413, 'cut off']).toContain(response);
  expect((await world.send('track', track('e', { properties: { note: 'x'.repeat(34_000) } }))).status).toBe(
    413,
  );
});

test('a body of 10 MB is 413, plain or zipped, for events and for everything else', async () => {
  const large = JSON.stringify(track('ten', { properties: { note: 'x'.repeat(10 * 1024 * 1024) } }));
  const refused = { status: 413, body: { code: 'body_too_large' } };
  expect(await world.send('track', large)).toMatchObject(refused);
  expect(await world.send('track', gzipSync(large), GZIP)).toMatchObject(refused);
  const mia = await world.as('mia');
  expect(await mia.post('/api/customers', { name: large })).toMatchObject(refused);
  expect(await world.logged('ten')).toEqual([]);
});

test('a gzip bomb is refused early, without inflating it', async () => {
  // 2 GB of spaces, a few MB of gzip; sent until the server has had enough.
  const socket = connect(Number(new URL(world.url).port), '127.0.0.1');
  socket.write(
    `POST /v1/batch HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${world.public_key}\r\n` +
      'content-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n',
  );
  const before = process.memoryUsage().rss;
  const status = await statusOfBomb(socket, 2_048);
  expect(status.line).toContain('413');
  expect(status.megabytes).toBeLessThan(64);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
});

/** Feeds megabytes of gzipped spaces in chunks; resolves with the first line of the answer and how much was fed. */
function statusOfBomb(
  socket: ReturnType<typeof connect>,
  limit: number,
): Promise<{ line: string; megabytes: number }> {
  return new Promise((resolve, reject) => {
    const gzip = createGzip({ level: 9 });
    const spaces = Buffer.alloc(1024 * 1024, ' ');
    let megabytes = 0;
    gzip.on('data', (chunk: Buffer) => {
      if (!socket.destroyed)
        socket.write(
          Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
        );
    });
    let done = false;
    const feed = () => {
      if (done || megabytes >= limit) return;
      megabytes++;
      gzip.write(spaces, () => gzip.flush(() => setImmediate(feed)));
    };
    socket.on('data', (data) => {
      done = true;
      resolve({ line: data.toString().split('\r\n', 1)[0]!, megabytes });
      socket.destroy();
    });
    socket.on('error', (error) => done || reject(error));
    feed();
  });
}

test('gzip that is cut off, or is none, is 400', async () => {
  const zipped = gzipSync(JSON.stringify(track('gz')));
  expect(await world.send('track', zipped.subarray(0, zipped.length - 12), GZIP)).toMatchObject({
    status: 400,
    body: { code: 'invalid_gzip' },
  });
  expect((await world.send('track', Buffer.from('{"a":1}'), GZIP)).body.code).toBe('invalid_gzip');
  const spoiled = Buffer.from(zipped);
  spoiled[20] = spoiled[20]! ^ 0xff;
  expect((await world.send('track', spoiled, GZIP)).status).toBe(400);
  expect((await world.send('track', zipped, { headers: { 'content-encoding': 'br' } })).status).toBe(415);
  expect(await world.logged('gz')).toEqual([]);
});

test('a sender that hangs up half-way costs nothing', async () => {
  const socket = connect(Number(new URL(world.url).port), '127.0.0.1');
  socket.write(
    `POST /v1/track HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${world.public_key}\r\ncontent-length: 500\r\n\r\n{"userId":`,
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
});

test('malformed JSON and invalid UTF-8 are 400', async () => {
  expect(await world.send('track', '{"userId":"ana",')).toMatchObject({
    status: 400,
    body: { code: 'invalid_json' },
  });
  expect(await world.send('track', '')).toMatchObject({ status: 400, body: { code: 'empty_body' } });
  expect(await world.send('track', '[]')).toMatchObject({ status: 400, body: { code: 'invalid_body' } });
  const bytes = Buffer.concat([Buffer.from('{"userId":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
  expect(await world.send('track', bytes)).toMatchObject({ status: 400, body: { code: 'invalid_utf8' } });
});

test('NUL, half characters, __proto__ and endless numbers are stored harmlessly', async () => {
  const body =
    '{"event":"Sign\\u0000up","userId":"a\\u0000na\\ud83d","messageId":"odd","properties":' +
    '{"a\\u0000":"b\\u0000\\udc00","__proto__":{"admin":true},"constructor":{"prototype":1},"n":1e999,"i":123456789012345678901}}';
  expect((await world.send('track', body)).status).toBe(200);
  const [logged] = await world.logged('odd');
  expect(JSON.parse(JSON.stringify(logged!.properties))).toEqual({
    a: 'b\uFFFD',
    constructor: { prototype: 1 },
    n: '1e999',
    i: '123456789012345678901',
  });
  expect(logged!.context).toMatchObject({ user_id: 'ana\uFFFD', event: 'Signup' });
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

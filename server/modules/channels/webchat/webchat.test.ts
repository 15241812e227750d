import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../../../../test/world.ts';
import { type Chat, startChat } from './testing/chat.ts';

let world: World;
let chat: Chat;

beforeAll(async () => {
  world = await startWorld();
  chat = await startChat(world);
});
afterAll(() => world.stop());

describe('what a visitor writes', () => {
  test('stands in the session at once and becomes a case', async () => {
    const visitor = await chat.visitor();
    const said = await visitor.say('my code does not work');
    expect(said.status).toBe(200);
    expect(said.body).toMatchObject({ seq: 1, direction: 'in', text: 'my code does not work' });

    await world.settle();
    const ben = await world.as('ben');
    const { body } = await ben.get('/api/cases?view=all');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ channels: ['webchat'], state: 'open' });
  });

  test('is stored once, however often it is sent', async () => {
    const visitor = await chat.visitor();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => visitor.say('once, please', 'same-id')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ body }) => body.seq))).toEqual(new Set([1]));
    expect((await visitor.read()).map(({ text }) => text)).toEqual(['once, please']);
  });

  test('gets numbers without gaps in the order of arrival, also when much arrives at once', async () => {
    const visitor = await chat.visitor();
    await Promise.all(Array.from({ length: 20 }, (_, number) => visitor.say(`number ${number}`)));
    const seqs = (await visitor.read()).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test('loses what no one can type, and nothing else', async () => {
    const visitor = await chat.visitor();
    const { body } = await visitor.say('  a\u0000b\u0007c\r\nd\te \ud83d\ude00 \ud800! \u202b');
    expect(body.text).toBe('abc\nd\te 😀 \ufffd! \u202b');
    const [raw] = await world.db
      .selectFrom('raw_inbound')
      .select('raw')
      .orderBy('id', 'desc')
      .limit(1)
      .execute();
    expect(JSON.parse(raw!.raw.toString()).text).toBe(body.text);
    await world.settle();
    const failed = await (await world.as('mia')).get('/api/inbound?state=failed');
    expect(failed.body.items).toEqual([]);
  });

  test('is refused with a reason when there is nothing in it', async () => {
    const visitor = await chat.visitor();
    for (const empty of ['', '   \n ', '\u0000\u0001']) {
      const answer = await visitor.say(empty);
      expect([answer.status, answer.body.code]).toEqual([422, 'message_empty']);
    }
  });

  test('is refused with a reason when it is too long, and the chat goes on', async () => {
    const visitor = await chat.visitor();
    for (const text of ['x'.repeat(10_001), 'x'.repeat(1024 * 1024), '😀'.repeat(1_000_000 / 2)]) {
      const answer = await visitor.say(text);
      expect([answer.status, answer.body.code]).toEqual([413, 'message_too_long']);
      expect(answer.body.detail).toContain('10000');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
    const absurd = await visitor.say('x'.repeat(5 * 1024 * 1024));
    expect([absurd.status, absurd.body.code]).toEqual([413, 'body_too_large']);
    expect(absurd.headers.get('access-control-allow-origin')).toBe('*');
    expect((await visitor.say('x'.repeat(10_000))).status).toBe(200);
    expect(await visitor.read()).toHaveLength(1);
  });

  test('is slowed down when it comes too fast, without hurting other visitors', async () => {
    const [hasty, calm] = [await chat.visitor(), await chat.visitor()];
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => hasty.say(`${n}`)));
    const slowed = answers.filter(({ status }) => status === 429);
    expect(slowed.length).toBe(20);
    expect(slowed[0]!.body.code).toBe('too_many_requests');
    expect(Number(slowed[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await calm.say('I am fine')).status).toBe(200);
  });
});

describe('what the team answers', () => {
  test('arrives in the open page, under the name of who wrote it', async () => {
    const visitor = await chat.visitor();
    const stream = await visitor.stream();
    await visitor.say('anyone there?');
    await world.settle();
    await chat.answer(visitor, 'Yes, I am here.');
    const messages = await stream.until(2);
    expect(messages[1]).toMatchObject({
      seq: 2,
      direction: 'out',
      text: 'Yes, I am here.',
      author_name: 'Ben',
    });
    await stream.close();
  });

  test('is there when a page comes back after it was away', async () => {
    const visitor = await chat.visitor();
    await visitor.say('back in a minute');
    await world.settle();
    await chat.answer(visitor, 'Take your time.');
    await world.settle();
    const stream = await visitor.stream(1);
    expect((await stream.until(1)).map(({ seq }) => seq)).toEqual([2]);
    await stream.close();
    expect((await visitor.read(1)).map(({ text }) => text)).toEqual(['Take your time.']);
  });

  test('stands there once, also when its delivery is repeated', async () => {
    const visitor = await chat.visitor();
    await visitor.say('hello');
    await world.settle();
    await chat.answer(visitor, 'Only once.');
    await world.settle();
    await chat.repeatDeliveries(visitor);
    await world.settle();
    expect((await visitor.read()).map(({ text }) => text)).toEqual(['hello', 'Only once.']);
    expect(await chat.deliveries(visitor)).toEqual([{ state: 'sent', error: null }]);
  });
});

describe('what is private', () => {
  test('another visitor sees nothing of it, not even with the same anonymous id and e-mail', async () => {
    const ana = await chat.visitor({ anonymous_id: 'anon-of-ana' });
    await ana.say('my number is 4711');
    await ana.claim('ana@example.com');
    const other = await chat.visitor({ anonymous_id: 'anon-of-ana' });
    await other.claim('ana@example.com');
    await world.settle();
    expect(await other.read()).toEqual([]);
    const stream = await other.stream();
    await ana.say('and another thing');
    await other.say('just me');
    await world.settle();
    expect((await stream.until(1)).map(({ text }) => text)).toEqual(['just me']);
    await stream.close();
  });

  test('a claimed e-mail gets the same answer whether it is known or not', async () => {
    const visitor = await chat.visitor();
    const [known, unknown] = [
      await visitor.claim('ana@example.com'),
      await visitor.claim('nobody@example.org'),
    ];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  });

  test('a wrong, made-up or foreign token opens nothing', async () => {
    const visitor = await chat.visitor();
    await visitor.say('secret');
    const [id] = visitor.token.split('.');
    const other = await startChat(world);
    for (const [key, token] of [
      [chat.key, ''],
      [chat.key, 'nonsense'],
      [chat.key, `${id}.${'A'.repeat(43)}`],
      [other.key, visitor.token],
    ] as const) {
      const answer = await world.stranger.get(`/chat/${key}/messages`, { authorization: `Bearer ${token}` });
      expect([answer.status, answer.body.code]).toEqual([401, 'chat_session_unknown']);
    }
  });

  test('the same secret opens the same session, also when two tabs ask for it at once', async () => {
    const secret = 'a'.repeat(43);
    const visitors = await Promise.all(Array.from({ length: 8 }, () => chat.visitor({ secret })));
    expect(new Set(visitors.map(({ token }) => token)).size).toBe(1);
    await visitors[0]!.say('said in one tab');
    expect((await visitors[7]!.read()).map(({ text }) => text)).toEqual(['said in one tab']);

    const elsewhere = await startChat(world);
    expect((await elsewhere.visitor({ secret })).session_id).not.toBe(visitors[0]!.session_id);
    expect((await chat.visitor({ secret: 'b'.repeat(43) })).session_id).not.toBe(visitors[0]!.session_id);
  });

  test('only the hash of the token is kept', async () => {
    const visitor = await chat.visitor();
    const rows = await world.db.selectFrom('chat_sessions').selectAll().execute();
    const kept = JSON.stringify(
      rows.map((row) => ({ ...row, token_hash: row.token_hash.toString('latin1') })),
    );
    expect(kept).not.toContain(visitor.token.split('.')[1]);
  });
});

describe('the page it is embedded in', () => {
  test('may be any site, or only those that were named', async () => {
    const named = await startChat(world, { allowed_origins: ['https://shop.example.com'] });
    const config = (key: string, origin: string) => world.stranger.get(`/chat/${key}/config`, { origin });
    expect((await config(chat.key, 'https://anywhere.example')).status).toBe(200);
    expect((await config(named.key, 'https://shop.example.com')).status).toBe(200);
    const refused = await config(named.key, 'https://anywhere.example');
    expect([refused.status, refused.body.code]).toEqual([403, 'origin_not_allowed']);
  });

  test('is answered as browsers ask before they call', async () => {
    const response = await fetch(`${world.url}/chat/${chat.key}/messages`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-headers': 'authorization' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
  });

  test('gets one script of at most 25 KB', async () => {
    const response = await fetch(`${world.url}/chat.js`);
    expect(response.headers.get('content-type')).toContain('javascript');
    const script = Buffer.from(await response.arrayBuffer());
    expect(script.length).toBeGreaterThan(10_000);
    expect(gzipSync(script).length).toBeLessThanOrEqual(25 * 1024);
    const again = await fetch(`${world.url}/chat.js`, {
      headers: { 'if-none-match': response.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });

  test('finds no chat under a wrong key', async () => {
    const answer = await world.stranger.get('/chat/wrong/config');
    expect([answer.status, answer.body.code]).toEqual([404, 'chat_not_found']);
  });
});

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startServer } from '../../../../../test/peers/server-process.ts';
import { type Client, client, startWorld, type World } from '../../../../../test/world.ts';
import type { App } from '../../../../http/index.ts';
import type { Kit } from '../../../../kit.ts';
import { followRules } from './follow-rules.ts';
import { blockOf, putInForce } from './in-force.ts';
import { rulesFrom } from './rules.ts';

const SECRET = 'one-secret-for-both-processes-of-this-test';

let world: World;
let ada: Client;
beforeAll(async () => {
  world = await startWorld({ SECRET });
  ada = await world.as('ada');
});
afterAll(() => world.stop());
afterEach(() => say());

async function say(...kinds: object[]): Promise<void> {
  const body = { default_country: null, kinds };
  expect((await ada.put('/api/identity-rules', body, { 'if-match': '*' })).status).toBe(200);
}

const tryOut = async (value: string, who: Client) =>
  (await who.post('/api/identity-rules/try', { kind: 'user_id', value })).body;

test('who has just changed the rules finds them in force, though the news of it is still being read', async () => {
  const held: (() => void)[] = [];
  const slowly = world.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await new Promise<void>((go) => held.push(go));
      return result;
    },
  });
  const release = async (reading: Promise<unknown>) => {
    await vi.waitFor(() => expect(held.length).toBeGreaterThan(0));
    held.shift()!();
    await reading;
  };
  let hear: (news: { topic: string }) => void = () => undefined;
  const subscribe = (listener: typeof hear) => {
    hear = listener;
    return () => undefined;
  };
  const kit = { db: slowly, config: {}, live: { subscribe }, log: console } as unknown as Kit;
  const following = followRules({ addHook: () => undefined } as unknown as App, kit);
  await release(following);
  const readAgain = await following;
  await say({ kind: 'user_id', blocked: ['only-just'] });
  putInForce(rulesFrom(null));
  const own = readAgain();
  await vi.waitFor(() => expect(held.length).toBe(1));
  hear({ topic: 'identity_rules' });
  await release(own);
  expect(blockOf('user_id', 'only-just', '')).toBe('only-just');
  await vi.waitFor(() => expect(held.length).toBe(1));
  held.shift()!();
});

test('a rule that is changed in one process is in force in the other within a moment', {
  timeout: 60_000,
}, async () => {
  const other = await startServer({ database_url: world.database_url, env: { SECRET } });
  try {
    const there = client(other.url, ada.cookie);
    expect(await tryOut('till-9', there)).toMatchObject({ verdict: 'taken' });
    await say({ kind: 'user_id', blocked: ['till-*'] });
    await expect.poll(async () => (await tryOut('till-9', there)).verdict).toBe('blocked');
    await say();
    await expect.poll(async () => (await tryOut('till-9', there)).verdict).toBe('taken');
  } finally {
    await other.stop();
  }
});

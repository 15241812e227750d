import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../../test/world.ts';
import { newId, sql } from '../db/index.ts';
import { checksOf } from './checks.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const about = async () => (await (await world.as('mia')).get('/api/about')).body;

test('owners read what runs, on which database, and where its data lies', async () => {
  const body = await about();
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  expect(body).toMatchObject({ version, runtime: `Node ${process.versions.node}`, address: null });
  expect(body.database.version).toMatch(/^\d+\.\d+$/);
  expect(body.database.schema_version).toBeGreaterThanOrEqual(22);
  expect(body.database.size_bytes).toBeGreaterThan(1_000_000);
  expect(body.disk.free_bytes).toBeLessThan(body.disk.total_bytes);
  expect(body.data_folder).toMatch(/tellonce-world-/);
  expect(body.processes).toBe(1);
  expect(body.reactors.map((one: { reactor: string }) => one.reactor)).toContain('customers.resolve');
  expect((await (await world.as('ben')).get('/api/about')).status).toBe(403);
});

test('what is wrong is said with what to do', async () => {
  const wrong = async () =>
    (await about()).checks.filter((one: { ok: boolean }) => !one.ok).map((one: { name: string }) => one.name);
  expect(await wrong()).toEqual(['address']);
  await sql`insert into parked_interactions (id, reactor, profile_id, interaction_id, interaction_type,
      occurred_at, received_at, error, attempts)
    values (${newId()}, 'r', ${newId()}, ${newId()}, 't', now(), now(), 'e', 3)`.execute(world.db);
  await sql`insert into channel_accounts (id, channel, name, send_error)
    values (${newId()}, 'email', 'Support', 'refused')`.execute(world.db);
  expect(await wrong()).toEqual(['parked', 'accounts', 'address']);
  const said = (await about()).checks.find((one: { name: string }) => one.name === 'accounts').says;
  expect(said).toContain('Support');
});

describe('the checks', () => {
  const well = {
    disk: { free_bytes: 5e9, total_bytes: 10e9 },
    reactors: [{ reactor: 'r', seconds: 0.2, waiting: 3 }],
    processes: 1,
    parked: 0,
    failed_inbound: 0,
    accounts_in_trouble: [],
    address: 'https://care.example',
  };
  const bad = (facts: Partial<typeof well>) =>
    checksOf({ ...well, ...facts })
      .filter(({ ok }) => !ok)
      .map(({ name }) => name);

  test('find nothing where all is well', () => expect(bad({})).toEqual([]));
  test('see a disk that is nearly full', () =>
    expect(bad({ disk: { free_bytes: 9e8, total_bytes: 10e9 } })).toEqual(['disk']));
  test('see a reactor that has fallen behind', () =>
    expect(bad({ reactors: [{ reactor: 'r', seconds: 61, waiting: 9 }] })).toEqual(['log']));
});

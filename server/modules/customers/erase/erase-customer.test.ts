import { afterAll, beforeAll, expect, test } from 'vitest';
import { erase } from '../../../../test/erasure/erase.ts';
import { type Client, startWorld, type World } from '../../../../test/world.ts';
import { newId, sql } from '../../../db/index.ts';

let world: World;
let mia: Client;
beforeAll(async () => {
  world = await startWorld();
  mia = await world.as('mia');
});
afterAll(() => world.stop());

let added = 0;
async function customer(name: string): Promise<string> {
  const { body } = await mia.post('/api/customers', { name, email: `person-${++added}@erase.example` });
  return body.id;
}

const given = (confirm: string) => ({ confirm, reason: 'law' });

test('owners and admins erase, and read the proofs; nobody else', async () => {
  const id = await customer('Not Yours');
  for (const person of ['ben', 'omar'] as const) {
    const client = await world.as(person);
    expect((await client.post(`/api/customers/${id}/erase`, given('Not Yours'))).status).toBe(403);
    expect((await client.get(`/api/customers/${id}/erasure-preview`)).status).toBe(403);
    expect((await client.get('/api/erasures')).status).toBe(403);
  }
  const ada = await world.as('ada');
  expect((await ada.post(`/api/customers/${id}/erase`, given('Not Yours'))).status).toBe(200);
});

test('the name has to be typed exactly; otherwise nothing happens', async () => {
  const id = await customer('Exactly This');
  const slip = await mia.post(`/api/customers/${id}/erase`, given('exactly this'));
  expect(slip).toMatchObject({ status: 422, body: { code: 'confirmation_wrong' } });
  expect(slip.body.detail).toContain('Exactly This');
  expect((await mia.get(`/api/customers/${id}`)).status).toBe(200);
});

test('a reason in words of one’s own is not taken: the proof is to hold nothing personal', async () => {
  const id = await customer('With A Reason');
  const { status } = await mia.post(`/api/customers/${id}/erase`, {
    confirm: 'With A Reason',
    reason: 'Ana asked on the phone',
  });
  expect(status).toBe(400);
});

test('the same request again is the same erasure', async () => {
  const id = await customer('Twice Pressed');
  const headers = { 'idempotency-key': newId() };
  const answers = await Promise.all([
    mia.post(`/api/customers/${id}/erase`, given('Twice Pressed'), headers),
    mia.post(`/api/customers/${id}/erase`, given('Twice Pressed'), headers),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(answers[0]!.body.id).toBe(answers[1]!.body.id);
});

test('of two who erase at once one does, and the other is told', async () => {
  const id = await customer('Two At Once');
  const ada = await world.as('ada');
  const answers = await Promise.all(
    [mia, ada].map((one) => one.post(`/api/customers/${id}/erase`, given('Two At Once'))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
});

test('old addresses, also of one who was merged, say when it was and lead to the proof', async () => {
  const one = await customer('Merged One');
  const other = await customer('Merged Other');
  await mia.post(`/api/customers/${one}/merge`, { customer_id: other });
  const proof = await erase(mia, other);
  expect(proof.customer_ids.sort()).toEqual([one, other].sort());
  for (const id of [one, other]) {
    const { status, body } = await (await world.as('omar')).get(`/api/customers/${id}`);
    expect({ status, body }).toMatchObject({
      status: 410,
      body: { code: 'customer_erased', erasure_id: proof.id, erased_at: proof.at },
    });
  }
  expect((await mia.get(`/api/customers/${newId()}`)).status).toBe(404);
});

test('the proof says who, when, why and how much, and nothing of whom; it can be downloaded', async () => {
  const proof = await erase(mia, await customer('Proven Gone'));
  expect(proof).toMatchObject({
    reason: 'wish',
    keep_out: false,
    state: 'done',
    erased_by_name: 'Mia',
    recognised: true,
  });
  expect(proof.counts).toMatchObject({ profiles: 1, identities: 1, traits: 1 });
  expect(proof.identities).toEqual([{ kind: 'email', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  const file = await mia.get(`/api/erasures/${proof.id}/proof.json`);
  expect(file.headers.get('content-disposition')).toContain('attachment');
  expect(file.body).toEqual(proof);
  expect(JSON.stringify(file.body)).not.toMatch(/Proven|erase\.example/);
  const { body: list } = await mia.get('/api/erasures?limit=1');
  expect(list.items).toMatchObject([{ id: proof.id }]);
  const { body: next } = await mia.get(`/api/erasures?limit=1&after=${list.next}`);
  expect(next.items[0].number).toBe(proof.number - 1);
  const { body: audit } = await mia.get('/api/audit');
  expect(audit.items[0]).toMatchObject({
    action: 'customer.erased',
    subject: `customer:${proof.customer_id}`,
    detail: { erasure_id: proof.id, reason: 'wish', keep_out: false },
  });
});

test('what the team did to them stays in the audit, without what it says of them', async () => {
  const id = await customer('Audited');
  const other = await customer('Audited Too');
  await mia.post(`/api/customers/${id}/merge`, { customer_id: other });
  await erase(mia, id);
  const { rows } = await sql<{ action: string; detail: object }>`
    select action, detail from audit_entries where subject in (${`customer:${id}`}, ${`customer:${other}`})
    order by id`.execute(world.db);
  expect(rows).toContainEqual({ action: 'customer.merged', detail: {} });
});

test('names that nobody has any more are not offered as what somebody may have meant', async () => {
  const words = async () =>
    (
      await sql<{ word: string }>`select word from name_words where word in ('zzerubabel', 'shared')`.execute(
        world.db,
      )
    ).rows
      .map(({ word }) => word)
      .sort();
  const id = await customer('Zzerubabel Shared');
  await customer('Somebody Shared');
  expect(await words()).toEqual(['shared', 'zzerubabel']);
  await erase(mia, id);
  expect(await words()).toEqual(['shared']);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseWorld, startCaseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

let customers = 0;
const newCase = async () => {
  const taken = await world.take(world.mail({ from_address: `someone-${++customers}@mail.example` }));
  return world.caseOf(taken!.case_id);
};

const change = (id: string, version: number, body: object) =>
  world.ben.patch(`/api/cases/${id}`, body, { 'if-match': `"${version}"` });

describe('changing a case', () => {
  test('resolves, reopens and hands over, each told on the log with names', async () => {
    const { id, version } = await newCase();
    const resolved = await change(id, version, { state: 'resolved', assignee_id: world.people.ben.id });
    expect(resolved).toMatchObject({
      status: 200,
      body: { state: 'resolved', waiting_since: null, assignee: { name: 'Ben' }, version: version + 1 },
    });
    expect(resolved.headers.get('etag')).toBe(`"${version + 1}"`);
    const opened = await change(id, version + 1, { state: 'open' });
    expect(opened.body.waiting_since).not.toBeNull();
    await change(id, version + 2, { assignee_id: world.people.mia.id });
    const told = (await world.interactionsOf(id)).slice(2);
    expect(told.map(({ type }) => type)).toEqual([
      'case.assigned',
      'case.resolved',
      'case.reopened',
      'case.assigned',
    ]);
    expect(told[3]!.properties).toMatchObject({ from_name: 'Ben', assignee_name: 'Mia' });
  });

  test('of a version that is not there any more is refused, with the version that is', async () => {
    const { id, version } = await newCase();
    await change(id, version, { subject: 'Parcel lost' });
    const late = await change(id, version, { state: 'resolved' });
    expect(late).toMatchObject({ status: 412, body: { code: 'case_changed', version: version + 1 } });
    expect(await world.caseOf(id)).toMatchObject({ subject: 'Parcel lost', state: 'open' });
  });

  test('is refused when the customer wrote since one looked', async () => {
    const { id, version, customer } = await newCase();
    await world.take(world.mail({ from_address: customer.display_name, text: 'Wait!' }));
    expect(await change(id, version, { state: 'resolved' })).toMatchObject({ status: 412 });
  });

  test('without saying which version one looked at is refused; with * it is done', async () => {
    const { id } = await newCase();
    const blind = await world.ben.patch(`/api/cases/${id}`, { state: 'resolved' });
    expect(blind).toMatchObject({ status: 428, body: { code: 'version_missing' } });
    const odd = await world.ben.patch(`/api/cases/${id}`, { state: 'resolved' }, { 'if-match': 'latest' });
    expect(odd).toMatchObject({ status: 400, body: { code: 'invalid_version' } });
    const any = await world.ben.patch(`/api/cases/${id}`, { state: 'resolved' }, { 'if-match': '*' });
    expect(any.status).toBe(200);
  });

  test('that changes nothing leaves no trace', async () => {
    const { id, version } = await newCase();
    const before = await world.interactionsOf(id);
    expect((await change(id, version, { state: 'open' })).body.version).toBe(version);
    expect(await world.interactionsOf(id)).toEqual(before);
  });

  test('to somebody who is not in the team is refused', async () => {
    const { id, version } = await newCase();
    const answer = await change(id, version, { assignee_id: id });
    expect(answer).toMatchObject({ status: 422, body: { code: 'team_member_not_found' } });
  });

  test('to somebody who may only read cases is refused', async () => {
    const { id, version } = await newCase();
    const answer = await change(id, version, { assignee_id: world.people.omar.id });
    expect(answer).toMatchObject({ status: 422, body: { code: 'assignee_may_not_write' } });
  });

  test('takes the assignee away again', async () => {
    const { id, version } = await newCase();
    await change(id, version, { assignee_id: world.people.ben.id });
    expect((await change(id, version + 1, { assignee_id: null })).body.assignee).toBeNull();
  });

  test('shows at once to whoever looks', async () => {
    const { id, version } = await newCase();
    const seen: string[] = [];
    const stop = world.app.kit.live.subscribe(({ topic, id: what }) => seen.push(`${topic} ${what}`));
    await change(id, version, { state: 'waiting' });
    await expect.poll(() => seen).toContain(`case ${id}`);
    stop();
  });
});

describe('a case opened by hand', () => {
  test('is of the customer, and theirs who opened it', async () => {
    const { customer } = await newCase();
    const input = { customer_id: customer.id, subject: 'Called about a refund' };
    const opened = await world.ben.post('/api/cases', input, { 'idempotency-key': 'call-1' });
    expect(opened).toMatchObject({
      status: 201,
      body: {
        subject: input.subject,
        state: 'open',
        assignee: { name: 'Ben' },
        customer,
        last_message: null,
      },
    });
    const again = await world.ben.post('/api/cases', input, { 'idempotency-key': 'call-1' });
    expect(again).toMatchObject({ status: 200, body: { id: opened.body.id } });
    expect((await world.interactionsOf(opened.body.id)).map(({ type }) => type)).toEqual(['case.opened']);
    expect((await world.caseOf(opened.body.id)).reply_options[0]).toMatchObject({
      channel: 'email',
      address: customer.display_name,
    });
  });

  test('of a customer who is not there is refused', async () => {
    const answer = await world.ben.post('/api/cases', { customer_id: world.people.ben.id, subject: 'Call' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'customer_not_found' } });
  });
});

describe('who may', () => {
  test('a member reads cases and writes nothing; a stranger gets nothing', async () => {
    const { id, version } = await newCase();
    const omar = await world.as('omar');
    expect((await omar.get('/api/cases?view=all')).status).toBe(200);
    expect((await omar.get(`/api/cases/${id}`)).status).toBe(200);
    expect((await omar.get(`/api/cases/${id}/messages`)).status).toBe(200);
    const writes = [
      omar.patch(`/api/cases/${id}`, { state: 'resolved' }, { 'if-match': `${version}` }),
      omar.post(`/api/cases/${id}/messages`, { text: 'Hello', reply_option: 'x' }),
      omar.post(`/api/cases/${id}/notes`, { text: 'Hello' }),
      omar.post('/api/cases', { customer_id: id, subject: 'Hello' }),
      omar.post(`/api/deliveries/${id}/retry`),
    ];
    expect((await Promise.all(writes)).map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    for (const path of ['', `/${id}`, `/${id}/messages`]) {
      expect((await world.stranger.get(`/api/cases${path}`)).status).toBe(401);
    }
    expect((await world.stranger.get(`/api/messages/${id}/html`)).status).toBe(401);
  });

  test('a case that is not there is told so', async () => {
    const id = world.people.ben.id;
    for (const path of [`/api/cases/${id}`, `/api/cases/${id}/messages`]) {
      expect(await world.ben.get(path)).toMatchObject({ status: 404, body: { code: 'case_not_found' } });
    }
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from '../db/index.ts';
import { inviteTeamMember } from './invite-team-member.ts';
import { type Browser, type House, PASSWORD, startHouse } from './test/browser.ts';

let house: House;
let mia: Browser;
let ids: Record<'mia' | 'ada' | 'ben', string>;

beforeEach(async () => {
  house = await startHouse();
  ids = {
    mia: (await house.member('mia', 'owner')).id,
    ada: (await house.member('ada', 'admin')).id,
    ben: (await house.member('ben', 'agent')).id,
  };
  mia = await house.signedIn('mia@shop.test');
});
afterEach(() => house.close());

const lea = { name: 'Lea', email: 'Lea@shop.test', role: 'agent' };

async function invite(by: Browser, who: object = lea): Promise<string> {
  const answer = await by.post('/api/team', who);
  expect(answer).toMatchObject({ status: 200, body: { invited: true } });
  return answer.body.invitation_url.split('/').at(-1);
}

test('an invitation shows its link once, and whoever follows it comes in with the role given', async () => {
  const token = await invite(mia);
  const browser = house.browser();
  expect((await browser.get(`/api/invitations/${token}`)).body).toEqual({ ...lea, email: 'lea@shop.test' });

  const joined = await browser.post(`/api/invitations/${token}`, { password: PASSWORD });
  expect(joined).toMatchObject({ status: 200, body: { name: 'Lea', role: 'agent' } });
  expect((await browser.get('/api/me')).body.email).toBe('lea@shop.test');
  const { items } = (await mia.get('/api/team')).body;
  expect(items.map((one: { name: string; invited: boolean }) => [one.name, one.invited])).toEqual([
    ['ada', false],
    ['ben', false],
    ['Lea', false],
    ['mia', false],
  ]);
});

test('of many who follow one invitation at the same moment, one comes in', async () => {
  const token = await invite(mia);
  const tries = Array.from({ length: 6 }, () =>
    house.browser().post(`/api/invitations/${token}`, { password: PASSWORD }),
  );
  const statuses = (await Promise.all(tries)).map((answer) => answer.status).sort();
  expect(statuses).toEqual([200, 410, 410, 410, 410, 410]);
});

test('a new invitation of the same person ends the one before; a withdrawn one is over', async () => {
  const first = await invite(mia);
  const second = await invite(mia, { ...lea, role: 'member' });
  expect((await house.browser().get(`/api/invitations/${first}`)).status).toBe(410);

  const { items } = (await mia.get('/api/team')).body;
  const open = items.filter((one: { invited: boolean }) => one.invited);
  expect(open).toMatchObject([{ name: 'Lea', role: 'member' }]);
  expect((await mia.delete(`/api/team/${open[0].id}`)).status).toBe(200);
  const late = await house.browser().post(`/api/invitations/${second}`, { password: PASSWORD });
  expect(late).toMatchObject({ status: 410, body: { code: 'invitation_over' } });
});

test('someone who is in the team already cannot be invited', async () => {
  const answer = await mia.post('/api/team', { ...lea, email: 'BEN@shop.test' });
  expect(answer).toMatchObject({ status: 409, body: { code: 'already_in_team' } });
});

test('an admin gives no role above their own, and touches no owner', async () => {
  const ada = await house.signedIn('ada@shop.test');
  const refused = { status: 403, body: { code: 'role_above_own' } };
  expect(await ada.post('/api/team', { ...lea, role: 'owner' })).toMatchObject(refused);
  expect(await ada.patch(`/api/team/${ids.ben}`, { role: 'owner' })).toMatchObject(refused);
  expect(await ada.patch(`/api/team/${ids.ada}`, { role: 'owner' })).toMatchObject(refused);
  expect(await ada.patch(`/api/team/${ids.mia}`, { role: 'member' })).toMatchObject(refused);
  expect(await ada.delete(`/api/team/${ids.mia}`)).toMatchObject(refused);
  expect((await ada.patch(`/api/team/${ids.ben}`, { role: 'admin' })).status).toBe(200);
});

test('a new role counts from the next request on', async () => {
  const ben = await house.signedIn('ben@shop.test');
  expect((await ben.get('/api/audit')).status).toBe(403);
  await mia.patch(`/api/team/${ids.ben}`, { role: 'admin' });
  expect((await ben.get('/api/audit')).status).toBe(200);
  await mia.patch(`/api/team/${ids.ben}`, { role: 'member' });
  expect((await ben.get('/api/audit')).status).toBe(403);
});

test('the last owner can neither go nor step down', async () => {
  const refused = { status: 409, body: { code: 'last_owner' } };
  expect(await mia.delete(`/api/team/${ids.mia}`)).toMatchObject(refused);
  expect(await mia.patch(`/api/team/${ids.mia}`, { role: 'admin' })).toMatchObject(refused);
});

test('of all owners who step down or go at the same moment, one stays', async () => {
  const browsers = {
    mia,
    ada: await house.signedIn('ada@shop.test'),
    ben: await house.signedIn('ben@shop.test'),
  };
  const owners = async () =>
    (await mia.get('/api/team')).body.items.filter((one: { role: string }) => one.role === 'owner');
  for (let round = 0; round < 8; round += 1) {
    const [last] = (await owners()) as [{ name: keyof typeof browsers }];
    for (const id of Object.values(ids))
      await browsers[last.name].patch(`/api/team/${id}`, { role: 'owner' });
    expect(await owners()).toHaveLength(3);
    await Promise.all(
      Object.entries(browsers).map(([name, browser]) =>
        browser.patch(`/api/team/${ids[name as keyof typeof ids]}`, { role: 'admin' }),
      ),
    );
    expect(await owners()).toHaveLength(1);
  }
});

test('whoever is removed is out at once, keeps their name on what they did, and gives their address free', async () => {
  const ben = await house.signedIn('ben@shop.test');
  expect((await ben.get('/api/me')).status).toBe(200);
  expect((await mia.delete(`/api/team/${ids.ben}`)).status).toBe(200);
  expect((await ben.get('/api/me')).status).toBe(401);
  const again = await house.browser().post('/api/session', { email: 'ben@shop.test', password: PASSWORD });
  expect(again.status).toBe(401);

  const { items } = (await mia.get('/api/audit')).body;
  expect(items.find((one: { action: string }) => one.action === 'sign_in.done')).toMatchObject({
    actor_name: 'ben',
  });
  const token = await invite(mia, { ...lea, email: 'ben@shop.test' });
  expect((await house.browser().post(`/api/invitations/${token}`, { password: PASSWORD })).status).toBe(200);
});

test('other processes know within moments that somebody is out or has another role', async () => {
  const second = await house.secondProcess();
  const there = second.browser();
  await there.post('/api/session', { email: 'ben@shop.test', password: PASSWORD });
  expect((await there.get('/api/audit')).status).toBe(403);
  const soon = { timeout: 1_000 };

  await mia.patch(`/api/team/${ids.ben}`, { role: 'admin' });
  await expect.poll(async () => (await there.get('/api/audit')).status, soon).toBe(200);
  await mia.delete(`/api/team/${ids.ben}`);
  await expect.poll(async () => (await there.get('/api/me')).status, soon).toBe(401);
  await second.stop();
});

test('whoever leaves takes along the invitations they gave', async () => {
  const ada = await house.signedIn('ada@shop.test');
  const token = await invite(ada);
  await mia.delete(`/api/team/${ids.ada}`);
  expect((await house.browser().get(`/api/invitations/${token}`)).status).toBe(410);
});

test('agents see who works here, but neither open invitations nor the audit', async () => {
  await invite(mia);
  const ben = await house.signedIn('ben@shop.test');
  const { items } = (await ben.get('/api/team')).body;
  expect(items).toHaveLength(3);
  expect((await ben.get('/api/audit')).status).toBe(403);
  expect((await ben.post('/api/team', lea)).status).toBe(403);
});

test('the audit tells who did what, newest first, page by page', async () => {
  await invite(mia);
  await mia.patch(`/api/team/${ids.ben}`, { role: 'admin' });
  const first = (await mia.get('/api/audit?limit=2')).body;
  expect(first.items).toMatchObject([
    {
      action: 'team.role_changed',
      actor_name: 'mia',
      subject: `team_member:${ids.ben}`,
      detail: { from: 'agent', to: 'admin' },
    },
    { action: 'team.invited', detail: { email: 'lea@shop.test', role: 'agent' } },
  ]);
  const second = (await mia.get(`/api/audit?limit=2&after=${first.next}`)).body;
  expect(second.items).toMatchObject([{ action: 'sign_in.done', actor_name: 'mia' }]);
  expect(second.next).toBeNull();
  expect((await mia.get('/api/audit?after=nonsense')).status).toBe(400);
  const forged = Buffer.from('["not an id"]').toString('base64url');
  expect((await mia.get(`/api/audit?after=${forged}`)).status).toBe(400);
});

test('the role that counts for the team is the one in the database, not the one a request came with', async () => {
  const stale = { kind: 'team_member' as const, id: ids.ben, name: 'ben', role: 'owner' as const };
  const invited = house.kit.db
    .transaction()
    .execute((tx) => inviteTeamMember(tx, stale, { name: 'Lea', email: 'lea@shop.test', role: 'agent' }));
  await expect(invited).rejects.toMatchObject({ code: 'not_allowed' });
});

test('a session that was opened while its member was being removed opens nothing', async () => {
  const ben = await house.signedIn('ben@shop.test');
  const kept = await sql`select * from team_sessions where team_member_id = ${ids.ben}`.execute(house.kit.db);
  await mia.delete(`/api/team/${ids.ben}`);
  const [row] = kept.rows as [{ id: string; token: string; expires_at: Date }];
  await sql`insert into team_sessions (id, team_member_id, token, expires_at)
    values (${row.id}, ${ids.ben}, ${row.token}, ${row.expires_at})`.execute(house.kit.db);
  expect((await ben.get('/api/me')).status).toBe(401);
});

test('whoever comes in with an address can come back with it, or it is refused at the invitation', async () => {
  const known: string[] = [];
  for (const email of [
    "o'neil+work@mail.shop.test",
    'M_1-a@x-y.co',
    'a!b@shop.test',
    'a@shop.t',
    'müller@shop.test',
  ]) {
    const invited = await mia.post('/api/team', { ...lea, email });
    if (invited.status === 400) continue;
    const token = invited.body.invitation_url.split('/').at(-1);
    await house.browser().post(`/api/invitations/${token}`, { password: PASSWORD });
    const back = await house.browser().post('/api/session', { email, password: PASSWORD });
    expect([email, back.status]).toEqual([email, 200]);
    known.push(email);
  }
  expect(known).toHaveLength(2);
});

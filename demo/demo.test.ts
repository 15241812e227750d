import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../server/db/index.ts';
import { type Client, client, startWorld, type World } from '../test/world.ts';
import { type Demo, seedDemo } from './seed.ts';

describe('with --demo', () => {
  let world: World;
  let demo: Demo;
  let took: number;
  let ben: Client;

  beforeAll(async () => {
    world = await startWorld({ demo: true });
    const began = Date.now();
    demo = await seedDemo(world.app.kit);
    took = Date.now() - began;
    await world.settle();
    const { email, password } = demo.people.find(({ name }) => name === 'Ben')!;
    const answer = await world.stranger.post('/api/session', { email, password });
    ben = client(
      world.url,
      answer.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; '),
    );
  });
  afterAll(() => world.stop());

  const counted = async () => {
    const tables = [
      'team_members',
      'sources',
      'source_keys',
      'channel_accounts',
      'interactions',
      'cases',
      'messages',
    ];
    const counts = tables.map((name) => sql`(select count(*) from ${sql.table(name)}) as ${sql.ref(name)}`);
    return (await sql`select ${sql.join(counts)}`.execute(world.db)).rows[0];
  };

  test('a shop is set up within a few seconds, with matters in every state', async () => {
    expect(took).toBeLessThan(4_000);
    const { body } = await ben.get('/api/cases?view=all');
    const states = body.items.map((one: { subject: string; state: string }) => one.state).sort();
    expect(states).toEqual(['open', 'open', 'resolved', 'waiting']);
    const chiara = await ben.get('/api/customers?q=chiara.rossi@example.com');
    const timeline = await ben.get(`/api/customers/${chiara.body.items[0].id}/timeline`);
    expect(timeline.body.items.map(({ type }: { type: string }) => type)).toContain(
      'voucher.redemption_failed',
    );
    expect((await ben.get('/api/customers?q=ana@example.com')).body.items).toEqual([]);
  });

  test('it is called by its name, and what its owner calls it stays when it is started again', async () => {
    expect((await ben.get('/api/company')).body.name).toBe('Werkbank');
    await sql`update company set name = 'Werkbank Nord', version = version + 1`.execute(world.db);
    await seedDemo(world.app.kit);
    expect((await ben.get('/api/company')).body.name).toBe('Werkbank Nord');
  });

  test('started again, it finds everything and makes nothing twice', async () => {
    const before = await counted();
    const again = await seedDemo(world.app.kit);
    expect(again.source).toEqual(demo.source);
    expect(await counted()).toEqual(before);
  });

  test('the shop page carries the keys of this server and its own script only', async () => {
    const { body, headers } = await world.stranger.get('/demo/');
    expect(body).toContain(demo.source.public_key);
    expect(body).toMatch(/<script[^>]+src="\/chat\.js" data-key="ck_[\w-]+" async/);
    expect(body).not.toMatch(/__\w+_KEY__/);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  test('what the team answers arrives in the mailbox, and an answer from there in the same case', async () => {
    const send = (mail: object) =>
      world.stranger.post('/demo/api/mails', { from: 'ana@example.com', ...mail });
    await send({ to: 'hello@werkbank.example', subject: 'My code', text: 'SPRING20 fails.', answers: null });
    await world.settle();
    const { body } = await ben.get('/api/cases?view=all&q=SPRING20');
    const case_id = body.items[0].id;
    const { body: opened } = await ben.get(`/api/cases/${case_id}`);
    await ben.post(`/api/cases/${case_id}/messages`, {
      text: 'Use SORRY-ANA.',
      reply_option: opened.reply_options[0].key,
    });
    await world.settle();

    const mailbox = () => world.stranger.get('/demo/api/mails?address=ana@example.com');
    const { items } = (await mailbox()).body;
    expect(items.map((mail: { box: string }) => mail.box)).toEqual(['in', 'out']);
    const page = await world.stranger.get(`/demo/api/mails/${items[0].id}/page`);
    expect(page.body).toContain('Use SORRY-ANA.');
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
    // A mail's date has whole seconds: an answer within the same second would seem to be older than the question.
    await new Promise((done) => setTimeout(done, 1_100));
    await send({
      to: 'hello@werkbank.example',
      subject: `Re: ${items[0].subject}`,
      text: 'It works!',
      answers: items[0].id,
    });
    await world.settle();
    const said = (await ben.get(`/api/cases/${case_id}/messages`)).body.items;
    expect(said.map(({ text }: { text: string }) => text)).toEqual([
      'SPRING20 fails.',
      'Use SORRY-ANA.',
      'It works!',
    ]);
    const threads = (await ben.get(`/api/cases/${case_id}`)).body.threads;
    expect(threads).toHaveLength(1);
  });
});

test('without --demo nothing of it is there', async () => {
  const world = await startWorld();
  for (const path of ['/demo', '/demo/', '/demo/mailbox', '/demo/api/mails?address=ana@example.com']) {
    expect((await world.stranger.get(path)).status).toBe(404);
  }
  expect((await world.stranger.post('/demo/api/mails', {})).status).toBe(404);
  await world.stop();
});

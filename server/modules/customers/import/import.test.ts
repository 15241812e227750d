import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../../test/world.ts';
import { sql } from '../../../db/index.ts';
import { bring, check, customers, upload, when } from './testing/bring-list.ts';

let world: World;
let mia: Client;
beforeAll(async () => {
  world = await startWorld();
  mia = await world.as('mia');
});
afterAll(() => world.stop());

const LIST = 'E-Mail;Name;Kunden-Nr.;Ort\r\nüte@enc.example;Ute Größe;K-1;Köln\r\n';
const list = (domain: string) =>
  LIST.replace('enc.example', domain).replace('üte', 'ute').replace('K-1', domain);

describe('a list is read however it was written:', () => {
  test.each([
    ['UTF-8', (text: string) => Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`), 'utf-8'],
    [
      'UTF-8 with a mark before a quotation mark',
      (text: string) => Buffer.from(`\ufeff${text.replace(/[^;\r\n]+/g, '"$&"')}`),
      'utf-8',
    ],
    ['UTF-16 as Excel saves it', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    [
      'UTF-16 the other way round',
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      'utf-16be',
    ],
    ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1'), 'windows-1252'],
  ])('%s', async (name, written, encoding) => {
    const domain = `${name.replace(/\W/g, '').toLowerCase()}.example`;
    const done = await bring(world, mia, written(list(domain)));
    expect(done).toMatchObject({ encoding, delimiter: ';', state: 'done' });
    expect(done.columns).toEqual(['E-Mail', 'Name', 'Kunden-Nr.', 'Ort']);
    expect(done.meanings).toEqual(['email', 'name', 'user_id', 'trait:ort']);
    expect(done.counts).toEqual({ rows: 1, fresh: 1, changed: 0, refused: 0 });
    const [ute] = await customers(mia, `ute@${domain}`);
    expect(ute).toMatchObject({ name: 'Ute Größe', email: `ute@${domain}` });
    const { body } = await mia.get(`/api/customers/${ute.id}`);
    expect(body.traits).toContainEqual(
      expect.objectContaining({ name: 'ort', value: 'Köln', set_by: `team_member:${world.people.mia.id}` }),
    );
    const identities = body.profiles.flatMap((profile: { identities: object[] }) => profile.identities);
    expect(identities).toHaveLength(2);
    expect(identities).toEqual([
      expect.objectContaining({ kind: 'email', verified: true, evidence: 'in an imported list' }),
      expect.objectContaining({ kind: 'user_id', verified: true, evidence: 'in an imported list' }),
    ]);
  });

  test.each([
    [',', 'comma'],
    [';', 'semicolon'],
    ['\t', 'tab'],
    ['|', 'pipe'],
  ])('with %j between the cells', async (delimiter, word) => {
    const cells = ['email', 'name', `a@${word}.example`, '"A, b; c|d"'];
    const text = `${cells.slice(0, 2).join(delimiter)}
${cells.slice(2).join(delimiter)}`;
    expect(await bring(world, mia, text)).toMatchObject({ delimiter, counts: { fresh: 1, refused: 0 } });
    expect((await customers(mia, `a@${word}.example`))[0].name).toBe('A, b; c|d');
  });

  test('as whoever brings it says, where that is not found', async () => {
    const text = Buffer.from('email~name\nute@tilde.example~Ute Größe\n', 'utf16le').swap16();
    const { body: brought } = await upload(world, mia, text);
    expect(brought).toMatchObject({ encoding: 'utf-16be', columns: ['email~name'] });
    const say = (how: object) => mia.post(`/api/customer-imports/${brought.id}/read-anew`, how);
    expect((await say({ delimiter: '~' })).body).toMatchObject({
      encoding: 'utf-16be',
      columns: ['email', 'name'],
      meanings: ['email', 'name'],
      state: 'uploaded',
    });
    // What was checked before is so no longer.
    await mia.post(`/api/customer-imports/${brought.id}/check`, { meanings: ['email', 'name'] });
    await when(mia, brought.id, 'checked');
    expect((await say({ encoding: 'utf-16le' })).body).toMatchObject({ state: 'uploaded', counts: {} });
    expect((await mia.post(`/api/customer-imports/${brought.id}/start`)).status).toBe(409);
    expect((await say({ encoding: 'utf-16be' })).body.columns).toEqual(['email', 'name']);
    await mia.post(`/api/customer-imports/${brought.id}/check`, { meanings: ['email', 'name'] });
    await when(mia, brought.id, 'checked');
    await mia.post(`/api/customer-imports/${brought.id}/start`);
    expect(await when(mia, brought.id, 'done')).toMatchObject({ counts: { rows: 1, fresh: 1 } });
    await world.settle();
    expect((await customers(mia, 'ute@tilde.example'))[0].name).toBe('Ute Größe');
    expect((await say({ delimiter: ',' })).status).toBe(409);
    for (const delimiter of ['', '"', '\n', '123456789']) expect((await say({ delimiter })).status).toBe(400);
    expect((await say({ encoding: 'utf-7' })).status).toBe(400);
  });

  test('with line breaks and quotation marks inside its cells, and without a last line break', async () => {
    const done = await bring(world, mia, 'email,address\n"q@quoted.example","Main ""St"" 1\nBerlin"');
    expect(done.counts).toMatchObject({ rows: 1, fresh: 1 });
    const [found] = await customers(mia, 'q@quoted.example');
    const { body } = await mia.get(`/api/customers/${found.id}`);
    expect(body.traits.find(({ name }: { name: string }) => name === 'address').value).toBe(
      'Main "St" 1\nBerlin',
    );
  });
});

test.each([
  ['nothing at all', '', 'empty_file'],
  ['only a mark', '\ufeff', 'empty_file'],
  ['only empty lines', '\n\n  \n', 'empty_file'],
  ['a spreadsheet', 'PK\u0003\u0004 and so on', 'not_csv'],
])('a file with %s is refused at once', async (_what, text, code) => {
  expect(await upload(world, mia, text)).toMatchObject({ status: 422, body: { code } });
});

test('a header alone is a list of nobody', async () => {
  expect(await bring(world, mia, 'email,name\n')).toMatchObject({
    state: 'done',
    counts: {},
  });
});

test('what a row cannot say is refused with its reason, the rest is taken, and the refused can be downloaded', async () => {
  await mia.post('/api/customers', { name: 'Known', email: 'known@mixed.example' });
  const text = [
    'email,name,phone',
    'new@mixed.example,New,+49 30 901820',
    'broken@mixed.example,One cell too few',
    'known@mixed.example,Known Better,',
    'nobody at all,Name,',
    '',
    ',"Nameless; but, there",',
    'new@mixed.example,New Again,',
    'phone@mixed.example,P,12',
    'more@mixed.example,M,,one cell too many',
    `long@mixed.example,${'n'.repeat(10_000)},`,
    'last@mixed.example,Last,',
  ].join('\n');
  const done = await bring(world, mia, text);
  const counts = { rows: 10, fresh: 2, changed: 2, refused: 6 };
  expect(done).toMatchObject({ state: 'done', checked: counts, counts });
  expect((await customers(mia, 'new@mixed.example'))[0]).toMatchObject({
    name: 'New Again',
    phone: '+4930901820',
  });
  expect(await customers(mia, 'broken@mixed.example')).toEqual([]);
  // A person has said what they are called: no list overrules that.
  expect((await customers(mia, 'known@mixed.example'))[0]).toMatchObject({ name: 'Known' });
  const { body } = await mia.get(`/api/customer-imports/${done.id}/refused.csv`);
  expect(body.replace('\ufeff', '').split('\r\n')).toEqual([
    'row,reason,email,name,phone',
    '3,Has 2 cells where the header has 3,broken@mixed.example,One cell too few',
    '5,Not an e-mail address of a person,nobody at all,Name,',
    '7,"No e-mail address, phone number or user id",,"Nameless; but, there",',
    '9,"Not a phone number; it needs its country, such as +49",phone@mixed.example,P,12',
    '10,Has 4 cells where the header has 3,more@mixed.example,M,,one cell too many',
    `11,A cell has more than 3000 characters,long@mixed.example,${'n'.repeat(10_000)},`,
    '',
  ]);
  const again = await upload(world, mia, body);
  expect(again.body.meanings).toEqual(['ignored', 'ignored', 'email', 'name', 'phone']);
});

test('whatever characters a cell is made of, the customer has what it says', async () => {
  const evil = `'); drop table customers; --`;
  const names = ['مريم العتيبي', '👩‍👩‍👧‍👦🏳️‍🌈', evil, '=cmd|calc', 'n'.repeat(3_000)];
  const rows = names.map((name, n) => `odd${n}@characters.example,"${name}",${evil}`);
  const text = ['email,name,__proto__', ...rows, 'nul@characters.example,N\0ul,'].join('\n');
  const done = await bring(world, mia, text, ['email', 'name', 'trait:note']);
  expect(done.counts).toEqual({ rows: 6, fresh: 6, changed: 0, refused: 0 });
  for (const [n, name] of names.entries()) {
    const [found] = await customers(mia, `odd${n}@characters.example`);
    const { body } = await mia.get(`/api/customers/${found.id}`);
    const traits = body.traits.map((trait: { name: string; value: string }) => [trait.name, trait.value]);
    expect(Object.fromEntries(traits)).toMatchObject({ name, note: evil });
  }
  // PostgreSQL keeps no NUL: the rest of the text is kept.
  expect(await customers(mia, 'nul@characters.example')).toMatchObject([{ name: 'Nul' }]);
});

test('a check takes nothing, and shows the first rows', async () => {
  const checked = await check(world, mia, 'email,name\ndry@run.example,Dry\n');
  expect(checked).toMatchObject({ state: 'checked', counts: { rows: 1, fresh: 1 } });
  await world.settle();
  expect(await customers(mia, 'dry@run.example')).toEqual([]);
  const { body } = await mia.get(`/api/customer-imports/${checked.id}/preview`);
  expect(body.rows).toEqual([['dry@run.example', 'Dry']]);
});

test('a quotation mark that is never closed ends the check and says where', async () => {
  const failed = await check(
    world,
    mia,
    `email,name\na@open.example,A\nb@open.example,"B\nc@open.example,C\n`,
  );
  expect(failed).toMatchObject({ state: 'failed', error: expect.stringContaining('after row 3') });
});

test.each([
  ['nobody', ['ignored', 'name']],
  ['one thing twice', ['email', 'email']],
  ['nothing of a column', ['email']],
  ['an address as a trait', ['user_id', 'trait:email']],
])('columns that would tell %s are refused', async (_what, meanings) => {
  const { body } = await upload(world, mia, 'email,name\na@b.example,A\n');
  const answer = await mia.post(`/api/customer-imports/${body.id}/check`, { meanings });
  expect(answer).toMatchObject({ status: 422, body: { code: 'wrong_columns' } });
});

test('an import that is cancelled stops between two batches, keeps what it has taken, and goes on from there', async () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => `c${n}@cancelled.example,C ${n}`);
  const { id } = await check(world, mia, ['email,name', ...rows].join('\n'));
  await mia.post(`/api/customer-imports/${id}/start`);
  await expect
    .poll(async () => (await mia.get(`/api/customer-imports/${id}`)).body.counts.rows, { timeout: 20_000 })
    .toBeGreaterThan(0);
  expect((await mia.post(`/api/customer-imports/${id}/cancel`)).body.state).toBe('cancelled');
  const cancelled = await when(mia, id, 'cancelled');
  expect(cancelled.counts.rows).toBeLessThan(20_000);
  await world.settle();
  const { rows: taken } = await sql<{ count: number }>`
    select count(*) as count from identities where value like '%@cancelled.example'`.execute(world.db);
  expect(taken[0]!.count).toBe(cancelled.counts.rows);
  expect((await mia.post(`/api/customer-imports/${id}/cancel`)).status).toBe(409);

  const resumed = await mia.post(`/api/customer-imports/${id}/start`);
  expect(resumed.status).toBe(200);
  expect(resumed.body.counts.rows).toBeGreaterThanOrEqual(cancelled.counts.rows);
  const done = await when(mia, id, 'done');
  expect(done.counts).toEqual({ rows: 20_000, fresh: 20_000, changed: 0, refused: 0 });
  const { rows: said } = await sql<{ count: number; of: number }>`
    select count(*) as count, count(distinct message_id) as of from interactions
    where context->>'import_id' = ${id}`.execute(world.db);
  expect(said[0]).toEqual({ count: 20_000, of: 20_000 });
  expect((await mia.post(`/api/customer-imports/${id}/start`)).status).toBe(409);
}, 60_000);

test('who stands in a list over and over is one customer, whichever batch a row is in, and the last row counts', async () => {
  const people = 1_900;
  const rows = Array.from({ length: 4 * people }, (_, n) => {
    const person = n % people;
    // Their address is in every row, their number in every other: who they are is told by either.
    return `r${person}@over.example,${n < people ? `+4915130${10_000 + person}` : ''},Time ${Math.floor(n / people)}`;
  });
  const done = await bring(world, mia, ['email,phone,name', ...rows].join('\n'));
  const counts = { rows: 4 * people, fresh: people, changed: 3 * people, refused: 0 };
  expect(done).toMatchObject({ state: 'done', checked: counts, counts });
  const { rows: found } = await sql<{ people: number; last: number; said: number }>`
    select count(*) as people, count(*) filter (where name = 'Time 3') as last,
      (select count(*) from interactions where context->>'import_id' = ${done.id}) as said
    from customers where active and email like 'r%@over.example'`.execute(world.db);
  expect(found[0]).toEqual({ people, last: people, said: 4 * people });
}, 60_000);

test('what a list says has taken effect when it shows as done: nothing is left for those who follow the log', async () => {
  await mia.post('/api/customers', { name: 'Ella', email: 'ella@effect.example' });
  await mia.post('/api/customers', { name: 'E. Lang', phone: '+49 30 901833' });
  const text =
    'email,phone,name,plan\nella@effect.example,+49 30 901833,Ella Lang,gold\nnew@effect.example,,New,free\n';
  const { id } = await check(world, mia, text);
  await mia.post(`/api/customer-imports/${id}/start`);
  await when(mia, id, 'done');
  const { rows: shown } = await sql<{ email: string; phone: string | null; plan: string }>`
    select email, phone, traits->>'plan' as plan from customers
    where active and email like '%@effect.example' order by email`.execute(world.db);
  // Her address and her number were two customers until the list said that both are hers.
  expect(shown).toEqual([
    { email: 'ella@effect.example', phone: '+4930901833', plan: 'gold' },
    { email: 'new@effect.example', phone: null, plan: 'free' },
  ]);
  const { rows: left } = await sql`
    select from interactions where identifies and context->>'import_id' = ${id}`.execute(world.db);
  expect(left).toHaveLength(0);
});

test('only owners and admins bring lists', async () => {
  const ben = await world.as('ben');
  expect((await upload(world, ben, LIST)).status).toBe(403);
  expect((await ben.get('/api/customer-imports')).status).toBe(403);
  expect((await (await world.as('ada')).get('/api/customer-imports')).body.items.length).toBeGreaterThan(0);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../db/index.ts';
import { type CaseWorld, startCaseWorld } from './case-world.ts';

let world: CaseWorld;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await startCaseWorld();
  for (const name of ['ana', 'bo', 'cleo', 'dan', 'eli']) {
    const from = { kind: 'email', value: `${name}@mail.example`, name: `${name} Weber`, verified: false };
    const message = world.mail({
      from_address: from.value,
      from,
      subject: `Matter of ${name}`,
      text: `Hello, ${name} here: the gearbox ${name === 'cleo' ? 'explodes' : 'rattles'}`,
    });
    ids[name] = (await world.take(message))!.case_id;
  }
  const set = (name: string, change: object) =>
    world.ben.patch(`/api/cases/${ids[name]}`, change, { 'if-match': '*' });
  await set('ana', { assignee_id: world.people.ben.id });
  await set('bo', { assignee_id: world.people.ben.id, state: 'waiting' });
  await set('cleo', { assignee_id: world.people.mia.id });
  await set('dan', { assignee_id: world.people.ben.id, state: 'resolved' });
});
afterAll(() => world.stop());

async function names(query: string): Promise<string[]> {
  const { body } = await world.ben.get(`/api/cases?${query}`);
  return body.items.map(({ subject }: { subject: string }) => subject.replace('Matter of ', ''));
}

describe('the inbox', () => {
  test('has a view for each question, what happened last first', async () => {
    expect(await names('view=mine')).toEqual(['bo', 'ana']);
    expect(await names('view=unassigned')).toEqual(['eli']);
    expect(await names('view=open')).toEqual(['eli', 'cleo', 'ana']);
    expect(await names('view=waiting')).toEqual(['bo']);
    expect(await names('view=resolved')).toEqual(['dan']);
    expect(await names('view=all')).toEqual(['eli', 'dan', 'cleo', 'bo', 'ana']);
    expect(await names('')).toEqual(await names('view=open'));
  });

  test('counts the work of each view', async () => {
    const { body } = await world.ben.get('/api/cases?view=resolved');
    expect(body.counts).toEqual({ mine: 2, unassigned: 1, open: 3, waiting: 1 });
  });

  test('pages without losing or repeating a case, also when two share a moment', async () => {
    const [moment] = (
      await sql<{ at: Date }>`
        select last_message_at as at from cases where id = ${ids.eli}`.execute(world.db)
    ).rows;
    await sql`update cases set last_message_at = ${moment!.at} where id in (${ids.cleo}, ${ids.dan})`.execute(
      world.db,
    );
    const all = await names('view=all');
    let after = '';
    const paged: string[] = [];
    do {
      const { body } = await world.ben.get(`/api/cases?view=all&limit=2${after && `&after=${after}`}`);
      paged.push(...body.items.map(({ subject }: { subject: string }) => subject.replace('Matter of ', '')));
      after = body.next ?? '';
    } while (after);
    expect(paged).toEqual(all);
    expect(paged).toHaveLength(5);
  });

  test('refuses a cursor that somebody made up', async () => {
    for (const cursor of ['abc', Buffer.from('["x","y"]').toString('base64url')]) {
      const answer = await world.ben.get(`/api/cases?after=${cursor}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
    }
  });

  test('finds by number, subject, words said, name and address, each by its beginning', async () => {
    const { body } = await world.ben.get(`/api/cases/${ids.ana}`);
    expect(await names(`view=all&q=${body.number}`)).toContain('ana');
    expect(await names(`view=all&q=%23${body.number}`)).toEqual(['ana']);
    expect(await names('view=all&q=explo')).toEqual(['cleo']);
    expect(await names('view=all&q=matter+dan')).toEqual(['dan']);
    expect(await names('view=all&q=weber+cleo')).toEqual(['cleo']);
    expect(await names('view=all&q=ana@mail.ex')).toEqual(['ana']);
    expect(await names('view=mine&q=gearbox')).toHaveLength(2);
    expect(await names('view=all&q=nothinglikeit')).toEqual([]);
  });

  test('takes whatever is typed into the search for words', async () => {
    for (const q of ["o'hara", '& | !', "'); drop table cases; --", '\\', '%', ':*', '()', '<->', '\0']) {
      const { status } = await world.ben.get(`/api/cases?view=all&q=${encodeURIComponent(q)}`);
      expect([q, status]).toEqual([q, 200]);
    }
  });

  test('shows a case that is anybody’s with its last message, notes left out', async () => {
    await world.ben.post(`/api/cases/${ids.eli}/notes`, { text: 'A secret of ours' });
    const { body } = await world.ben.get('/api/cases?view=unassigned');
    expect(body.items[0]).toMatchObject({
      id: ids.eli,
      assignee: null,
      channels: ['email'],
      last_message: { direction: 'in', preview: 'Hello, eli here: the gearbox rattles', channel: 'email' },
    });
  });
});

describe('the messages of a case', () => {
  test('are read from the end, page by page, oldest first within each', async () => {
    const id = ids.ana!;
    for (let i = 0; i < 5; i++) await world.ben.post(`/api/cases/${id}/notes`, { text: `note ${i}` });
    const pages: string[][] = [];
    let before = '';
    do {
      const { body } = await world.ben.get(
        `/api/cases/${id}/messages?limit=3${before && `&before=${before}`}`,
      );
      pages.push(body.items.map(({ text }: { text: string }) => text));
      before = body.next ?? '';
    } while (before);
    expect(pages).toEqual([
      ['note 2', 'note 3', 'note 4'],
      ['Hello, ana here: the gearbox rattles', 'note 0', 'note 1'],
    ]);
  });
});

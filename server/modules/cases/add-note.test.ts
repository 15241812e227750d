import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseWorld, someone, startCaseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

describe('a note', () => {
  test('is for the team: it stands in the case, is never sent, and the customer waits as before', async () => {
    const taken = await world.take(world.mail({ from_address: someone() }));
    const id = taken!.case_id;
    const before = await world.caseOf(id);
    const note = await world.ben.post(
      `/api/cases/${id}/notes`,
      { text: 'Known fault' },
      { 'idempotency-key': 'n' },
    );
    const again = await world.ben.post(
      `/api/cases/${id}/notes`,
      { text: 'Known fault' },
      { 'idempotency-key': 'n' },
    );
    expect([note.status, again.status]).toEqual([201, 200]);
    expect(note.body).toMatchObject({
      direction: 'note',
      text: 'Known fault',
      author: { name: 'Ben' },
      delivery: null,
    });
    expect(await world.messagesOf(id)).toHaveLength(2);
    expect(await world.sentIn(id)).toEqual([]);
    const { state, waiting_since, last_message } = await world.caseOf(id);
    expect({ state, waiting_since, last_message }).toEqual({
      state: before.state,
      waiting_since: before.waiting_since,
      last_message: before.last_message,
    });
    expect((await world.interactionsOf(id)).at(-1)).toMatchObject({
      type: 'case.noted',
      properties: { preview: 'Known fault', author_name: 'Ben' },
    });
  });
});

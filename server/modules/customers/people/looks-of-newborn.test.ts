import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, sql } from '../../../db/index.ts';
import { type Scene, startScene } from '../testing/scene.ts';
import { changePeople } from './change-people.ts';
import { looksOfNewborn } from './looks-of-newborn.ts';
import { addIdentity, addLink, bearProfile, emptyPeople, type People, type Trust } from './people.ts';
import { rebuildViews } from './rebuild-views.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene(0);
});
afterAll(() => scene.stop());

let number = 0;
const occurred_at = new Date();

/** Somebody nobody knew, with these identities, of whom this was said. */
function bear(people: People, kinds: string[], said: Record<string, unknown>, trust: Trust = 1) {
  const profile = bearProfile(people, kinds[0] === 'anonymous_id');
  for (const kind of kinds) {
    const value = kind === 'email' ? `n${number++}@newborn.example` : `n${number++}`;
    addIdentity(people, profile, { kind, value }, { verified: true, evidence: 'test', source_id: null });
  }
  say(people, profile.id, said, trust);
  return profile;
}

function say(people: People, profile_id: string, said: Record<string, unknown>, trust: Trust) {
  const how = { profile_id, trust, occurred_at, said_in: newId(), source_id: null, set_by: 'test' };
  for (const [name, value] of Object.entries(said)) people.changes.traits.push({ ...how, name, value });
}

const EMOJI = '👩‍👩‍👧‍👦'.repeat(60);
const crowd: [string, string[], Record<string, unknown>][] = [
  ['a name', ['email', 'phone'], { name: 'Anna Huber', city: 'Linz', note: null }],
  ['blanks around it', ['email'], { name: '  Ben   B. ' }],
  ['a tab around it, which stays', ['email'], { name: '\tCleo\t' }],
  ['a NUL and half a character in it', ['email'], { name: 'D\0ora \ud83d', city: 'A\0' }],
  ['a name that is longer than is shown', ['email'], { name: EMOJI }],
  ['only blanks, and other names', ['email'], { name: '  ', first_name: ' Eva ', lastName: 'Fuchs' }],
  ['only a last name', ['phone'], { last_name: 'Gruber' }],
  ['an empty first name, which hides the other', ['phone'], { first_name: '', firstName: 'Hugo' }],
  ['a name that was taken back', ['email'], { name: null, firstname: 'Ida' }],
  ['no name at all', ['email'], { age: 41, tags: ['a', { b: null }], big: 1e21, small: 0.1 }],
  ['no address and no name', ['user_id'], {}],
  ['a browser', ['anonymous_id'], { plan: 'free' }],
  ['several addresses, of which the traits name one', ['email', 'email', 'email'], { email: 'n@x.example' }],
  ['a name that is no text', ['user_id'], { name: 5, first_name: { a: 1 } }],
];

const WORDS = sql<object>`select * from customer_words order by customer_id, word`;
const LOOKS = sql<object>`select * from customers order by id`;

test('who comes into being looks as the database would have them look by the facts', async () => {
  const ids = await scene.inTx((tx) =>
    changePeople(tx, {}, (people) => {
      for (const [, kinds, said] of crowd) bear(people, kinds, said);
      // Said by a machine and by a person, and twice by a machine: what is believed most counts, then what came last.
      const corrected = bear(people, ['email'], { name: 'Machine', city: 'Graz' });
      say(people, corrected.id, { name: 'Person' }, 2);
      say(people, corrected.id, { city: 'Wien', name: 'Machine again' }, 1);
      const [one, other] = [
        bear(people, ['email'], { name: 'One' }),
        bear(people, ['phone'], { name: 'Two' }),
      ];
      const link = { strength: 'verified', evidence: 'test', introduced: false, actor: 'test' } as const;
      addLink(people, { profile_a: one.id, profile_b: other.id, ...link });
      return people.changes.born.map(({ home_customer_id }) => home_customer_id);
    }),
  );
  const read = async () => [(await LOOKS.execute(scene.db)).rows, (await WORDS.execute(scene.db)).rows];
  const before = await read();
  expect(before.map((rows) => rows.length)).toEqual([ids.length, 18]);
  const changed = await scene.inTx((tx) => rebuildViews(tx, emptyPeople(), ids));
  expect(changed).toEqual([]);
  // All their rows anew, as they are made of those who were known before.
  await sql`update customers set active = false, known = false, name = 'x', email = 'x', phone = 'x', traits = '{"x": 1}',
    called = 'x'`.execute(scene.db);
  await sql`delete from customer_words`.execute(scene.db);
  expect(await scene.inTx((tx) => rebuildViews(tx, emptyPeople(), ids))).toHaveLength(ids.length);
  const [looks, words] = await read();
  const unaged = (rows: object[]) => rows.map((row) => ({ ...row, updated_at: null }));
  expect(unaged(looks!)).toEqual(unaged(before[0]!));
  expect(words).toEqual(before[1]);
});

test('the database is asked only about those who were joined, have several addresses or no text for a name', () => {
  const people = emptyPeople();
  for (const [, kinds, said] of crowd) bear(people, kinds, said);
  expect(looksOfNewborn(people)).toHaveLength(crowd.length - 2);
});

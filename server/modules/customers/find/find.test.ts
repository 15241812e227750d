import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../../test/world.ts';
import { sql } from '../../../db/index.ts';
import { resolveProfile, setTraits } from '../index.ts';

let world: World;
let ben: Client;
beforeAll(async () => {
  world = await startWorld();
  ben = await world.as('ben');
});
afterAll(() => world.stop());

const add = async (name: string, more: Record<string, unknown> = {}): Promise<string> => {
  const { status, body } = await ben.post('/api/customers', { name, ...more });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.id;
};

const page = async (query: Record<string, string>) => {
  const { status, body } = await ben.get(`/api/customers?${new URLSearchParams(query)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as { items: { id: string; display_name: string; kind: string }[]; next: string | null };
};

const found = async (q: string) => (await page({ q })).items.map((item) => item.display_name);

const know = async (id: string, traits: Record<string, unknown>) => {
  const { profiles } = (await ben.get(`/api/customers/${id}`)).body;
  await world.db
    .transaction()
    .execute((tx) =>
      setTraits(tx, { profile_id: profiles[0].id, traits, trust: 1, set_by: 'system:test' } as Parameters<
        typeof setTraits
      >[1]),
    );
};

/** All pages of a list, of so many rows each. */
const walk = async (
  query: Record<string, string>,
  meanwhile: () => Promise<unknown> = async () => undefined,
) => {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const { items, next } = await page({ ...query, limit: '3', ...(after && { after }) });
    names.push(...items.map((item) => item.display_name));
    after = next;
    await meanwhile();
  } while (after);
  return names;
};

describe('a name is found', () => {
  test('by other spellings that sound the same, also short ones', async () => {
    for (const name of ['John Smythe', 'Karl Maier', 'Karla Mayer', 'Karo Meyer']) await add(name);
    expect(await found('Jon')).toContain('John Smythe');
    for (const q of ['Maier', 'Mayer', 'Meyer', 'mayr']) {
      expect(await found(q), q).toEqual(expect.arrayContaining(['Karl Maier', 'Karla Mayer', 'Karo Meyer']));
    }
  });

  test('with swapped, missing, doubled and wrong letters, and before it is typed to its end', async () => {
    await add('Sebastian Wetterstein');
    for (const q of ['Sebsatian', 'Sebastin', 'Sebbastian', 'Sebaxtian', 'Wettresetin', 'Weterst', 'etterst'])
      expect(await found(q), q).toContain('Sebastian Wetterstein');
  });

  test('with or without accents and umlauts, whichever way it is written', async () => {
    await add('José Müller');
    await add('Jose Mueller');
    for (const q of ['José', 'jose', 'JOSÉ', 'müller', 'mueller', 'Muller', 'José Mueller'])
      expect(await found(q), q).toEqual(expect.arrayContaining(['José Müller', 'Jose Mueller']));
    const decomposed = 'Jose\u0301 Mu\u0308ller';
    expect(await found(decomposed)).toContain('José Müller');
  });

  test('in Arabic, Hebrew, Greek and Cyrillic, with vowel signs and without, and by an emoji', async () => {
    for (const name of ['فاطمة الخطيب', 'ליאור כהן', 'Ελένη Παπαδοπούλου', 'Дмитрий Смирнов', 'Fuchs 🦊 Bau'])
      await add(name);
    for (const [q, name] of [
      ['الخطيب', 'فاطمة الخطيب'],
      ['فَاطِمَة', 'فاطمة الخطيب'],
      ['כהן', 'ליאור כהן'],
      ['ελενη', 'Ελένη Παπαδοπούλου'],
      ['смирнов дми', 'Дмитрий Смирнов'],
      ['Смиронв', 'Дмитрий Смирнов'],
      ['🦊', 'Fuchs 🦊 Bau'],
    ] as const)
      expect(await found(q), q).toContain(name);
  });

  test('by several words in any order, each as far as it was typed, one of them misspelt', async () => {
    await add('Annegret Kramp Huberty');
    await add('Annegret Niemand');
    for (const q of [
      'huberty annegret',
      'hub anneg',
      'kramp annegret hub',
      'Anegret Huberty',
      'Annegret Hubretyy',
    ])
      expect(await found(q), q).toEqual(['Annegret Kramp Huberty']);
  });

  test('no longer by what they were called before, nor is the misspelt old name of use', async () => {
    const id = await add('Wilhelmine Zauberwald');
    await know(id, { name: 'never' });
    await world.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{
        id: string;
      }>`select id from profiles where home_customer_id = ${id}`.execute(tx);
      const said = { trust: 2 as const, by_person: true, set_by: 'team_member:x' };
      await setTraits(tx, {
        profile_id: rows[0]!.id,
        traits: { name: 'Wilma Neuwald' },
        ...said,
      } as Parameters<typeof setTraits>[1]);
    });
    expect(await found('Neuwald')).toContain('Wilma Neuwald');
    expect(await found('Zauberwald')).toEqual([]);
    const { rows } = await sql`select from name_words where word in ('wilhelmine', 'zauberwald')`.execute(
      world.db,
    );
    expect(rows).toHaveLength(0);
  });
});

describe('what is surest comes first', () => {
  test('an identity, the whole name, a whole word, a beginning, then what is similar', async () => {
    await add('Bea Rankel');
    await add('Rankelmann');
    await add('Zoe Rankelfeld');
    await add('Rankel');
    await add('Rankl Gustl');
    const id = await add('Somebody Else');
    await world.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{
        id: string;
      }>`select id from profiles where home_customer_id = ${id}`.execute(tx);
      // Of a kind that nobody has thought of.
      await sql`insert into identities (kind, value, profile_id, verified, evidence)
        values ('loyalty_card', 'Rankel', ${rows[0]!.id}, true, 'event')`.execute(tx);
    });
    expect(await found('Rankel')).toEqual([
      'Somebody Else',
      'Rankel',
      'Bea Rankel',
      'Rankelmann',
      'Zoe Rankelfeld',
      'Rankl Gustl',
    ]);
  });

  test('who is found by a word comes before who is found by an address', async () => {
    await add('Tim Ottokar');
    await add('Somebody', { email: 'ottokar@example.com' });
    expect(await found('ottokar')).toEqual(['Tim Ottokar', 'Somebody']);
  });
});

describe('addresses', () => {
  test('any of a customer is found by its beginning and its domain, each customer once', async () => {
    const id = await add('Dora Domain', { email: 'dora@first-domain.example' });
    await world.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{
        id: string;
      }>`select id from profiles where home_customer_id = ${id}`.execute(tx);
      for (const value of ['work-dora@second-domain.example', 'play-dora@second-domain.example'])
        await sql`insert into identities (kind, value, profile_id, verified, evidence)
          values ('email', ${value}, ${rows[0]!.id}, true, 'event')`.execute(tx);
    });
    for (const q of [
      'work-d',
      'second-domain.example',
      '@second-domain.example',
      '@second-dom',
      'first-domain.example',
    ])
      expect(await found(q), q).toEqual(['Dora Domain']);
    expect(await found('third-domain.example')).toEqual([]);
  });

  test('who has no name is found by the words of theirs', async () => {
    await world.db.transaction().execute((tx) =>
      resolveProfile(tx, {
        kind: 'email',
        value: 'gerda.osterglocke@example.com',
        verified: false,
        source_id: null,
      }),
    );
    for (const q of ['osterglocke', 'gerda.ost', 'gerda oster'])
      expect(await found(q), q).toEqual(['gerda.osterglocke@example.com']);
  });

  test('tell nobody anything who may not see them, but to whom they know already', async () => {
    await add('Hidden Hanni', { email: 'hiddenaddress@secret-domain.example' });
    const omar = await world.as('omar');
    const names = async (q: string) =>
      (await omar.get(`/api/customers?q=${encodeURIComponent(q)}`)).body.items.map(
        (item: { display_name: string }) => item.display_name,
      );
    expect(await names('hiddenaddress@secret-domain.example')).toEqual(['Hidden Hanni']);
    for (const q of ['hiddenaddr', 'secret-domain.example', '@secret']) expect(await names(q), q).toEqual([]);
    expect(await names('gerda')).toEqual([]);
  });
});

describe('traits', () => {
  test('are found by their value, a number or a yes too, alone and with words', async () => {
    const [gold, other] = [await add('Trude Gold'), await add('Trude Silber')];
    await know(gold, { plan: 'gold', visits: 42, vip: true, city: 'New York' });
    await know(other, { plan: 'silver', visits: 7 });
    for (const q of [
      'trait.plan=gold',
      'trait.visits=42',
      'trait.vip=true',
      'trait.city="New York"',
      'trude trait.plan=gold',
    ])
      expect(await found(q), q).toEqual(['Trude Gold']);
    expect((await page({ trait: 'visits=7' })).items.map(({ id }) => id)).toEqual([other]);
    expect(await found('trait.plan=gol')).toEqual([]);
    expect(await found('trude trait.plan=bronze')).toEqual([]);
  });
});

describe('pages', () => {
  test('a search goes on past the first page and shows everybody once, whoever is added meanwhile', async () => {
    for (let nth = 0; nth < 5; nth++) await add(`Quendolin ${nth}`);
    for (let nth = 0; nth < 4; nth++) await add(`Bert${nth} Quendolin`);
    for (let nth = 0; nth < 3; nth++) await add(`Quendolinde ${nth}`);
    for (let nth = 0; nth < 4; nth++) await add(`Quendollin ${nth}`);
    const whole = (await page({ q: 'quendolin' })).items.map((item) => item.display_name);
    expect(whole).toHaveLength(16);
    let added = 0;
    const paged = await walk({ q: 'quendolin' }, () => add(`Quendolin 0${added++}`));
    expect(new Set(paged).size).toBe(paged.length);
    expect(paged.filter((name) => whole.includes(name))).toEqual(whole);
  });

  test('the list goes by name or age, up or down, and narrows by kind, address, time', async () => {
    const from = new Date().toISOString();
    for (const name of ['Ulf', 'Ärne', 'zora', 'Bodo']) await add(name);
    await add('Cebra GmbH', { kind: 'organisation' });
    const before = new Date().toISOString();
    await add('Later');
    const between = { created_from: from, created_before: before };
    expect(await walk({ ...between, sort: 'name' })).toEqual(['Ärne', 'Bodo', 'Cebra GmbH', 'Ulf', 'zora']);
    expect(await walk({ ...between, sort: '-name' })).toEqual(['zora', 'Ulf', 'Cebra GmbH', 'Bodo', 'Ärne']);
    expect(await walk({ ...between, sort: 'created' })).toEqual([
      'Ulf',
      'Ärne',
      'zora',
      'Bodo',
      'Cebra GmbH',
    ]);
    expect(await walk({ ...between })).toEqual(['Cebra GmbH', 'Bodo', 'zora', 'Ärne', 'Ulf']);
    expect(await walk({ ...between, kind: 'organisation' })).toEqual(['Cebra GmbH']);
    expect(await walk({ ...between, has_email: 'true' })).toEqual([]);
    expect(await walk({ ...between, has_email: 'false', kind: 'person', sort: 'name' })).toEqual([
      'Ärne',
      'Bodo',
      'Ulf',
      'zora',
    ]);
  });

  test('a cursor of another order, a trait without a value and a time that is none are refused', async () => {
    const { next } = await page({ sort: 'name', limit: '1' });
    const refused = async (query: string) => (await ben.get(`/api/customers?${query}`)).status;
    expect(await refused(`sort=-name&after=${next}`)).toBe(400);
    expect(await refused(`q=anna&after=${next}`)).toBe(400);
    expect(await refused('trait=plan')).toBe(400);
    expect(await refused('created_from=yesterday')).toBe(400);
  });
});

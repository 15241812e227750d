import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../world.ts';
import { type Console, startConsole } from './console/start-console.ts';

let tellonce: Console;
let ben: Client;

beforeAll(async () => {
  tellonce = await startConsole();
  ben = await tellonce.addMember('Ben', 'agent');
});
afterAll(() => tellonce?.stop());

const LONGEST = 200;

test.each([
  ['from right to left', 'مريم العتيبي (الرياض).', 'العتيبي', 'rtl'],
  ['of emoji', '👩‍👩‍👧‍👦🏳️‍🌈', '👩‍👩‍👧‍👦', 'ltr'],
  ['that looks like HTML', '<img src=x onerror=alert(1)>', 'onerror', 'ltr'],
  ['without a single blank', 'n'.repeat(LONGEST), 'nnnnnnnn', 'ltr'],
])('a name %s is found, and stands on its page as it is', async (_what, name, sought, direction) => {
  const { status, body } = await ben.post('/api/customers', { name });
  expect(status).toBe(200);
  for (const width of [1440, 390]) {
    const page = await tellonce.newPage(ben, { width });
    page.on('dialog', () => expect.unreachable('a script of the name ran'));
    await page.goto(`${tellonce.url}/customers?q=${encodeURIComponent(sought)}`);
    await page.getByRole('main').getByRole('link').filter({ hasText: name }).click();
    await page.waitForURL(`**/customers/${body.id}`);
    const heading = page.getByRole('heading', { name, exact: true });
    await heading.waitFor();
    const shown = await heading.evaluate((element) => {
      const { left, right, height } = element.getBoundingClientRect();
      const { direction, lineHeight } = getComputedStyle(element);
      const lines = Math.round(height / Number.parseFloat(lineHeight));
      const sticks_out = element.scrollWidth - element.clientWidth;
      const { scrollWidth } = document.documentElement;
      return { left, right, lines, sticks_out, direction, scrollWidth, text: element.textContent };
    });
    expect(shown).toMatchObject({ text: name, direction, sticks_out: 0 });
    expect(shown.lines).toBeLessThanOrEqual(3);
    expect(shown.left).toBeGreaterThanOrEqual(0);
    expect(shown.right).toBeLessThanOrEqual(width);
    expect(shown.scrollWidth).toBeLessThanOrEqual(width);
    await page.context().close();
  }
});

// Beyond 4,000 characters it is no name any more: it stays on the log, and the customer is called by their address.
test.each([
  [3_900, 'Long name name name'],
  [10_000, '10000@name.example'],
])(
  'a name of %d characters that came in by an event takes no more room than a name may',
  async (length, called) => {
    const ada = await tellonce.addMember(`Ada${length}`, 'admin');
    const { body: source } = await ada.post('/api/sources', { name: 'Web shop' });
    const { body: key } = await ada.post(`/api/sources/${source.id}/keys`, { kind: 'secret' });
    const email = `${length}@name.example`;
    const name = `Long ${'name '.repeat(length / 5)}`.slice(0, length);
    const event = { userId: `long-${length}`, traits: { name, email } };
    expect((await ada.post('/v1/identify', event, { authorization: `Bearer ${key.key}` })).status).toBe(200);
    const found = async () => (await ben.get(`/api/customers?q=${email}`)).body.items;
    await expect.poll(found).toHaveLength(1);
    const [{ id }] = await found();
    const page = await tellonce.newPage(ben, { width: 1024 });
    await page.goto(`${tellonce.url}/customers?q=${email}`);
    const row = page.getByRole('main').getByRole('link').filter({ hasText: called });
    await row.waitFor();
    expect((await row.boundingBox())!.height).toBeLessThan(100);
    await page.goto(`${tellonce.url}/customers/${id}`);
    const heading = page.getByRole('heading', { level: 1 }).filter({ hasText: called });
    await heading.waitFor();
    expect((await heading.boundingBox())!.height).toBeLessThan(200);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1024);
  },
);

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../../../test/world.ts';
import { type ApiDocument, groupsOf, type Listed } from './document.ts';
import { curlOf, exampleOf } from './example.ts';
import { docsPage } from './page.ts';
import { typeText } from './schema-html.ts';

let world: World;
let page: string;
let document: ApiDocument;
let operations: Listed[];

beforeAll(async () => {
  world = await startWorld();
  const answer = await world.stranger.get('/docs');
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  page = answer.body;
  document = (await world.stranger.get('/openapi.json')).body;
  operations = [...groupsOf(document).values()].flat();
});
afterAll(() => world.stop());

const sectionOf = (id: string) => page.split(`<article id="${id}">`)[1]!.split('</article>')[0]!;

test('every operation of the API stands on it once, with who may call it', () => {
  expect(operations.length).toBeGreaterThan(60);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  const without = operations.filter(({ id, path, 'x-permission': permission }) => {
    const parts = page.split(`<article id="${id}">`);
    const words =
      permission === 'public' ? 'no session' : permission === 'signed_in' ? 'whatever role' : permission;
    return parts.length !== 2 || !sectionOf(id).includes(path) || !words || !sectionOf(id).includes(words);
  });
  expect(without.map(({ id }) => id)).toEqual([]);
});

test('an operation says what goes in, what comes back, and how it is called', () => {
  const change = sectionOf('patch-api-cases-id');
  expect(change).toContain('<code>cases.write</code>');
  expect(change).toContain('<code>if-match</code>');
  expect(change).toMatch(/<code>state<\/code> <span class="optional">optional<\/span>/);
  expect(change).toContain('one of open, waiting, resolved');
  expect(change).toContain('Answer 200');
  expect(change).toContain('curl &quot;$HOST/api/cases/');
  expect(sectionOf('get-api-cases')).toContain('integer, 1 to 100');
});

test('the page needs nothing from elsewhere and runs nothing', () => {
  expect(page).not.toMatch(/<script|<link[^>]+https?:|src="http|@import|url\(/);
  expect(page.match(/<article /g)).toHaveLength(operations.length);
});

test('the example of an operation is taken by the server as it stands', async () => {
  const mia = await world.as('mia');
  const make = operations.find(({ id }) => id === 'post-api-sources')!;
  expect(curlOf(make)).toContain('-b cookies');
  const body = JSON.parse(/-d '([^']*)'/s.exec(curlOf(make))![1]!);
  expect((await mia.post('/api/sources', body)).status).toBe(200);
  const company = operations.find(({ id }) => id === 'patch-api-company')!;
  expect(curlOf(company)).toContain(`-H 'if-match: "7"'`);
});

describe('what a schema says', () => {
  test.each([
    [{ type: 'string', format: 'uuid' }, 'string (uuid)'],
    [{ type: 'string', minLength: 1, maxLength: 200 }, 'string, 1 to 200 characters'],
    [{ type: 'integer', minimum: 1 }, 'integer, at least 1'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string or null'],
    [{ anyOf: [{ enum: ['a'] }, { enum: ['b'] }] }, 'one of a, b'],
    [{ type: 'array', items: { type: 'object' } }, 'list of object'],
    [{}, 'anything'],
  ])('%j: %s', (schema, text) => {
    expect(typeText(schema)).toBe(text);
  });

  test('and what it says is never taken for HTML', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const operation = { summary: evil, parameters: [{ name: evil, in: 'query', description: evil }] };
    const html = docsPage({
      info: { title: evil, version: '1' },
      paths: { [`/${evil}`]: { get: operation } },
    });
    expect(html).not.toContain('<img');
  });

  test('an example has what has to be there', () => {
    const properties = { id: { type: 'string', format: 'uuid' }, more: { type: 'string' } };
    const made = exampleOf({ type: 'object', properties, required: ['id'] }) as Record<string, unknown>;
    expect(Object.keys(made)).toEqual(['id']);
  });
});

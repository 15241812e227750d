import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { MODULES } from '../server/modules/order.ts';
import {
  deepOrUpwardImports,
  foreignWrites,
  ownersOfTables,
  sourceFiles,
  webImports,
} from './architecture.ts';

const root = path.join(import.meta.dirname, '..');
const files = sourceFiles(root);
const code = files.filter((file) => !/\.(test|e2e)\.tsx?$/.test(file.path));

describe('who may import whom', () => {
  test('the modules in order.ts are the folders there are', () => {
    const folders = readdirSync(path.join(root, 'server/modules'), { withFileTypes: true });
    expect(
      folders
        .filter((one) => one.isDirectory())
        .map((one) => one.name)
        .sort(),
    ).toEqual([...MODULES].sort());
  });

  test('the kit imports no module, a module only those below it, and only through their index.ts', () => {
    expect(deepOrUpwardImports(code)).toEqual([]);
  });

  test('the web imports nothing of the server', () => {
    expect(webImports(code)).toEqual([]);
  });

  test('an upward import and a deep import are noticed', () => {
    const file = (text: string) => [{ path: 'server/modules/customers/find.ts', text }];
    expect(deepOrUpwardImports(file("import { openCase } from '../cases/index.ts';"))).toHaveLength(1);
    const above = {
      path: 'server/modules/cases/open.ts',
      text: "import { rows } from '../customers/queries.ts';",
    };
    expect(deepOrUpwardImports([above])).toHaveLength(1);
    const kit = { path: 'server/log/record.ts', text: "import { x } from '../modules/customers/index.ts';" };
    expect(deepOrUpwardImports([kit])).toHaveLength(1);
    const fine = {
      path: 'server/modules/cases/open.ts',
      text: "import { rows } from '../customers/index.ts';",
    };
    expect(deepOrUpwardImports([fine])).toEqual([]);
  });
});

describe('who may write what', () => {
  const owners = ownersOfTables(path.join(root, 'server/db/migrations'));

  test('a module writes only its own tables', () => {
    expect(foreignWrites(code, owners)).toEqual([]);
  });

  test("a write to another module's table is noticed", () => {
    const write = {
      path: 'server/modules/cases/open.ts',
      text: 'sql`update profiles set customer_id = null`',
    };
    expect(foreignWrites([write], owners)).toEqual([
      'server/modules/cases/open.ts writes profiles, which customers owns',
    ]);
  });
});

describe('size and names', () => {
  const lines = (file: { text: string }) => file.text.split('\n').length - 1;
  const sizes = code.map(lines).sort((a, b) => a - b);
  const share = (part: number) => sizes[Math.floor((sizes.length - 1) * part)]!;

  test('the median file has at most 60 lines, nine in ten at most 150, none over 300', () => {
    expect(files.filter((file) => lines(file) > 300).map((file) => file.path)).toEqual([]);
    expect(share(0.5)).toBeLessThanOrEqual(60);
    expect(share(0.9)).toBeLessThanOrEqual(150);
  });

  test('no file is named by a word that says nothing', () => {
    const empty = /(^|\/)(utils?|helpers?|common|misc|service|manager)(\.[a-z]+)?(\/|$)/;
    expect(files.map((file) => file.path).filter((name) => empty.test(name))).toEqual([]);
  });

  test('no test is skipped or focused', () => {
    const marks = /\b(test|it|describe)\.(skip|only|todo)\b/;
    const tests = files.filter(
      (file) => /\.(test|e2e)\.tsx?$/.test(file.path) && !file.path.endsWith('architecture.test.ts'),
    );
    expect(tests.filter((file) => marks.test(file.text)).map((file) => file.path)).toEqual([]);
    expect(readFileSync(path.join(root, 'package.json'), 'utf8')).not.toContain('passWithNoTests');
  });
});

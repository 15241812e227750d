import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MODULES } from '../server/modules/order.ts';

export type SourceFile = { path: string; text: string };

const FOLDERS = ['server', 'web', 'demo', 'bin', 'bench', 'test'];
const GENERATED = /(server\/db\/tables\.ts|web\/api-types\.ts|\.gen\.ts|\.d\.ts)$/;

/** All TypeScript of the project, generated files left out, by path from the root. */
export function sourceFiles(root: string): SourceFile[] {
  return FOLDERS.flatMap((folder) => {
    const entries = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
    return entries
      .map((entry) => path.posix.join(folder, entry.replaceAll('\\', '/')))
      .filter((name) => /\.tsx?$/.test(name) && !GENERATED.test(name))
      .map((name) => ({ path: name, text: readFileSync(path.join(root, name), 'utf8') }));
  });
}

const IMPORT = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

function importsOf(file: SourceFile): string[] {
  return [...file.text.matchAll(IMPORT)].map((match) =>
    path.posix.join(path.posix.dirname(file.path), match[1]!),
  );
}

const moduleOf = (name: string): string | null => /^server\/modules\/([^/]+)\//.exec(name)?.[1] ?? null;
const isKit = (name: string): boolean => /^server\/(db|http|log|jobs|auth|live|files|archive)\//.test(name);
const place = (module: string): number => (MODULES as readonly string[]).indexOf(module);

/** What the kit imports of modules, and what modules import from above or past an index.ts. */
export function deepOrUpwardImports(files: SourceFile[]): string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap((target) => {
      const to = moduleOf(target);
      const from = moduleOf(file.path);
      if (!to || to === from) return [];
      if (isKit(file.path)) return [`${file.path} is of the kit and imports ${target}`];
      if (from && place(to) > place(from)) return [`${file.path} imports upwards: ${target}`];
      if (from && target !== `server/modules/${to}/index.ts`)
        return [`${file.path} imports past the index: ${target}`];
      return [];
    }),
  );
}

/** What the web or the demo's pages import of the server. */
export function webImports(files: SourceFile[]): string[] {
  return files
    .filter((file) => file.path.startsWith('web/'))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('server/'))
        .map((target) => `${file.path} imports ${target}`),
    );
}

/** table -> the module (or part of the kit) whose migration makes it: migrations are named NNNN_<owner>... */
export function ownersOfTables(folder: string): Map<string, string> {
  const owners = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    const owner = /^\d{4}_([a-z]+)/.exec(name)?.[1];
    const text = readFileSync(path.join(folder, name), 'utf8');
    for (const match of text.matchAll(/create table (?:if not exists )?(\w+)/g)) {
      if (owner) owners.set(match[1]!, owner);
    }
  }
  return owners;
}

const WRITE = /\b(?:insert\s+into|update|delete\s+from|truncate|merge\s+into)\s+(?:only\s+)?(\w+)/gi;
const KYSELY_WRITE = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)'/g;

/** Writes to tables that another module owns. */
export function foreignWrites(files: SourceFile[], owners: Map<string, string>): string[] {
  return files
    .filter((file) => file.path.startsWith('server/'))
    .flatMap((file) => {
      const mine = moduleOf(file.path) ?? file.path.split('/')[1]!;
      const tables = [...file.text.matchAll(WRITE), ...file.text.matchAll(KYSELY_WRITE)].map(
        (match) => match[1]!,
      );
      return [...new Set(tables)]
        .filter((table) => owners.has(table) && owners.get(table) !== mine)
        .map((table) => `${file.path} writes ${table}, which ${owners.get(table)} owns`);
    });
}

import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { CannotStart, fileTrouble } from './cannot-start.ts';

// Every setting there is. `description` says what it is for, `expected` what a good value looks like (both are shown
// when a value is bad), `unset` what holds without it; docs/settings.md is made from all three. To add one: a line
// here and, where it has one, a line in `defaults`.
export const Settings = Type.Object({
  PORT: Type.Integer({
    minimum: 0,
    maximum: 65535,
    description: 'the port to listen on',
    expected: 'a number from 1 to 65535, or 0 for any free port',
    unset: '3000',
  }),
  HOST: Type.String({
    minLength: 1,
    description: 'the network address to listen on',
    expected: 'an address of this machine, such as 127.0.0.1 or 0.0.0.0',
    unset: '0.0.0.0; with --demo 127.0.0.1',
  }),
  DATA_DIR: Type.String({
    minLength: 1,
    description: 'the folder that holds the database and the files',
    expected: 'a path',
    unset: 'data, in the folder it is started in; with --demo data/demo',
  }),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://\\S+$',
      description: 'a PostgreSQL of your own, version 15 or newer, in place of the one Tellonce brings',
      expected: 'an address such as postgresql://user:password@host:5432/database',
      unset: 'the PostgreSQL that comes with Tellonce, in DATA_DIR',
    }),
  ),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/\\s]+$',
      description: 'the address at which customers and the team reach this server',
      expected: 'an address without a path, such as https://care.example.com',
      unset: 'http://localhost and the port',
    }),
  ),
  TRUSTED_PROXIES: Type.Optional(
    Type.String({
      pattern: '^[0-9a-fA-F.:]+(/\\d{1,3})?(\\s*,\\s*[0-9a-fA-F.:]+(/\\d{1,3})?)*$',
      description: 'the proxies in front whose word on who calls (X-Forwarded-For) is taken',
      expected: 'addresses or networks, such as 10.0.0.0/8, 192.168.1.4',
      unset: 'only those on this machine',
    }),
  ),
  LOG_LEVEL: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
    description: 'how much the log (JSON lines on stderr) tells',
    expected: 'trace, debug, info, warn, error, fatal or silent',
    unset: 'info; in a terminal warn',
  }),
  SECRET: Type.String({
    minLength: 32,
    description: 'signs sessions and encrypts stored passwords',
    expected: 'at least 32 characters, the same in every process and for as long as the data is kept',
    unset: 'made once and kept in DATA_DIR/secret',
  }),
  PRIVATE_ISSUER_HOSTS: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9.:\\[\\]-]+(\\s*,\\s*[A-Za-z0-9.:\\[\\]-]+)*$',
      description:
        'the hosts in your own network that single sign-on may call; all others have to be on the open internet',
      expected: 'host names or addresses without a port, such as login.corp.example, 10.0.0.5',
      unset: 'none',
    }),
  ),
  DEFAULT_COUNTRY: Type.Optional(
    Type.String({
      pattern: '^[A-Z]{2}$',
      description: 'the country of phone numbers that are written without one',
      expected: 'two capital letters, such as DE or US',
      unset: 'only numbers written with their country are known',
    }),
  ),
  ROLE: Type.Enum(['all', 'web', 'worker'], {
    description: 'what this process does',
    expected: 'all, web or worker',
    unset: 'all',
  }),
});

export type Config = Readonly<Static<typeof Settings>> & { readonly demo: boolean };

type Environment = Record<string, string | undefined>;

export function readConfig(environment: Environment = process.env, args = process.argv.slice(2)): Config {
  const unknown = args.find((arg) => arg !== '--demo');
  if (unknown !== undefined) {
    throw new CannotStart(
      `"${unknown}" is not known.`,
      'The only option is --demo; everything else is set by environment variables.',
    );
  }
  const demo = args.includes('--demo');
  const values: Record<string, unknown> = { ...defaults(demo), ...given(environment) };
  values.DATA_DIR = resolve(String(values.DATA_DIR));
  // The folder is only touched once everything else is known to be right.
  complain({ SECRET: 'x'.repeat(32), ...values });
  values.SECRET ??= keptSecret(String(values.DATA_DIR));
  return { ...(values as Static<typeof Settings>), demo };
}

function defaults(demo: boolean) {
  return {
    PORT: 3000,
    HOST: demo ? '127.0.0.1' : '0.0.0.0',
    // Apart, so that who tries the demo first does not find its people among their own.
    DATA_DIR: demo ? 'data/demo' : 'data',
    // Someone in front of a terminal reads the plain lines; warnings and errors still show.
    LOG_LEVEL: process.stderr.isTTY ? 'warn' : 'info',
    ROLE: 'all',
  };
}

// A variable that is set to nothing counts as not set: compose files and CI often pass empty ones.
function given(environment: Environment): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(Settings.properties)) {
    const text = environment[name]?.trim();
    if (text === undefined || text === '') continue;
    const number = Type.IsInteger(schema) && /^\d+$/.test(text);
    values[name] = number ? Number(text) : text;
  }
  return values;
}

function complain(values: Record<string, unknown>) {
  const lines = Object.entries(Settings.properties)
    .filter(([name, schema]) => values[name] !== undefined && !Value.Check(schema, values[name]))
    .map(([name, schema]) => {
      const { description, expected } = schema as { description?: string; expected?: string };
      const shown = shownOf(name, String(values[name]));
      return `${name} (${description}) is ${shown}. Expected: ${expected}.`;
    });
  if (lines.length > 0)
    throw new CannotStart(lines.join('\n'), 'Change or unset the setting and start again.');
}

// Secrets and passwords are not printed, not even wrong ones.
function shownOf(name: string, value: string): string {
  if (name === 'SECRET') return `${value.length} characters long`;
  return `"${value.replace(/\/\/.*@/, '//...@')}"`;
}

function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    if (!existsSync(path)) {
      writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
      // A link appears whole or not at all: of two servers started at once both read the same secret.
      linkSync(draft, path);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !existsSync(path)) {
      throw fileTrouble(error, dataDir) ?? error;
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return readSecret(path, dataDir);
}

function readSecret(path: string, dataDir: string): string {
  let secret: string;
  try {
    secret = readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw fileTrouble(error, dataDir) ?? error;
  }
  if (secret.length < 32) {
    throw new CannotStart(
      `${path} is damaged: it holds ${secret.length} characters, at least 32 are needed.`,
      'Put it back from a backup. Only if there is none: delete it; everyone then has to sign in again and mail accounts need their passwords once more.',
    );
  }
  return secret;
}

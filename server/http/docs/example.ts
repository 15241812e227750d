import type { Listed, Schema } from './document.ts';
import { alternatives, joined } from './schema-html.ts';

const ID = '0193a3f2-7c1e-7d4b-9a52-3f1c5e8b7d20';
const DEEPEST = 5;

/** A value that fits a schema: what somebody might send. */
export function exampleOf(schema: Schema, name = '', depth = 0): unknown {
  if (schema.examples?.length) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.length) return schema.enum[0];
  const first = alternatives(schema)[0];
  if (first) return exampleOf(first, name, depth);
  const whole = joined(schema);
  if (whole.properties) {
    if (depth >= DEEPEST) return {};
    // What has to be there; where nothing has to, one thing of each.
    const wanted = Object.entries(whole.properties).filter(([key]) => whole.required?.includes(key));
    const shown = wanted.length > 0 ? wanted : Object.entries(whole.properties);
    return Object.fromEntries(shown.map(([key, one]) => [key, exampleOf(one, key, depth + 1)]));
  }
  if (whole.items) return [exampleOf(whole.items, name, depth + 1)];
  return plain(whole, name);
}

function plain({ type, format, minimum }: Schema, name: string): unknown {
  const kind = [type ?? 'object'].flat()[0];
  if (kind === 'integer' || kind === 'number') return minimum ?? 1;
  if (kind === 'boolean') return true;
  if (kind === 'null') return null;
  if (kind !== 'string') return {};
  if (format === 'uuid') return ID;
  if (format === 'date-time') return '2026-03-01T09:30:00Z';
  if (/email/.test(name)) return 'ana@example.com';
  return name === '' ? 'text' : name.replaceAll('_', ' ');
}

const OF_BROWSERS = /^\/(v1\/projects|chat)/;

/** How it is called from a shell. `$HOST` is this server, `cookies` the file that signing in has written. */
export function curlOf(operation: Listed): string {
  const { method, path, parameters = [], requestBody } = operation;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    /id$/.test(name) ? ID : name.toUpperCase(),
  );
  const query = parameters
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => `${one.name}=${encodeURIComponent(String(exampleOf(one.schema ?? {}, one.name)))}`);
  const address = `"$HOST${filled}${query.length > 0 ? `?${query.join('&')}` : ''}"`;
  return [`curl ${address}`, ...who(operation), ...what(method, parameters, requestBody)].join(' \\\n  ');
}

function who({ method, path, 'x-permission': permission }: Listed): string[] {
  if (path.startsWith('/v1/inbound')) return [`-H "authorization: Bearer $TOKEN"`];
  if (path.startsWith('/v1/') && !OF_BROWSERS.test(path)) return ['-u "$WRITE_KEY:"'];
  if (path === '/api/session' && method === 'POST') return ['-c cookies', '-H "origin: $HOST"'];
  if (permission === 'public')
    return path.startsWith('/api/') && method !== 'GET' ? ['-H "origin: $HOST"'] : [];
  return ['-b cookies', ...(method === 'GET' ? [] : ['-H "origin: $HOST"'])];
}

function what(
  method: string,
  parameters: NonNullable<Listed['parameters']>,
  body: Listed['requestBody'],
): string[] {
  const verb = method === 'GET' || (method === 'POST' && body) ? [] : [`-X ${method}`];
  const version = parameters.some((one) => one.name === 'if-match') ? [`-H 'if-match: "7"'`] : [];
  const [type, content] = Object.entries(body?.content ?? {})[0] ?? [];
  if (type?.startsWith('multipart/')) return [...verb, ...version, '-F file=@letter.pdf'];
  if (!content?.schema) return [...verb, ...version];
  const json = JSON.stringify(exampleOf(content.schema), null, 1).replaceAll("'", "'\\''");
  return [...verb, ...version, `-H "content-type: ${type}"`, `-d '${json}'`];
}

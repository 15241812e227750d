import { may, PERMISSION_NAMES, ROLES } from './permissions.ts';
import type { RouteAccess } from './plugin.ts';

/** docs/permissions.md: who may do what, and what each route of the API asks for. Generated from the code. */
export function permissionsDocument(routes: RouteAccess[]): string {
  return `# Permissions

Generated from the code by \`node bin/launch.mjs bin/generate.ts\`: do not edit.

## What each role may

${table(
  ['permission', ...ROLES],
  PERMISSION_NAMES.map((permission) => [
    `\`${permission}\``,
    ...ROLES.map((role) => (may(role, permission) ? 'yes' : '')),
  ]),
)}

## What each route asks for

*public* routes need no session; they ask for a key or a token of their own where they give anything away.

${table(
  ['route', 'asks for', ...ROLES],
  listed(routes).map(({ method, url, access }) => [
    `\`${method} ${url}\``,
    access === 'public' || access === 'signed_in' ? `*${access}*` : `\`${access}\``,
    ...ROLES.map((role) => (may(role, access) ? 'yes' : '')),
  ]),
)}
`;
}

// HEAD goes where GET goes; OPTIONS only tells browsers of other sites what they may send.
function listed(routes: RouteAccess[]): RouteAccess[] {
  const key = (route: RouteAccess) => `${route.url} ${route.method}`;
  return routes
    .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** As much of an OpenAPI document as the page shows. */
export type Schema = {
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: boolean | Schema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  pattern?: string;
};

type Content = Record<string, { schema?: Schema }>;

export type Parameter = {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
};

export type Operation = {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses?: Record<string, { description?: string; content?: Content }>;
  /** The permission it asks for, `signed_in` or `public`. */
  'x-permission'?: string;
};

export type ApiDocument = {
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
};

/** One operation with its address. */
export type Listed = Operation & { method: string; path: string; id: string };

/** All operations, grouped by what they are about. */
export function groupsOf(document: ApiDocument): Map<string, Listed[]> {
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
      id: `${method}${path.replace(/[^a-z0-9]+/gi, '-')}`.replace(/-$/, ''),
    })),
  );
  const groups = Map.groupBy(listed, groupOf);
  return new Map([...groups].sort(([one], [other]) => one.localeCompare(other, 'en')));
}

const ABOUT: [RegExp, string][] = [
  [/^\/v1\/inbound/, 'Handing mail over'],
  [/^\/v1\//, 'Events'],
  [/^\/chat/, 'Chat on your pages'],
  [/^\/(healthz|readyz)/, 'Health'],
  [/^\/api\/(cases|messages|deliveries)/, 'Cases'],
  [/^\/api\/(customer|suggestion|organisation|erasure|identity)/, 'Customers'],
  [/^\/api\/(channel)/, 'Channels'],
  [/^\/api\/(source)/, 'Sources'],
  [/^\/api\/(inbound|parked)/, 'Parked and failed'],
  [/^\/api\/(me|session|setup|invitation|password-reset|passkey|single-sign-on)/, 'Signing in'],
  [/^\/api\/(team|departments|roles|audit)/, 'Team'],
  [/^\/api\/(company|about)/, 'Company'],
];

function groupOf({ path, tags }: Listed): string {
  const known = ABOUT.find(([begins]) => begins.test(path))?.[1];
  const name = known ?? tags?.[0] ?? path.split('/')[2] ?? 'Other';
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

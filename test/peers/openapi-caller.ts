/** Who calls every route there is by what the OpenAPI document says of it, as a stranger's client would. */

type Schema = {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
};
type Parameter = { name: string; in: 'query' | 'path' | 'header'; schema: Schema };

export type Operation = {
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | null;
};

/** Real ids: by the thing in the path that `{id}` is of (`customers`), or by a name of their own (`customer_id`). */
export type Place = Record<string, string>;

type Described = {
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema: Schema }> };
};

export async function operations(url: string): Promise<Operation[]> {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Described>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content?.['application/json']?.schema ?? null,
    })),
  );
}

/** A request that the schema lets in, with real ids where there are some. */
export function fill({ path, parameters, body }: Operation, place: Place) {
  const of = (where: Parameter['in']) => parameters.filter((one) => one.in === where).map(({ name }) => name);
  const thing = path.split('/')[2] ?? '';
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => place[name] ?? place[thing] ?? 'none');
  const fields = Object.keys(body?.properties ?? {});
  return {
    url,
    fields,
    body: Object.fromEntries(fields.map((name) => [name, example(name, body!.properties![name]!, place)])),
    queries: of('query'),
    ids: of('path'),
    headers: (of('header').includes('if-match') ? { 'if-match': '"1"' } : {}) as Record<string, string>,
  };
}

function example(name: string, schema: Schema, place: Place): unknown {
  if (schema.anyOf) return example(name, schema.anyOf[0]!, place);
  if (schema.enum || schema.const) return schema.enum?.[0] ?? schema.const;
  if (schema.format === 'uuid') return place[name] ?? place.customers;
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'string':
      return name === 'email' ? 'somebody@example.org' : 'Something';
    case 'integer':
    case 'number':
      return 5;
    case 'boolean':
      return false;
    case 'array':
      return [];
    default:
      return {};
  }
}

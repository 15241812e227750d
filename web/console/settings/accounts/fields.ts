import type { JsonSchema } from '../../api/shapes.ts';

/** One field of a settings form, read from the JSON Schema that the channel describes itself with. */
export type Field = {
  name: string;
  label: string;
  hint: string | undefined;
  required: boolean;
  /** What the server takes when it is left empty. */
  usual: unknown;
  min: number | undefined;
  max: number | undefined;
} & (
  | { kind: 'text' | 'secret' | 'number' | 'switch' | 'lines' | 'colour' }
  | { kind: 'choice'; choices: Choice[] }
);

export type Choice = { value: string; label: string };

export type FieldGroup = { name: string | null; fields: Field[] };

/** The fields in the order of the schema. */
export function fieldsOf(schema: JsonSchema, secrets: string[]): Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, part]) => {
    const base = {
      name,
      label: part.title ?? name,
      hint: part.description,
      required: schema.required?.includes(name) ?? false,
      usual: part.default,
      min: part.minimum,
      max: part.maximum,
    };
    const choices = choicesOf(part);
    if (choices) return { ...base, kind: 'choice', choices };
    if (secrets.includes(name)) return { ...base, kind: 'secret' };
    return { ...base, kind: kindOf(part) };
  });
}

function kindOf(part: JsonSchema): Exclude<Field['kind'], 'choice' | 'secret'> {
  if (part.type === 'integer' || part.type === 'number') return 'number';
  if (part.type === 'boolean') return 'switch';
  if (part.type === 'array') return 'lines';
  if (part.pattern?.startsWith('^#')) return 'colour';
  return 'text';
}

function choicesOf(part: JsonSchema): Choice[] | null {
  const choices = part.enum?.map((value) => ({ const: value, title: undefined })) ?? part.anyOf;
  if (!choices?.every((each) => each.const !== undefined)) return null;
  return choices.map((each) => ({ value: String(each.const), label: each.title ?? String(each.const) }));
}

/** Fields that begin alike (smtp_host, smtp_port, ...) stand together; the rest come in a group without a name. */
export function groupsOf(fields: Field[]): FieldGroup[] {
  const beginning = (field: Field) => field.name.split('_')[0] ?? '';
  const groups: FieldGroup[] = [];
  for (const field of fields) {
    const alike = fields.filter((other) => beginning(other) === beginning(field)).length >= 3;
    const name = alike ? beginning(field).toUpperCase() : null;
    const last = groups.at(-1);
    if (last && last.name === name) last.fields.push(field);
    else groups.push({ name, fields: [field] });
  }
  return groups;
}

/** The values as the API takes them: what was emptied is taken away, a secret left empty stays as it is. */
export function asSettings(
  fields: Field[],
  values: Record<string, unknown>,
  fresh: boolean,
): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const { name, kind } of fields) {
    const value = kind === 'lines' ? linesOf(values[name]) : values[name];
    const empty = value === undefined || value === '' || value === null;
    if (!empty) settings[name] = value;
    else if (!fresh && kind !== 'secret') settings[name] = null;
  }
  return settings;
}

function linesOf(value: unknown): string[] | undefined {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'string') return undefined;
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

import type { Schema } from './document.ts';
import { code, escaped } from './html.ts';

const DEEPEST = 7;

/** What a value has to be like, with all that is in it. */
export function schemaHtml(schema: Schema, depth = 0): string {
  const inner = depth >= DEEPEST ? '' : partsHtml(schema, depth);
  return `<span class="type">${escaped(typeText(schema))}</span>${said(schema)}${inner}`;
}

/** The properties of an object, of the things in a list, or of each alternative. */
function partsHtml(schema: Schema, depth: number): string {
  const whole = joined(schema);
  if (whole.properties) {
    const rows = Object.entries(whole.properties).map(([name, one]) => {
      const must = whole.required?.includes(name) ? '' : ' <span class="optional">optional</span>';
      return `<li>${code(name)}${must} ${schemaHtml(one, depth + 1)}</li>`;
    });
    return `<ul>${rows.join('')}</ul>`;
  }
  if (whole.items) return partsHtml(whole.items, depth);
  const shapes = alternatives(whole).filter((one) => joined(one).properties || one.items);
  return shapes.map((one) => partsHtml(one, depth)).join('<p class="or">or</p>');
}

/** `allOf` is one object with the properties of all. */
export function joined(schema: Schema): Schema {
  if (!schema.allOf) return schema;
  const parts = schema.allOf.map(joined);
  return {
    ...schema,
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => required ?? []),
  };
}

export const alternatives = ({ anyOf, oneOf }: Schema): Schema[] => anyOf ?? oneOf ?? [];

/** "string (uuid)", "integer, 1 to 100", "one of open, waiting", "list of objects", "string or null". */
export function typeText(schema: Schema): string {
  const choices = alternatives(schema);
  if (choices.length > 0) {
    const values = choices.flatMap((one) => one.enum ?? (one.const === undefined ? [] : [one.const]));
    if (values.length === choices.length) return `one of ${values.join(', ')}`;
    return choices.map(typeText).join(' or ');
  }
  if (schema.enum)
    return schema.enum.length > 1 ? `one of ${schema.enum.join(', ')}` : String(schema.enum[0]);
  if (schema.const !== undefined) return String(schema.const);
  if (schema.items) return `list of ${typeText(schema.items)}`;
  const type = [schema.type ?? (schema.properties || schema.allOf ? 'object' : 'anything')]
    .flat()
    .join(' or ');
  return [type + (schema.format ? ` (${schema.format})` : ''), ...bounds(schema)].join(', ');
}

function bounds({ minimum, maximum, minLength, maxLength }: Schema): string[] {
  const between = (least: number | undefined, most: number | undefined, what: string) => {
    if (least === undefined && most === undefined) return [];
    if (least === undefined) return [`at most ${most}${what}`];
    return [most === undefined ? `at least ${least}${what}` : `${least} to ${most}${what}`];
  };
  return [...between(minimum, maximum, ''), ...between(minLength, maxLength, ' characters')];
}

function said({ description, default: given }: Schema): string {
  const without = given === undefined ? '' : ` Without it: ${code(given)}.`;
  return `${description ? ` <span class="said">${escaped(description)}</span>` : ''}${without}`;
}

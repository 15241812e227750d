import { Ajv, type Options } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { FastifySchema, FastifySchemaCompiler } from 'fastify';

const OPTIONS: Options = { useDefaults: true, removeAdditional: true, addUsedSchema: false, strict: false };

const withFormats = (options: Options): Ajv => {
  const ajv = new Ajv(options);
  ajvFormats.default(ajv);
  const { validate } = ajv.formats['date-time'] as { validate: (text: string) => boolean };
  ajv.addFormat('date-time', (text: string) => validate(text) && isMoment(text));
  return ajv;
};

// What RFC 3339 lets one write and JavaScript or PostgreSQL cannot hold: the year 0, a 61st second, a place on Earth
// that is a whole day away from Greenwich.
const FIRST_MOMENT = Date.parse('0001-01-01T00:00:00Z');
const isMoment = (text: string): boolean =>
  Date.parse(text) >= FIRST_MOMENT && !/[+-](1[6-9]|2\d):?\d\d$/.test(text);

/**
 * Checks requests. Addresses and headers are texts, so a number there is made from its text; a JSON body says what it
 * means: coerced, `null` would become '' and "1" a number without anybody having said so.
 */
export function requestValidator(): FastifySchemaCompiler<FastifySchema> {
  const body = withFormats(OPTIONS);
  const texts = withFormats({ ...OPTIONS, coerceTypes: 'array' });
  return ({ schema, httpPart }) => (httpPart === 'body' ? body : texts).compile(schema as object);
}

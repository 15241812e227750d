import { Ajv, type Options } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { FastifySchema, FastifySchemaCompiler } from 'fastify';

const OPTIONS: Options = { useDefaults: true, removeAdditional: true, addUsedSchema: false, strict: false };

const withFormats = (options: Options): Ajv => {
  const ajv = new Ajv(options);
  ajvFormats.default(ajv);
  return ajv;
};

/**
 * Checks requests. Addresses and headers are texts, so a number there is made from its text; a JSON body says what it
 * means: coerced, `null` would become '' and "1" a number without anybody having said so.
 */
export function requestValidator(): FastifySchemaCompiler<FastifySchema> {
  const body = withFormats(OPTIONS);
  const texts = withFormats({ ...OPTIONS, coerceTypes: 'array' });
  return ({ schema, httpPart }) => (httpPart === 'body' ? body : texts).compile(schema as object);
}

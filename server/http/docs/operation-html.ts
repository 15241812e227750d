import type { Listed, Parameter, Schema } from './document.ts';
import { curlOf } from './example.ts';
import { code, escaped } from './html.ts';
import { schemaHtml } from './schema-html.ts';

/** One operation: what it does, who may call it, what goes in, what comes back, and how it is called. */
export function operationHtml(operation: Listed): string {
  const { id, method, path, summary, description, parameters = [], requestBody, responses = {} } = operation;
  return `<article id="${escaped(id)}">
<h3><a href="#${escaped(id)}"><span class="method ${method.toLowerCase()}">${method}</span> ${escaped(path)}</a></h3>
${summary ? `<p class="summary">${escaped(summary)}.</p>` : ''}${description ? `<p>${escaped(description)}</p>` : ''}
<p class="asks">${asks(operation['x-permission'])}</p>
${listOf('Parameters', parameters.map(parameterHtml))}
${Object.entries(requestBody?.content ?? {})
  .map(([type, { schema }]) => part(`Body <span class="media">${escaped(type)}</span>`, schema))
  .join('')}
${Object.entries(responses)
  .map(([status, answer]) => answerHtml(status, answer.content))
  .join('')}
<details><summary>Example</summary><pre>${escaped(curlOf(operation))}</pre></details>
</article>`;
}

function asks(permission: string | undefined): string {
  if (permission === 'public') return 'Asks for no session.';
  if (permission === 'signed_in') return 'Asks for a session, of whatever role.';
  return `Asks for the permission ${code(permission ?? '')}.`;
}

function parameterHtml({ name, in: place, required, description, schema }: Parameter): string {
  const where = place === 'path' ? 'in the address' : place === 'query' ? 'after ?' : `as a ${place}`;
  const must = required ? '' : ' <span class="optional">optional</span>';
  const told = description && !schema?.description ? { ...schema, description } : (schema ?? {});
  return `<li>${code(name)}${must} <span class="where">${where}</span> ${schemaHtml(told)}</li>`;
}

function answerHtml(status: string, content: Record<string, { schema?: Schema }> | undefined): string {
  const [type, found] = Object.entries(content ?? {})[0] ?? [];
  const media = type && type !== 'application/json' ? ` <span class="media">${escaped(type)}</span>` : '';
  return part(`Answer ${escaped(status)}${media}`, found?.schema);
}

function part(title: string, schema: Schema | undefined): string {
  return schema ? `<h4>${title}</h4><div class="schema">${schemaHtml(schema)}</div>` : '';
}

const listOf = (title: string, rows: string[]): string =>
  rows.length === 0 ? '' : `<h4>${title}</h4><ul>${rows.join('')}</ul>`;

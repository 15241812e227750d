import type { Exported, Happened } from './export-customer.ts';

const STYLE = `
:root { color-scheme: light dark; --edge: #8884; --quiet: #777; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 900px; margin: 32px auto; padding: 0 20px; }
h1 { font-size: 24px; margin: 0; } h2 { font-size: 17px; margin: 32px 0 8px; }
p { margin: 4px 0; color: var(--quiet); }
table { border-collapse: collapse; width: 100%; } thead { display: table-header-group; }
th, td { text-align: start; vertical-align: top; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--edge);
  overflow-wrap: anywhere; }
th { font-weight: 600; color: var(--quiet); } td:first-child { white-space: nowrap; }
code { font-size: 12px; white-space: pre-wrap; color: var(--quiet); }
@media print { body { margin: 0; max-width: none; font-size: 11px; } tr { break-inside: avoid; } }
@media (max-width: 600px) { td:first-child { white-space: normal; } }`;

/** One page that needs nothing else, to be read, kept and printed. Times are UTC. */
export async function* asHtml(
  customer: Exported,
  timeline: AsyncIterable<Happened[]>,
): AsyncGenerator<string> {
  const name = escaped(customer.display_name);
  yield `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${name}</title><style>${STYLE}</style></head><body>
<h1>${name}</h1>
<p>Everything that is known, as of ${time(new Date())}. Known since ${time(customer.created_at)}.</p>`;
  yield about(customer);
  yield `<h2>Timeline</h2><table><thead><tr><th>When (UTC)</th><th>What</th></tr></thead><tbody>`;
  for await (const page of timeline) yield page.map(happened).join('\n');
  yield '</tbody></table></body></html>\n';
}

function about({ profiles, traits, links, memberships }: Exported): string {
  const identities = profiles.flatMap((profile) => profile.identities);
  return [
    table(
      'Known by',
      ['Kind', 'Value', 'Evidence', 'Since (UTC)'],
      identities.map((one) => [
        one.kind,
        one.value,
        `${one.verified ? 'verified' : 'claimed'}: ${one.evidence}`,
        time(one.created_at),
      ]),
    ),
    table(
      'What is known',
      ['Trait', 'Value', 'Said by', 'When (UTC)'],
      traits.map((one) => [one.name, text(one.value), one.set_by, time(one.occurred_at)]),
    ),
    table(
      'Organisations',
      ['Organisation', 'What was said', 'Said by', 'First (UTC)', 'Last (UTC)'],
      memberships.map((one) => [
        one.organisation ?? 'without a name',
        `${one.trust}: ${one.belongs ? 'belongs to it' : 'has left it'}`,
        one.said_by,
        time(one.first_at),
        time(one.last_at),
      ]),
    ),
    table(
      'Taken for the same person',
      ['When (UTC)', 'Profiles', 'Why', 'Undone'],
      links.map((one) => [
        time(one.created_at),
        `${one.profile_a} and ${one.profile_b}`,
        `${one.strength}: ${one.evidence}`,
        one.undone_at ? time(one.undone_at) : '',
      ]),
    ),
  ].join('\n');
}

function table(title: string, heads: string[], rows: string[][]): string {
  if (rows.length === 0) return `<h2>${title}</h2><p>None.</p>`;
  const head = heads.map((one) => `<th>${one}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((one) => `<td>${escaped(one)}</td>`).join('')}</tr>`);
  return `<h2>${title}</h2><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

function happened({ occurred_at, summary, type, channel, properties }: Happened): string {
  const details = Object.keys(properties).length > 0 ? `<br><code>${escaped(text(properties))}</code>` : '';
  const where = escaped([type, channel].filter(Boolean).join(', '));
  return `<tr><td>${time(occurred_at)}</td><td>${escaped(summary)} <code>${where}</code>${details}</td></tr>`;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const time = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ');

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (raw: string): string => raw.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

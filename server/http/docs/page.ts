import { type ApiDocument, groupsOf } from './document.ts';
import { escaped } from './html.ts';
import { operationHtml } from './operation-html.ts';
import { STYLE } from './style.ts';

const BEGIN = `
<p>Everything the console does goes through this API, and nothing else. Bodies and answers are JSON with names in
<code>snake_case</code> and times in RFC 3339 (UTC).</p>
<h4>Signing in</h4>
<pre>HOST=http://localhost:3000
curl "$HOST/api/session" -c cookies -H "origin: $HOST" \\
  -H "content-type: application/json" -d '{"email": "you@example.com", "password": "..."}'</pre>
<p>What changes something wants an <code>origin</code> header with this server's own address: it proves that no other site
makes a browser send it. Events come with a key of their own in place of a session (Settings, Sources and keys).</p>
<h4>What holds everywhere</h4>
<ul>
<li>A refusal is a problem document (RFC 9457) with a stable <code>code</code>, a <code>detail</code> that says what to do,
and a <code>request_id</code> that the log of the server names, too.</li>
<li>Long lists come in pages: give the <code>next</code> of a page as <code>after</code> to read on.</li>
<li>Where an answer has an <code>ETag</code>, a change wants it back as <code>If-Match</code>, and is refused with 412 when
somebody else was first.</li>
<li>Where an <code>Idempotency-Key</code> is taken, the same key gives the first answer again.</li>
<li>429 and 503 say with <code>Retry-After</code> when to try again.</li>
<li>For who lacks the permission <code>customers.contact_details</code>, addresses and numbers of customers are masked in
every answer.</li>
</ul>`;

/** The whole API on one page that needs nothing else: made here, without a script, to be searched by the browser. */
export function docsPage(document: ApiDocument): string {
  const groups = [...groupsOf(document)];
  const anchor = (name: string) => `group-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const nav = groups.map(([name, operations]) => {
    const links = operations.map(
      ({ id, method, path }) =>
        `<li><a href="#${escaped(id)}"><span class="method ${method.toLowerCase()}">${method}</span> ${escaped(path)}</a></li>`,
    );
    return `<details><summary><a href="#${anchor(name)}">${escaped(name)}</a></summary><ul>${links.join('')}</ul></details>`;
  });
  const sections = groups.map(
    ([name, operations]) =>
      `<section id="${anchor(name)}"><h2>${escaped(name)}</h2>${operations.map(operationHtml).join('\n')}</section>`,
  );
  const title = `API of ${document.info.title}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><link rel="icon" href="/icon.svg"><style>${STYLE}</style></head>
<body><a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Operations"><p class="home"><a href="/">${escaped(document.info.title)}</a></p>${nav.join('')}</nav>
<main id="content"><h1>${escaped(title)}</h1>
<p class="summary">For machines: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1), from which this page is made.</p>
${BEGIN}
${sections.join('\n')}
</main></body></html>`;
}

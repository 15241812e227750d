import type { Db } from '../../db/index.ts';
import { Refusal } from '../../http/index.ts';
import { withRemoteImages } from '../channels/index.ts';
import { messageById } from './queries/messages.ts';

export type HtmlPage = { body: string; headers: Record<string, string> };

// A mail that sets colours of its own was made for white paper, so it gets white paper, at night too. One that sets
// none takes the reader's.
const OWN_COLOURS = /(?:\bcolor|\bbackground(?:-color)?)\s*:|\b(?:bg)?color\s*=/i;

const PAPER = 'color-scheme:light;background:#fff;color:#1a1a1a';
const READERS = 'color-scheme:light dark;background:Canvas;color:CanvasText';

/** A message's HTML as a page of its own, to be shown in a frame: nothing in it runs, submits, or loads unasked. */
export async function showHtml(db: Db, input: { id: string; images: boolean }): Promise<HtmlPage> {
  const html = (await messageById(db, input.id))?.html;
  if (!html) throw new Refusal('html_not_found', 404, 'No message with this id, or none with HTML.');
  return {
    body: page(input.images ? withRemoteImages(html) : html),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(input.images),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  };
}

// Without allow-scripts nothing runs, so allow-same-origin gives the mail no power; the pictures inside it are files
// of ours, and without it the browser would ask for them without the reader's session.
function policy(images: boolean): string {
  return [
    "default-src 'none'",
    `img-src 'self' data:${images ? ' https: http:' : ''}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}

const page = (html: string): string => `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<base target="_blank">
<style>
:root{${OWN_COLOURS.test(html) ? PAPER : READERS}}
body{margin:12px;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
img,table{max-width:100%}
img{height:auto}
img[data-remote-src]{min-width:1em;min-height:1em;outline:1px dashed #888}
blockquote{margin:0 0 0 .5em;padding-left:.75em;border-left:2px solid #8888}
pre{white-space:pre-wrap}
</style>
</head>
<body>
${html}
</body>
</html>
`;

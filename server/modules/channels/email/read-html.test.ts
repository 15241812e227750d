import { describe, expect, it } from 'vitest';
import { readHtml } from './read-html.ts';

const megabyteOf = (piece: string) => piece.repeat(Math.floor(1_000_000 / piece.length));
const read = (html: string, longest_ms?: number) =>
  readHtml(html, new Map([['a@x', '/api/files/1']]), longest_ms);

describe('the HTML of a mail', () => {
  it('is read the same, be it short or long', async () => {
    const letter = '<p onclick="x()">Look: <img src="cid:a@x"></p><script>alert(1)</script>';
    const safe = { html: '<p>Look: <img src="/api/files/1" /></p>', text: 'Look:' };
    expect(await read(letter)).toEqual(safe);
    expect(await read(letter + ' '.repeat(100_000))).toMatchObject({ text: safe.text });
    expect((await read(letter + ' '.repeat(100_000)))!.html.trim()).toBe(safe.html);
  });

  it('lets everybody else have their turn while it is read, if it is long', async () => {
    let turns = 0;
    let again = setImmediate(function turn() {
      turns += 1;
      again = setImmediate(turn);
    });
    await read(megabyteOf('<b style="color:red">x</b>'));
    clearImmediate(again);
    // Read in between two of our own turns it would be one.
    expect(turns).toBeGreaterThan(10);
  });

  it.each([
    ['small styled tags', '<b style="color:red">x</b>'],
    ['paragraphs', '<p>x</p>'],
    ['lines', '<br>'],
    ['pictures', '<img src="https://shop.example/p.gif">'],
    ['characters that are escaped', '&lt;'],
  ])('is read to its end when it is a megabyte of %s', async (_what, piece) => {
    expect((await read(`${megabyteOf(piece)}the end`))?.text).toMatch(/the end$/);
  });

  it('is read to its end when it is three megabytes of links on one line', async () => {
    // Copied again for each of its links, the line would take minutes, and be given up.
    const links = megabyteOf('<a href="https://shop.example/">x</a>').repeat(3);
    expect((await read(`${links}the end`))?.text).toMatch(/the end$/);
  });

  it('is given up when it takes too long, and when it nests only to keep us busy', async () => {
    expect(await read(megabyteOf('<b style="color:red">x</b>'), 1)).toBeNull();
    expect(await read(megabyteOf('<div>'))).toBeNull();
    expect(await read('<div>'.repeat(3_000))).toBeNull();
  });
});

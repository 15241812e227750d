import { describe, expect, it } from 'vitest';
import { sanitiseHtml } from './sanitise-html.ts';
import { textOfHtml } from './text-of-html.ts';
import { trimQuote } from './trim-quote.ts';

describe('the text of a mail that has HTML only', () => {
  const text = (html: string) => textOfHtml(sanitiseHtml(html));

  it('has a line for each block and each break', () => {
    expect(text('<p>Hello</p><p>My code<br>does not work</p><div>Ana</div>')).toBe(
      'Hello\n\nMy code\ndoes not work\n\nAna',
    );
  });
  it('says where a link leads, unless its words say so', () => {
    expect(
      text(
        '<a href="https://a.example/x?a=1&amp;b=2">here</a> <a href="https://b.example">https://b.example</a>',
      ),
    ).toBe('here (https://a.example/x?a=1&b=2) https://b.example');
  });
  it('marks what is quoted', () => {
    expect(text('<p>New</p><blockquote>Old<br>words</blockquote>')).toBe('New\n\n> Old\n> words');
  });
  it('reads lists and characters that HTML escapes', () => {
    expect(text('<ul><li>1 &lt; 2</li><li>a &amp; b&nbsp;&quot;c&quot;</li></ul>')).toBe(
      '- 1 < 2\n- a & b "c"',
    );
  });
  it('is done with a megabyte in a moment', () => {
    const begun = performance.now();
    text('<p>word <br></p>'.repeat(60_000));
    expect(performance.now() - begun).toBeLessThan(8_000);
  });
});

describe('what is new in an answer', () => {
  const old = '> Hello Ana,\n> did it work?\n';
  it.each([
    ['English', 'On Mon, 5 Jan 2026 at 10:00, Ben <help@shop.example> wrote:'],
    ['English over two lines', 'On Mon, 5 Jan 2026 at 10:00, Ben\n<help@shop.example> wrote:'],
    ['German', 'Am 05.01.26 um 10:00 schrieb Ben:'],
    ['French', 'Le lun. 5 janv. 2026 à 10:00, Ben <help@shop.example> a écrit :'],
    ['Spanish', 'El lun, 5 ene 2026 a las 10:00, Ben escribió:'],
    ['Italian', 'Il giorno lun 5 gen 2026 alle ore 10:00 Ben ha scritto:'],
    ['Portuguese', 'Em seg., 5 de jan. de 2026 às 10:00, Ben escreveu:'],
    ['Dutch', 'Op ma 5 jan 2026 om 10:00 schreef Ben:'],
    ['Swedish', 'Den mån 5 jan. 2026 kl 10:00 skrev Ben:'],
  ])('leaves out what a %s mail program quotes', (_language, introduction) => {
    expect(trimQuote(`Yes, thank you.\n\n${introduction}\n\n${old}`)).toBe('Yes, thank you.');
  });
  it('leaves out what Outlook puts below', () => {
    const below =
      '________________________________\nFrom: Ben <help@shop.example>\nSent: Monday\nTo: Ana\nSubject: Re: code\n\nHello Ana,';
    expect(trimQuote(`Yes.\n\n${below}`)).toBe('Yes.');
    expect(trimQuote('Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: Ben\n\nHallo')).toBe('Ja.');
  });
  it('keeps answers written between the quoted lines', () => {
    const between = '> Did it work?\nNo.\n> Which code?\nSAVE20';
    expect(trimQuote(between)).toBe(between);
  });
  it('keeps a mail that holds nothing but what it forwards', () => {
    const forward = '---------- Forwarded message ---------\nFrom: Eve\nDate: Monday\nSubject: x\n\nWords';
    expect(trimQuote(forward)).toBe(forward);
  });
  it('does not take a sentence for an introduction', () => {
    const sentence = 'On Monday I wrote:\nnothing at all.\nFrom: here on it fails.';
    expect(trimQuote(sentence)).toBe(sentence);
  });
  it('is done with absurd input in a moment', () => {
    const begun = performance.now();
    trimQuote(`${'On '.repeat(100_000)}\n> x`);
    trimQuote(`On ${'a wrote '.repeat(50_000)}\n> x\n`.repeat(3));
    trimQuote('> x\n'.repeat(200_000));
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

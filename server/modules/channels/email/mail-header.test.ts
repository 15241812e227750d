import { describe, expect, it } from 'vitest';
import { kindOfMail } from './kind-of-mail.ts';
import { externalIdOf, headerField, headerOf, messageIds } from './mail-header.ts';

const mail = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n\r\nHello\r\n`, 'latin1');

describe('what a mail is known by', () => {
  it('is its Message-ID', () => {
    expect(externalIdOf(mail('Subject: x', 'message-id:  <a.b@c.example> '))).toBe('<a.b@c.example>');
  });
  it('is its Message-ID also when that is on the next line or without brackets', () => {
    expect(externalIdOf(mail('Message-ID:', ' <long@c.example>', 'Subject: x'))).toBe('<long@c.example>');
    expect(externalIdOf(mail('Message-ID: bare@c.example'))).toBe('<bare@c.example>');
  });
  it('is the hash of its bytes when it has no Message-ID, an empty or an absurd one', () => {
    for (const lines of [
      ['Subject: x'],
      ['Message-ID: '],
      [`Message-ID: <${'x'.repeat(3000)}@c>`],
      ['Message-ID: <\0\x01@c>'],
    ]) {
      expect(externalIdOf(mail(...lines))).toMatch(/^sha256:[0-9a-f]{64}$/);
    }
    expect(externalIdOf(mail('Subject: x'))).toBe(externalIdOf(mail('Subject: x')));
    expect(externalIdOf(mail('Subject: x'))).not.toBe(externalIdOf(mail('Subject: y')));
  });
  it('is not looked for in the body', () => {
    expect(externalIdOf(Buffer.from('Subject: x\n\nMessage-ID: <body@c>\n'))).toMatch(/^sha256:/);
  });
});

describe('a header', () => {
  it('is read over folded lines and in any case', () => {
    const header = headerOf(mail('REFERENCES: <a@x>', '\t<b@x>', 'Subject: y'));
    expect(messageIds(headerField(header, 'References')!)).toEqual(['<a@x>', '<b@x>']);
    expect(headerField(header, 'in-reply-to')).toBeNull();
  });
});

describe('who writes', () => {
  const kind = (...lines: string[]) => kindOfMail(headerOf(mail('From: a@b.example', ...lines)));
  it.each([
    ['Auto-Submitted: auto-replied'],
    ['Auto-Submitted: auto-generated (vacation)'],
    ['X-Autoreply: yes'],
    ['X-Autorespond: 1'],
    ['Precedence: auto_reply'],
    ['Precedence: bulk'],
    ['Return-Path: <>'],
    ['Content-Type: multipart/report; report-type=disposition-notification; boundary=x'],
  ])('is a machine by "%s"', (line) => {
    expect(kind(line)).toBe('auto_reply');
  });
  it.each([['Auto-Submitted: no'], ['Precedence: list'], ['X-Priority: 1'], ['Return-Path: <a@b.example>']])(
    'is a person in spite of "%s"',
    (line) => {
      expect(kind(line)).toBe('message');
    },
  );
  it('is another mail server by a delivery report', () => {
    expect(kind('Content-Type: multipart/report; report-type="delivery-status"; boundary=x')).toBe('report');
  });
});

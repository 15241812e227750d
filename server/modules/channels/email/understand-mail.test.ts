import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../db/index.ts';
import { fileById, readFileBytes } from '../../../files/index.ts';
import { listInbound } from '../inbound/list-inbound.ts';
import { storeRaw } from '../inbound/store-raw.ts';
import { type MailWorld, mailBytes, startMailWorld } from '../mail-world.ts';
import type { Account } from '../types.ts';
import { externalIdOf } from './mail-header.ts';

let world: MailWorld;
let account: Account;

beforeAll(async () => {
  world = await startMailWorld();
  account = await world.account({});
});
afterAll(() => world.stop());
beforeEach(async () => {
  await sql`truncate taken, raw_inbound`.execute(world.db);
});

async function taken(raw: Buffer) {
  await storeRaw(world.db, account.id, externalIdOf(raw), raw);
  await world.settle();
  const [message] = await world.taken();
  if (!message) throw new Error(JSON.stringify((await listInbound(world.db, {})).items));
  return message;
}

const multipart = (kind: string, parts: string[]): [Record<string, string>, string] => [
  { 'Content-Type': `multipart/${kind}; boundary="b0"` },
  `${parts.map((part) => `--b0\n${part}\n`).join('')}--b0--`,
];
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/.{76}/g, '$&\n');

describe('a mail', () => {
  it('says who writes what to whom, in answer to what', async () => {
    const message = await taken(
      mailBytes({
        From: '=?utf-8?q?Ana_L=C3=B3pez?= <Ana@Mail.Example>',
        Cc: 'Eve <eve@mail.example>',
        Subject: '=?utf-8?q?C=C3=B3digo?= roto',
        'Message-ID': '<1@mail.example>',
        'In-Reply-To': '<b@shop.example>',
        References: '<a@shop.example>\r\n <b@shop.example>',
        Date: 'Mon, 05 Jan 2026 10:00:00 +0100',
      }),
    );
    expect(message).toMatchObject({
      channel: 'email',
      external_id: '<1@mail.example>',
      kind: 'message',
      in_reply_to: '<b@shop.example>',
      references: ['<a@shop.example>', '<b@shop.example>'],
      from: { kind: 'email', value: 'ana@mail.example', name: 'Ana López', verified: false },
      to: ['support@shop.example', 'eve@mail.example'],
      subject: 'Código roto',
      text: 'My code does not work.',
      html: null,
      attachments: [],
      occurred_at: '2026-01-05T09:00:00.000Z',
    });
  });

  it('without a Message-ID is known by its bytes, so it comes twice as one', async () => {
    const raw = mailBytes({ 'Message-ID': null });
    await taken(raw);
    const message = await taken(raw);
    expect(message.external_id).toBe(`sha256:${createHash('sha256').update(raw).digest('hex')}`);
    expect(await world.taken()).toHaveLength(1);
  });

  it('from the future or without a date is dated by its arrival', async () => {
    for (const date of ['Fri, 01 Jan 2100 00:00:00 +0000', 'yesterday', null]) {
      await sql`truncate taken, raw_inbound`.execute(world.db);
      const at = new Date((await taken(mailBytes({ Date: date }))).occurred_at).getTime();
      expect(Math.abs(at - Date.now())).toBeLessThan(60_000);
    }
  });

  it('in bytes that are no UTF-8, with NUL in it, is read as far as it goes', async () => {
    const raw = Buffer.concat([
      mailBytes({ Subject: 'caf\u0000e \u0007', 'Content-Type': 'text/plain; charset=utf-8' }, 'begin '),
      Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0x00, 0xed, 0xa0, 0x80]),
      Buffer.from(' end'),
    ]);
    const message = await taken(raw);
    expect(message.text).toMatch(/^begin[\s\S]*end$/);
    expect(message.text).not.toContain('\0');
    expect(message.subject).toMatch(/^caf/);
  });

  it.each([
    ['iso-8859-1', Buffer.from('Grüße', 'latin1'), 'Grüße'],
    ['windows-1252', Buffer.from([0x80, 0x20, 0x93, 0x61, 0x94]), '€ “a”'],
    ['shift_jis', Buffer.from([0x83, 0x65, 0x83, 0x58, 0x83, 0x67]), 'テスト'],
    ['no-such-charset', Buffer.from('plain'), 'plain'],
  ])('in %s is read', async (charset, bytes, text) => {
    const head = mailBytes({ 'Content-Type': `text/plain; charset=${charset}` }, '');
    expect((await taken(Buffer.concat([head, bytes]))).text).toBe(text);
  });

  it('shows what is new in it, and keeps the whole', async () => {
    const message = await taken(
      mailBytes({}, 'No.\n\nOn Mon, 5 Jan 2026 at 10:00, Ben wrote:\n> Did it work?\n'),
    );
    expect(message.text_new).toBe('No.');
    expect(message.text).toContain('> Did it work?');
  });

  it('in HTML alone has a text, and nothing in it that runs', async () => {
    const html =
      '<p onclick="x()">Hello <b>you</b></p><script>alert(1)</script><img src="https://evil.example/p.gif">';
    const message = await taken(mailBytes({ 'Content-Type': 'text/html; charset=utf-8' }, html));
    expect(message.text).toBe('Hello you');
    expect(message.html).toBe('<p>Hello <b>you</b></p><img data-remote-src="https://evil.example/p.gif" />');
  });
});

describe('a mail made to keep us busy', () => {
  it('is taken all the same, with the whole of it attached', async () => {
    const message = await taken(mailBytes({ 'Content-Type': 'text/html' }, '<div>'.repeat(100_000)));
    expect(message).toMatchObject({ html: null, text: expect.stringContaining('could not be read') });
    expect(message.attachments.map((one) => one.name)).toEqual(['whole-mail.eml']);
  });
});

describe('the files of a mail', () => {
  const picture = Buffer.from('89504e470d0a1a0a', 'hex');
  const png = (id: string) =>
    `Content-Type: image/png\nContent-ID: <${id}>\nContent-Transfer-Encoding: base64\n\n${base64(picture)}`;

  it('are kept byte for byte, under names that name no folder', async () => {
    const parts = [
      'Content-Type: text/plain\n\nSee the bill.',
      `Content-Type: application/pdf; name="../../etc/bill.pdf"\nContent-Disposition: attachment; filename="../../etc/bill.pdf"\nContent-Transfer-Encoding: base64\n\n${base64(Buffer.from('%PDF-1.4'))}`,
    ];
    const [file] = (await taken(mailBytes(...multipart('mixed', parts)))).attachments;
    expect(file).toMatchObject({ name: 'bill.pdf', type: 'application/pdf', size: 8, content_id: null });
    const row = await fileById(world.db, file!.file_id);
    expect((await readFileBytes(world.kit, row!)).toString()).toBe('%PDF-1.4');
  });

  it('are shown in the HTML where it names them, and are attachments where it does not', async () => {
    const parts = ['Content-Type: text/html\n\n<p>Look: <img src="cid:a@x"></p>', png('a@x'), png('b@x')];
    const message = await taken(mailBytes(...multipart('related', parts)));
    const [shown, other] = message.attachments;
    expect(message.html).toBe(`<p>Look: <img src="/api/files/${shown!.file_id}" /></p>`);
    expect(shown!.content_id).toBe('a@x');
    expect(other!.content_id).toBeNull();
  });

  it('may be large: 25 MB arrive whole', async () => {
    const bytes = Buffer.alloc(19 * 1024 * 1024, 'tellonce');
    const parts = [
      'Content-Type: text/plain\n\nBig.',
      `Content-Type: video/mp4; name=a.mp4\nContent-Transfer-Encoding: base64\n\n${base64(bytes)}`,
    ];
    const raw = mailBytes(...multipart('mixed', parts));
    expect(raw.length).toBeGreaterThan(25 * 1024 * 1024);
    const [file] = (await taken(raw)).attachments;
    const row = await fileById(world.db, file!.file_id);
    expect(row!.sha256.equals(createHash('sha256').update(bytes).digest())).toBe(true);
    expect((await readFileBytes(world.kit, row!)).equals(bytes)).toBe(true);
  });

  it('are there whole when the mail is nested too deep to be told apart', async () => {
    let body = '';
    for (let depth = 1; depth < 2_000; depth += 1) {
      body += `--b${depth - 1}\nContent-Type: multipart/mixed; boundary="b${depth}"\n\n`;
    }
    const raw = mailBytes({ 'Content-Type': 'multipart/mixed; boundary="b0"' }, body);
    const message = await taken(raw);
    expect(message).toMatchObject({ subject: 'My code', from: { value: 'ana@mail.example' } });
    expect(message.text).toMatch(/could not be read. The whole mail is attached/);
    const row = await fileById(world.db, message.attachments.at(-1)!.file_id);
    expect((await readFileBytes(world.kit, row!)).equals(raw)).toBe(true);
  });

  it('are there whole when there are too many of them, or the text is endless', async () => {
    const many = Array.from({ length: 150 }, (_, n) => `Content-Type: text/csv; name=${n}.csv\n\n${n}`);
    const message = await taken(mailBytes(...multipart('mixed', ['Content-Type: text/plain\n\nx', ...many])));
    expect(message.attachments).toHaveLength(101);
    expect(message.attachments.at(-1)!.name).toBe('whole-mail.eml');
    await sql`truncate taken, raw_inbound`.execute(world.db);
    const endless = await taken(mailBytes({}, 'word '.repeat(100_000)));
    expect(endless.text.length).toBeLessThan(201_000);
    expect(endless.attachments.map((one) => one.name)).toEqual(['whole-mail.eml']);
  });
});

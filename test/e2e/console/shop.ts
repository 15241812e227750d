import type { Client } from '../../world.ts';

/** A mailbox that sends nothing, and a way to write to it: what the inbox has to show comes in as it does in life. */
export type Shop = {
  /** A mail comes in; resolves with its case once it is there. */
  write: (mail: { from: string; subject: string; text?: string; html?: string }) => Promise<CaseRow>;
  /** Events of a known person, as the shop's server sends them. */
  tell: (events: Record<string, unknown>[]) => Promise<void>;
};

export type CaseRow = {
  id: string;
  number: number;
  state: string;
  version: number;
  customer: { id: string };
};

export async function openShop(url: string, admin: Client): Promise<Shop> {
  const { body: account } = await admin.post('/api/channel-accounts', {
    channel: 'email',
    name: 'Support',
    settings: { kind: 'catcher', address: 'support@shop.example' },
  });
  const { body: door } = await admin.post(`/api/channel-accounts/${account.id}/inbound-token`);
  const { body: source } = await admin.post('/api/sources', { name: 'Web shop' });
  const { body: key } = await admin.post(`/api/sources/${source.id}/keys`, { kind: 'secret' });
  return {
    write: async ({ from, subject, text = 'Hello, can you help?', html }) => {
      const address = /<(.+)>/.exec(from)?.[1] ?? from;
      const body = html ? { type: 'text/html', text: html } : { type: 'text/plain', text };
      await handOver(`${url}/v1/inbound/email/${account.id}`, door.token, { from, subject, ...body });
      return caseOf(admin, address, subject);
    },
    tell: async (events) => {
      const { status } = await admin.post(
        '/v1/batch',
        { batch: events },
        {
          authorization: `Basic ${btoa(`${key.key}:`)}`,
        },
      );
      if (status !== 200) throw new Error(`The events were not taken: ${status}`);
    },
  };
}

let mails = 0;

async function handOver(
  url: string,
  token: string,
  mail: { from: string; subject: string; type: string; text: string },
): Promise<void> {
  mails += 1;
  const lines = [
    `From: ${mail.from}`,
    'To: support@shop.example',
    `Subject: ${mail.subject}`,
    `Message-ID: <mail-${mails}@customer.example>`,
    `Date: ${new Date().toUTCString()}`,
    `Content-Type: ${mail.type}; charset=utf-8`,
    '',
    mail.text,
  ];
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822' },
    body: lines.join('\r\n'),
  });
  if (!answer.ok) throw new Error(`The mail was not taken: ${answer.status} ${await answer.text()}`);
}

async function caseOf(admin: Client, address: string, subject: string): Promise<CaseRow> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await admin.get(`/api/cases?view=all&q=${encodeURIComponent(address)}`);
    const row = body.items.find((each: { subject: string }) => each.subject === subject);
    if (row) return row;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`No case came of the mail "${subject}".`);
}

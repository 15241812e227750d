import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sanitiseHtml } from '../channels/index.ts';
import { type CaseWorld, startCaseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

async function htmlUrl(html: string): Promise<string> {
  const from_address = `writer-${Math.random()}@mail.example`;
  const taken = await world.take(world.mail({ from_address, html: sanitiseHtml(html) }));
  return (await world.messagesOf(taken!.case_id))[0].html_url;
}

const policyOf = (headers: Headers) =>
  new Map(
    headers
      .get('content-security-policy')!
      .split(';')
      .map((part) => part.trim().split(/ (.*)/s) as [string, string]),
  );

describe('the HTML of a message', () => {
  test('is a page in which nothing runs, submits, or loads from elsewhere', async () => {
    const url = await htmlUrl(
      '<p>Hello <b>you</b></p><script>alert(1)</script><img src="https://spy.example/p.gif">',
    );
    const { status, body, headers } = await world.ben.get(url);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const policy = policyOf(headers);
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('img-src')).toBe("'self' data:");
    expect(policy.get('form-action')).toBe("'none'");
    expect(policy.get('sandbox')).not.toMatch(/allow-(scripts|forms|top-navigation)/);
    expect(policy.has('script-src')).toBe(false);
    expect(body).toContain('<p>Hello <b>you</b></p>');
    expect(body).not.toContain('<script');
    expect(body).not.toMatch(/<img[^>]* src="https/);
  });

  test('loads remote images when the reader asks, and still nothing else', async () => {
    const url = await htmlUrl('<img src="https://pictures.example/p.gif">');
    const { body, headers } = await world.ben.get(`${url}?images=1`);
    expect(body).toContain('<img src="https://pictures.example/p.gif"');
    expect(policyOf(headers).get('img-src')).toBe("'self' data: https: http:");
    expect(policyOf(headers).get('default-src')).toBe("'none'");
  });

  test('takes the reader’s colours when it has none, and white paper when it has its own', async () => {
    expect((await world.ben.get(await htmlUrl('<p>plain</p>'))).body).toContain('color-scheme:light dark');
    const own = (await world.ben.get(await htmlUrl('<p style="color:#000">black</p>'))).body;
    expect(own).toContain('color-scheme:light;background:#fff');
    const font = (await world.ben.get(await htmlUrl('<font color="black">black</font>'))).body;
    expect(font).toContain('color-scheme:light;background:#fff');
  });

  test('is not there for a message without HTML', async () => {
    const taken = await world.take(world.mail({ from_address: 'plain@mail.example' }));
    const [message] = await world.messagesOf(taken!.case_id);
    expect(message.html_url).toBeNull();
    const answer = await world.ben.get(`/api/messages/${message.id}/html`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'html_not_found' } });
  });
});

import { expect, test } from 'vitest';
import { MAIL_PASSWORD, startMailServers } from '../mail-servers.ts';
import { answerByMail, openCase, signIn, storySoFar } from './agent.ts';
import { failWithVoucher, leaveEmail, sayInChat } from './customer.ts';
import { newestMail, replyTo } from './mail-client.ts';
import { startStory } from './start-story.ts';

test('the same with a real Postfix and a real Dovecot in between', async () => {
  const mail = await startMailServers(['hello', 'ana']);
  const story = await startStory();
  try {
    const hello = `hello@${mail.domain}`;
    const address = `ana@${mail.domain}`;
    await switchToRealMail(story.mia, {
      address: hello,
      smtp_port: mail.smtp_port,
      imap_port: mail.imap_port,
    });

    const ana = await story.newPage();
    await failWithVoucher(ana, story.url);
    await sayInChat(ana, "my code doesn't work");
    await leaveEmail(ana, address);

    const ben = await story.newPage();
    await signIn(ben, story.url, 'ben@werkbank.example', 'werkbank-demo');
    const case_id = await openCase(ben, "my code doesn't work");
    await storySoFar(ben)
      .getByText(/SPRING20 failed: expired/)
      .waitFor();
    await answerByMail(ben, 'I am sorry, Ana. Please use DANKE-ANA instead.');

    const received = await newestMail(mail, address);
    expect(received.text).toContain('DANKE-ANA');
    expect(received.from?.value[0]?.address).toBe(hello);
    await replyTo(mail, address, received, 'That one worked, thank you!');

    await ben.getByText('That one worked, thank you!').first().waitFor({ timeout: 60_000 });
    expect(ben.url()).toContain(case_id);
    const { body } = await story.mia.get(`/api/cases/${case_id}`);
    expect(body.channels.sort()).toEqual(['email', 'webchat']);
    expect(body.state).toBe('open');
    const { body: customer } = await story.mia.get(`/api/customers/${body.customer.id}`);
    const emails = customer.profiles
      .flatMap((profile: { identities: { kind: string }[] }) => profile.identities)
      .filter((identity: { kind: string }) => identity.kind === 'email');
    // She answered what only she could read: what was a claim in the chat is proven now.
    expect(emails).toMatchObject([{ value: address, verified: true }]);
  } finally {
    await story.stop();
    await mail.stop();
  }
});

type Owner = Awaited<ReturnType<typeof startStory>>['mia'];

/** In place of the demo's mail catcher, as someone does in Settings: try it out, then keep it. */
async function switchToRealMail(
  mia: Owner,
  given: { address: string; smtp_port: number; imap_port: number },
): Promise<void> {
  const { body: before } = await mia.get('/api/channel-accounts');
  const catcher = before.items.find((account: { channel: string }) => account.channel === 'email');
  await mia.delete(`/api/channel-accounts/${catcher.id}`);
  const settings = {
    address: given.address,
    from_name: 'Werkbank',
    smtp_host: '127.0.0.1',
    smtp_port: given.smtp_port,
    smtp_security: 'starttls',
    smtp_user: given.address,
    smtp_password: MAIL_PASSWORD,
    imap_host: '127.0.0.1',
    imap_port: given.imap_port,
    imap_security: 'starttls',
    check_certificates: false,
  };
  const { body: tried } = await mia.post('/api/channel-accounts/test', { channel: 'email', settings });
  expect(tried).toMatchObject({ ok: true });
  const { body: wrong } = await mia.post('/api/channel-accounts/test', {
    channel: 'email',
    settings: { ...settings, smtp_password: 'not this one' },
  });
  expect(wrong).toMatchObject({ ok: false });
  const kept = await mia.post('/api/channel-accounts', { channel: 'email', name: 'Mail', settings });
  expect(kept.status).toBe(200);
}

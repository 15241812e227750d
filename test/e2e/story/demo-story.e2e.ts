import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerByMail, openCase, signIn, storySoFar } from './agent.ts';
import { answerMail, failWithVoucher, leaveEmail, readMail, sayInChat } from './customer.ts';
import { type Story, startStory } from './start-story.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story?.stop());

test('a customer fails with a code, writes in the chat, goes on by mail, and it is one case to whoever answers', async () => {
  const ana = await story.newPage();
  await failWithVoucher(ana, story.url);
  await sayInChat(ana, "my code doesn't work");
  await leaveEmail(ana, 'ana@example.com');

  const ben = await story.newPage();
  await signIn(ben, story.url, 'ben@werkbank.example', 'werkbank-demo');
  const case_id = await openCase(ben, "my code doesn't work");
  const brief = storySoFar(ben);
  await brief.getByText(/SPRING20 failed: expired/).waitFor();
  await brief
    .getByText(/Bohrwerk 18 V/)
    .first()
    .waitFor();
  await brief.getByText(/my code doesn't work/).waitFor();

  // On another channel than the customer's last words, without leaving the case.
  await answerByMail(ben, 'I am sorry, Ana. Please use DANKE-ANA instead.');
  const mail = await readMail(ana, story.url, /code/i);
  expect(mail).toContain('DANKE-ANA');
  await answerMail(ana, 'That one worked, thank you!');

  // Shown without a reload, in the case that was open.
  await ben.getByText('That one worked, thank you!').first().waitFor();
  expect(ben.url()).toContain(case_id);
  const { body } = await story.mia.get(`/api/cases/${case_id}/messages`);
  expect(
    body.items.map((one: { channel: string; direction: string }) => `${one.direction} ${one.channel}`),
  ).toEqual(['in webchat', 'out email', 'in email']);
});

import type { Page } from 'playwright-core';

/** What Ana does in the shop and in its chat, as a person would: by what she sees. */

/** Looks at the drill, puts it into the cart, and tries her code, which fails. */
export async function failWithVoucher(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/demo/`);
  await page.getByRole('link', { name: 'See the drill' }).click();
  await page.getByRole('button', { name: /add/i }).first().click();
  await page.getByRole('link', { name: /^Cart/ }).click();
  await page.getByLabel('Voucher code').fill('SPRING20');
  await page.getByRole('button', { name: 'Redeem' }).click();
  await page.getByRole('alert').filter({ hasText: 'expired' }).waitFor();
}

/** Opens the chat and writes; waits until it is said to be sent. */
export async function sayInChat(page: Page, text: string): Promise<void> {
  const field = page.getByPlaceholder('Write a message');
  if (!(await field.isVisible())) await page.getByRole('button', { name: 'Open chat' }).click();
  await field.fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText(text).first().waitFor();
}

/** Says where an answer may go. */
export async function leaveEmail(page: Page, address: string): Promise<void> {
  await page.getByPlaceholder('Your e-mail address').fill(address);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(`If you leave, we answer to ${address}.`).waitFor();
}

/** Reads the newest mail in the demo's mailbox and returns its text. */
export async function readMail(page: Page, url: string, subject: RegExp): Promise<string> {
  await page.goto(`${url}/demo/mailbox`);
  await page.getByRole('button', { name: subject }).first().click();
  const mail = page.frameLocator('iframe[title="The mail"]').locator('body');
  await mail.filter({ hasText: /\S/ }).waitFor();
  return (await mail.textContent()) ?? '';
}

/** Answers the mail that is open. */
export async function answerMail(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Reply' }).click();
  await page.getByLabel('Text').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByLabel('Text').waitFor({ state: 'detached' });
}

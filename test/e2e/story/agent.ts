import type { Page } from 'playwright-core';

/** What Ben does in the console, by what he sees. */

export async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Email').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Inbox' }).first().waitFor();
}

/** Opens the case whose row shows this text, from the unassigned ones; returns its id. */
export async function openCase(page: Page, text: string): Promise<string> {
  await page.getByRole('link', { name: /^Unassigned/ }).click();
  await page.getByRole('link').filter({ hasText: text }).first().click();
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  return /\/inbox\/([0-9a-f-]{36})/.exec(page.url())![1]!;
}

export const storySoFar = (page: Page) => page.getByRole('region', { name: /story so far/i });

/** Answers by mail, though the customer wrote in the chat. */
export async function answerByMail(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: /^Reply by/ }).click();
  await page
    .getByRole('menuitem', { name: /^E-?mail/i })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Reply to the customer' }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** Answers where the customer wrote last. */
export async function replyInChat(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Reply to the customer' }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText(text).first().waitFor();
}

import { Worker } from 'node:worker_threads';
import { NestedAbsurdly, sanitiseHtml } from './sanitise-html.ts';
import { textOfHtml } from './text-of-html.ts';

export type ReadHtml = { html: string; text: string };

// Nearly all mails; they take less time than it takes to begin a thread.
const SHORT = 50_000;
// Measured: a megabyte of small tags, the worst there is, takes one to three seconds.
const LONGEST_MS = 30_000;

/**
 * HTML from outside, made safe to show, and its text. A long one is read in a thread of its own, so that nobody else
 * waits for it. Null for one that is made only to keep us busy. `inline`: where its inline images are, by content id.
 */
export async function readHtml(
  given: string,
  inline: ReadonlyMap<string, string>,
  longest_ms = LONGEST_MS,
): Promise<ReadHtml | null> {
  return given.length <= SHORT ? readHere(given, inline) : readApart(given, inline, longest_ms);
}

export function readHere(given: string, inline: ReadonlyMap<string, string>): ReadHtml | null {
  try {
    const html = sanitiseHtml(given, inline);
    return { html, text: textOfHtml(html) };
  } catch (error) {
    if (error instanceof NestedAbsurdly) return null;
    throw error;
  }
}

function readApart(
  given: string,
  inline: ReadonlyMap<string, string>,
  longest_ms: number,
): Promise<ReadHtml | null> {
  const thread = new Worker(new URL('./read-html-thread.ts', import.meta.url), {
    workerData: { given, inline },
  });
  return new Promise<ReadHtml | null>((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), longest_ms);
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The thread that reads the HTML of a mail ended early.'));
    });
  }).finally(() => thread.terminate());
}

import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeCatchUp } from './catch-up.ts';

/** A server whose word changes, and a page that shows it: each read is answered when the test says so. */
let word: string;
let reads: { answer: () => void }[];
let queries: QueryClient;
let shown: QueryObserver<string, Error, string, string, string[]>;
let catchUp: (key: string[]) => void;

beforeEach(() => {
  vi.useFakeTimers();
  word = 'first';
  reads = [];
  queries = new QueryClient();
  // As the server reads: what it answers is what was true when it was asked.
  const queryFn = () => {
    const read = word;
    return new Promise<string>((done) => reads.push({ answer: () => done(read) }));
  };
  shown = new QueryObserver(queries, {
    queryKey: ['case', '1'],
    queryFn,
    staleTime: Number.POSITIVE_INFINITY,
  });
  shown.subscribe(() => {});
  catchUp = makeCatchUp(queries);
});
afterEach(() => {
  queries.clear();
  vi.useRealTimers();
});

const later = () => vi.advanceTimersByTimeAsync(5_000);
async function answerAll() {
  for (let answered = 0; answered < reads.length; answered += 1) {
    reads[answered]!.answer();
    await later();
  }
}

test('what happens after a page was read is read', async () => {
  await answerAll();
  word = 'second';
  catchUp(['case', '1']);
  await later();
  await answerAll();
  expect(shown.getCurrentResult().data).toBe('second');
});

test('what happens while the page is read for the first time is read after it', async () => {
  word = 'second';
  catchUp(['case', '1']);
  await answerAll();
  expect(shown.getCurrentResult().data).toBe('second');
});

test('what happens while the page is read again is read after it', async () => {
  await answerAll();
  catchUp(['case', '1']);
  await later();
  word = 'second';
  catchUp(['case', '1']);
  await answerAll();
  expect(shown.getCurrentResult().data).toBe('second');
});

test('what happens in the pause after a read is read', async () => {
  await answerAll();
  catchUp(['case', '1']);
  await vi.advanceTimersByTimeAsync(0);
  reads.at(-1)!.answer();
  await vi.advanceTimersByTimeAsync(0);
  word = 'second';
  catchUp(['case', '1']);
  await later();
  await answerAll();
  expect(shown.getCurrentResult().data).toBe('second');
});

test('much that happens at once is one read, and one more for what came during it', async () => {
  await answerAll();
  const before = reads.length;
  for (let events = 0; events < 50; events += 1) catchUp(['case', '1']);
  await later();
  await answerAll();
  expect(reads.length - before).toBe(2);
});

test('what is being read already is shown when it comes, and not begun anew', async () => {
  await answerAll();
  word = 'second';
  void queries.refetchQueries({ queryKey: ['case', '1'] });
  await vi.advanceTimersByTimeAsync(0);
  catchUp(['case', '1']);
  await vi.advanceTimersByTimeAsync(0);
  reads[1]!.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown.getCurrentResult().data).toBe('second');
});

test('what nobody looks at is not read', async () => {
  await answerAll();
  const before = reads.length;
  catchUp(['case', '2']);
  await later();
  expect(reads.length).toBe(before);
});

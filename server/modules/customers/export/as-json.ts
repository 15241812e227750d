import type { Exported, Happened } from './export-customer.ts';

/** One JSON document, written as it is read: the customer, then `timeline`. */
export async function* asJson(
  customer: Exported,
  timeline: AsyncIterable<Happened[]>,
): AsyncGenerator<string> {
  const { suggestions: _other_people, ...known } = customer;
  const head = JSON.stringify({ exported_at: new Date(), ...known }, null, 1);
  yield `${head.slice(0, head.lastIndexOf('}')).trimEnd()},\n "timeline": [`;
  let first = true;
  for await (const page of timeline) {
    yield page.map((one) => `${take()}\n  ${JSON.stringify(written(one))}`).join('');
  }
  yield '\n ]\n}\n';

  function take(): string {
    if (!first) return ',';
    first = false;
    return '';
  }
}

/** The same in one line, for many customers in one file. */
export async function* asLine(
  customer: Exported,
  timeline: AsyncIterable<Happened[]>,
): AsyncGenerator<string> {
  const { suggestions: _other_people, ...known } = customer;
  yield `${JSON.stringify(known).slice(0, -1)},"timeline":[`;
  let comma = '';
  for await (const page of timeline) {
    yield comma + page.map((one) => JSON.stringify(written(one))).join(',');
    comma = ',';
  }
  yield ']}\n';
}

// How the log numbers its batches says nothing about anybody.
const written = ({ batch_id: _batch, ...one }: Happened & { batch_id?: unknown }) => one;

import { expect, test } from 'vitest';
import { type Step, twoAtOnce } from './two-at-once.ts';

async function* upTo(end: number, failure?: Error) {
  for (let n = 0; n < end; n++) yield n;
  if (failure) throw failure;
}

const passing = () => Object.assign(new Error('deadlock'), { code: '40P01' });
const lasting = () => new Error('disk full');

/** Takes as an import does: begins, lets the next one begin, and is finished when it is its turn. */
function taking(outcome: (n: number, tries: number) => Error | boolean = () => true) {
  const said: string[] = [];
  const tries = new Map<number, number>();
  const take = async (n: number, { letNextBegin, turn }: Step): Promise<boolean> => {
    tries.set(n, (tries.get(n) ?? 0) + 1);
    said.push(`begin ${n}`);
    letNextBegin();
    try {
      for (let moments = 0; moments < 5; moments++) await new Promise(setImmediate);
      await turn();
    } catch (error) {
      said.push(`let go ${n}`);
      throw error;
    }
    const end = outcome(n, tries.get(n)!);
    said.push(`${end === true ? 'end' : 'fail'} ${n}`);
    if (end instanceof Error) throw end;
    return end;
  };
  return { said, take };
}

test('the next begins beside one that lets it, never a third, and they end in their order', async () => {
  const { said, take } = taking();
  expect(await twoAtOnce(upTo(3), take)).toBe(true);
  expect(said).toEqual(['begin 0', 'begin 1', 'end 0', 'begin 2', 'end 1', 'end 2']);
});

test('one that does not let the next begin is finished first', async () => {
  const { said, take } = taking();
  await twoAtOnce(upTo(2), (n, step) => take(n, { ...step, letNextBegin: () => undefined }));
  expect(said).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1']);
});

test('one that fails for a reason that passes is tried again when the other has let go', async () => {
  const { said, take } = taking((n, tries) => (n === 0 && tries < 3 ? passing() : true));
  expect(await twoAtOnce(upTo(2), take)).toBe(true);
  const failed = ['begin 0', 'begin 1', 'fail 0', 'let go 1', 'begin 0', 'fail 0', 'begin 0', 'end 0'];
  expect(said).toEqual([...failed, 'begin 1', 'end 1']);
});

test('the last one is tried again as well', async () => {
  const { said, take } = taking((_n, tries) => (tries === 1 ? passing() : true));
  expect(await twoAtOnce(upTo(1), take)).toBe(true);
  expect(said).toEqual(['begin 0', 'fail 0', 'begin 0', 'end 0']);
});

test.each([
  ['a reason that stays', lasting],
  ['one that passes, over and over', passing],
])('after %s nothing is taken any more', async (_what, failure) => {
  const { said, take } = taking((n) => (n === 1 ? failure() : true));
  await expect(twoAtOnce(upTo(4), take)).rejects.toThrow(failure().message);
  expect(said.filter((what) => what.startsWith('end'))).toEqual(['end 0']);
  expect(said).not.toContain('begin 3');
});

test('where one says that it goes no further, the one begun beside it is let go', async () => {
  const { said, take } = taking((n) => n !== 0);
  expect(await twoAtOnce(upTo(3), take)).toBe(false);
  expect(said).toEqual(['begin 0', 'begin 1', 'fail 0', 'let go 1']);
});

test('what comes before a place that cannot be read is taken, though at the second try', async () => {
  const { said, take } = taking((n, tries) => (n === 1 && tries === 1 ? passing() : true));
  await expect(twoAtOnce(upTo(2, lasting()), take)).rejects.toThrow('disk full');
  expect(said.slice(-4)).toEqual(['end 0', 'fail 1', 'begin 1', 'end 1']);
});

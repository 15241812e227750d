/** How one that is being taken keeps step with the one before it and the one after it. */
export type Step = {
  /** To be called when the next one may begin beside this one. */
  letNextBegin: () => void;
  /** Waits until the one before has been taken. Fails when it was not: then this one must not be taken either. */
  turn: () => Promise<void>;
};

/** False: it goes no further from here. What fails must have left nothing behind. */
export type Take<Item> = (item: Item, step: Step) => Promise<boolean>;

type Begun<Item> = { item: Item; may_go_on: Promise<unknown>; taken: Promise<boolean>; error?: Error };

const TRIES = 8;
const ALONE: Step = { letNextBegin: () => undefined, turn: () => Promise.resolve() };

/**
 * Takes all of them in their order, each beginning while the one before is being finished. One that fails for a reason
 * that passes is tried again, by itself. False when it ended before the last.
 */
export async function twoAtOnce<Item>(items: AsyncIterable<Item>, take: Take<Item>): Promise<boolean> {
  let before: Begun<Item> | undefined;
  const finish = async (): Promise<boolean> => {
    const last = before;
    before = undefined;
    return !last || (await last.taken) || (await takeAgain(take, last));
  };
  try {
    for await (const item of items) {
      let next = begin(take, item, before);
      // Nobody is tried again before the other has let go: each would wait for the other.
      if (before && !(await before.taken)) {
        await next.taken;
        if (!(await finish())) return false;
        next = begin(take, item, undefined);
      }
      before = next;
      await next.may_go_on;
    }
  } catch (error) {
    // Where the items cannot be read on: what came before is taken.
    await finish();
    throw error;
  }
  return finish();
}

function begin<Item>(take: Take<Item>, item: Item, before: Begun<Item> | undefined): Begun<Item> {
  const { promise: let_go_on, resolve: letNextBegin } = Promise.withResolvers<void>();
  const turn = async () => {
    if (before && !(await before.taken)) throw new Error('The one before was not taken.');
  };
  const taken = take(item, { letNextBegin, turn }).catch((error: Error) => {
    begun.error = error;
    return false;
  });
  const begun: Begun<Item> = { item, may_go_on: Promise.race([let_go_on, taken]), taken };
  return begun;
}

// Work on the same customers elsewhere may end ours with a deadlock or a serialization failure: it passes.
async function takeAgain<Item>(take: Take<Item>, { item, error }: Begun<Item>): Promise<boolean> {
  if (error === undefined) return false;
  let reason: unknown = error;
  for (let tries = 1; tries < TRIES && /^40/.test((reason as { code?: string }).code ?? ''); tries++) {
    try {
      return await take(item, ALONE);
    } catch (failure) {
      reason = failure;
    }
  }
  throw reason;
}

/** The same, with the next one begun while the caller is busy with this one. */
export async function* oneAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = begin(items);
  try {
    for (;;) {
      const { value, done, error } = await next;
      if (error) throw error.reason;
      if (done) return;
      next = begin(items);
      yield value as Item;
    }
  } finally {
    // Whoever stops early: what was begun is finished first, then let go.
    await next;
    await items.return(undefined);
  }
}

type Begun<Item> = { value?: Item; done?: boolean; error?: { reason: unknown } };

// Its failure is kept until somebody asks for it: nobody may be waiting when it happens.
const begin = <Item>(items: AsyncGenerator<Item>): Promise<Begun<Item>> =>
  items.next().then(
    ({ value, done }) => ({ value, done: done ?? false }),
    (reason: unknown) => ({ error: { reason } }),
  );

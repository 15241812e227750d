import { expect } from 'vitest';
import type { Client } from '../../world.ts';

/** The id of the customer who is found by this, once there is one. */
export async function findCustomer(as: Client, q: string): Promise<string> {
  const id = async () => (await as.get(`/api/customers?q=${encodeURIComponent(q)}`)).body.items[0]?.id;
  await expect.poll(id).toBeTruthy();
  return id();
}

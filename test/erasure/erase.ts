import { expect } from 'vitest';
import type { Client } from '../world.ts';

/** Erases as a person does: reads what would go, types the name. Returns the proof once it is done. */
export async function erase(as: Client, customer_id: string, given: object = {}) {
  const preview = await as.get(`/api/customers/${customer_id}/erasure-preview`);
  expect(preview).toMatchObject({ status: 200 });
  const { status, body } = await as.post(`/api/customers/${customer_id}/erase`, {
    confirm: preview.body.confirm,
    reason: 'wish',
    ...given,
  });
  expect({ status, body }).toMatchObject({ status: 200, body: { customer_id: preview.body.customer_id } });
  return whenDone(as, body.id);
}

export async function whenDone(as: Client, erasure_id: string) {
  await expect
    .poll(async () => (await as.get(`/api/erasures/${erasure_id}`)).body.state, { timeout: 25_000 })
    .toBe('done');
  return (await as.get(`/api/erasures/${erasure_id}`)).body;
}

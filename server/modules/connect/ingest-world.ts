import { startWorld, type World } from '../../../test/world.ts';
import { sql } from '../../db/index.ts';
import type { Interaction } from '../../log/index.ts';
import { createSource, createSourceKey } from './index.ts';

export type Reply = { status: number; body: Record<string, unknown>; headers: Headers };

/** For tests: a running server, a source with both kinds of keys, and a way to send to it. */
export type IngestWorld = World & {
  source_id: string;
  public_key: string;
  secret_key: string;
  /** Sends JSON, or bytes as they are, with the public key unless another (or none) is given. */
  send: (
    path: string,
    body: unknown,
    options?: { key?: string | null; headers?: Record<string, string> },
  ) => Promise<Reply>;
  /** What stands on the log of this message, or of the whole source. */
  logged: (message_id?: string) => Promise<Interaction[]>;
};

export async function startIngestWorld(): Promise<IngestWorld> {
  const world = await startWorld();
  const actor = { kind: 'system', name: 'test' } as const;
  const made = await world.db.transaction().execute(async (tx) => {
    const source = await createSource(tx, actor, { name: 'The shop' });
    const open = await createSourceKey(tx, actor, { source_id: source.id, kind: 'public' });
    const secret = await createSourceKey(tx, actor, { source_id: source.id, kind: 'secret' });
    return { source_id: source.id, public_key: open.key, secret_key: secret.key };
  });
  return {
    ...world,
    ...made,
    send: (path, body, { key = made.public_key, headers = {} } = {}) =>
      send(`${world.url}/v1/${path}`, body, key, headers),
    logged: async (message_id) => {
      const { rows } = await sql<Interaction>`
        select * from interactions where source_id = ${made.source_id}
          and (${message_id ?? null}::text is null or message_id = ${message_id ?? null}) order by id`.execute(
        world.db,
      );
      return rows;
    },
  };
}

async function send(
  url: string,
  body: unknown,
  key: string | null,
  headers: Record<string, string>,
): Promise<Reply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === null ? {} : { authorization: `Basic ${btoa(`${key}:`)}` }),
      ...headers,
    },
    body: body instanceof Uint8Array || typeof body === 'string' ? (body as BodyInit) : JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as Reply['body'],
    headers: response.headers,
  };
}

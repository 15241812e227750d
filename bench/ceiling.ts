import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { rowsAsJson } from '../server/log/index.ts';
import { understandEvent } from '../server/modules/connect/ingest/understand-event.ts';
import { makeEvent, PEOPLE } from './events.ts';

const ROWS_A_STATEMENT = 2_000;
const CONNECTIONS = 2;

export type Ceiling = { rows: number; seconds: number; rows_per_second: number };

/**
 * The most this machine's PostgreSQL takes of the same rows: a plain table with the columns and indexes of the log,
 * filled by nothing but large statements on two connections. The texts are made before the clock starts.
 */
export async function measureCeiling(url: string, seconds: number): Promise<Ceiling> {
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: url }));
  for (const client of clients) await client.connect();
  try {
    await makePlainTable(clients[0]!);
    const profiles = Array.from({ length: PEOPLE }, () => randomUUID());
    // As many as a fast machine takes in the time; the clock, not the end of them, stops it.
    const texts = Array.from({ length: seconds * 40 }, () => rowsText(profiles));
    return await fill(clients, texts, seconds);
  } finally {
    await clients[0]!.query('drop table if exists bench_plain');
    for (const client of clients) await client.end();
  }
}

async function makePlainTable(client: pg.Client): Promise<void> {
  await client.query(`
    drop table if exists bench_plain;
    create table bench_plain (like interactions including defaults including constraints);
    alter table bench_plain add primary key (profile_id, occurred_at, id, received_at) include (type, channel);
    create index on bench_plain (batch_id);
    create unique index on bench_plain (profile_id, source_id, message_id)`);
}

function rowsText(profiles: string[]): string {
  const sender = { source_id: '01900000-0000-7000-8000-000000000001', trust: 'claimed' } as const;
  const envelope = { ...sender, received_at: Date.now(), sent_at: null, context: null, integrations: null };
  const rows = Array.from({ length: ROWS_A_STATEMENT }, (_, number) => {
    const { row, identifies } = understandEvent(makeEvent(number), null, envelope);
    const profile_id = profiles[Math.floor(Math.random() * profiles.length)]!;
    return { ...row, profile_id, identifies };
  });
  return rowsAsJson(rows);
}

async function fill(clients: pg.Client[], texts: string[], seconds: number): Promise<Ceiling> {
  const started = performance.now();
  let next = 0;
  let rows = 0;
  const work = async (client: pg.Client) => {
    while (performance.now() - started < seconds * 1000 && next < texts.length) {
      const batch = next++;
      await client.query(
        `insert into bench_plain (id, profile_id, type, channel, actor, source_id, message_id, occurred_at, received_at,
           batch_id, identifies, properties, context)
         select id, profile_id, type, channel, 'source:' || source_id, source_id, message_id, occurred_at, now(),
           $2, identifies, properties, context
         from json_to_recordset($1::json) as row(id uuid, profile_id uuid, type text, channel text, source_id uuid,
           message_id text, occurred_at timestamptz, identifies boolean, properties jsonb, context jsonb)`,
        [texts[batch], batch],
      );
      rows += ROWS_A_STATEMENT;
    }
  };
  await Promise.all(clients.map(work));
  const took = (performance.now() - started) / 1000;
  return { rows, seconds: took, rows_per_second: rows / took };
}

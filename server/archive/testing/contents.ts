import { portableQuery } from '../../log/index.ts';
import { connect } from '../connect.ts';
import { archivedTables } from '../tables.ts';

export type Contents = Record<string, { rows: number; sum: string }>;

/** Number and checksum of each table's rows, wherever the database is: the log in its portable form, all else as it is. */
export async function contentsOf(url: string): Promise<Contents> {
  const client = await connect(url);
  try {
    const contents: Contents = {};
    for (const { name, columns } of await archivedTables(client)) {
      const query =
        portableQuery(name, columns) ?? `select ${columns.map((one) => `"${one}"`)} from "${name}"`;
      const { rows } = await client.query(`
        select count(*)::int as rows, md5(coalesce(string_agg(one::text, '' order by one::text collate "C"), '')) as sum
        from (${query}) one`);
      contents[name] = rows[0];
    }
    return contents;
  } finally {
    await client.end();
  }
}

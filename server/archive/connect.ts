import pg from 'pg';

/** A connection of its own, for hours if need be, that reads and writes values the same way on every server. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'tellonce archive' });
  // Without a listener a lost connection would end the process; the statement under way fails in any case.
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0;
    set search_path = public; set client_encoding = 'UTF8'; set timezone = 'UTC'; set datestyle = 'ISO, YMD';
    set intervalstyle = 'iso_8601'; set bytea_output = 'hex'; set extra_float_digits = 1`);
  return client;
}

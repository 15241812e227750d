import { sql } from '../server/db/index.ts';
import type { Kit } from '../server/kit.ts';
import { seedAccounts } from './seed/accounts.ts';
import { seedCases } from './seed/cases.ts';
import { seedCompany } from './seed/company.ts';
import { seedCustomers } from './seed/customers.ts';
import { PEOPLE, seedTeam } from './seed/people.ts';
import { seedShop } from './seed/shop.ts';

export type Demo = {
  people: { name: string; email: string; password: string; role: string }[];
  source: { public_key: string; secret_key: string };
  shop_url: string;
  mailbox_url: string;
};

/**
 * Sets up Werkbank, a pretend tool shop: three who work there, a source, a mailbox that sends nothing, a chat, a few
 * customers with their matters. Started again it finds all of it and changes nothing.
 */
export async function seedDemo(kit: Kit): Promise<Demo> {
  const team = await seedTeam(kit);
  await seedCompany(kit, team);
  const accounts = await seedAccounts(kit, team);
  const source = await seedShop(kit, team);
  // Whatever cases there are, someone is at work here: nothing more is made up.
  const { rows } = await sql`select 1 from cases limit 1`.execute(kit.db);
  if (rows.length === 0) {
    await kit.db.transaction().execute((tx) => seedCustomers(tx, source.id));
    await seedCases(kit, team, accounts);
  }
  const here = kit.config.PUBLIC_URL ?? `http://localhost:${kit.config.PORT}`;
  return {
    people: [...PEOPLE],
    source: { public_key: source.public_key, secret_key: source.secret_key },
    shop_url: `${here}/demo/`,
    mailbox_url: `${here}/demo/mailbox`,
  };
}

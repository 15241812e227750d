import { changeCompany } from '../../server/auth/company/change-company.ts';
import { readCompany } from '../../server/auth/index.ts';
import type { Kit } from '../../server/kit.ts';
import type { Team } from './people.ts';

/** What the shop is called, unless somebody has said something of it already. */
export async function seedCompany(kit: Kit, { Mia }: Team): Promise<void> {
  await kit.db.transaction().execute(async (tx) => {
    if ((await readCompany(tx)).version > 0) return;
    await changeCompany(tx, Mia, { version: 0, name: 'Werkbank', colour: '#b93b0b' });
  });
}

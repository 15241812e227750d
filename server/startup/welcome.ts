import { ensureSetupToken } from '../auth/index.ts';
import type { Config } from '../config.ts';
import type { Kit } from '../kit.ts';

// What someone who has just started it wants to know. The link for the first owner comes at every start until there
// is one.
export async function welcome(kit: Kit, address: string, say: (line: string) => void): Promise<void> {
  say(`\nTellonce runs at ${address}`);
  if (kit.config.demo) await introduceDemo(kit, address, say);
  const token = await ensureSetupToken(kit.db);
  if (token !== null) say(`Set it up here, with a link that works once:\n  ${address}/setup/${token}`);
  say('Ctrl-C stops it.\n');
}

async function introduceDemo(kit: Kit, address: string, say: (line: string) => void): Promise<void> {
  say('Setting up the demo shop ...');
  const { seedDemo } = await import('../../demo/seed.ts');
  const demo = await seedDemo({ ...kit, config: reachedAt(kit.config, address) });
  const widest = Math.max(...demo.people.map(({ email }) => email.length));
  say('\nSign in as one of these:');
  for (const { name, email, password, role } of demo.people) {
    say(`  ${email.padEnd(widest)}  password ${password}  (${name}, ${role})`);
  }
  say(`\nThe shop:            ${demo.shop_url}`);
  say(`Its customers' mail: ${demo.mailbox_url}`);
  say(`Its source's keys:   ${demo.source.public_key} (public), ${demo.source.secret_key} (secret)\n`);
}

// With PORT=0 only the address says which port it became.
function reachedAt(config: Config, address: string): Config {
  return { ...config, PUBLIC_URL: address };
}

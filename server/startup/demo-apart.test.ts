import { expect, test } from 'vitest';
import { PEOPLE } from '../../demo/seed/people.ts';
import { testDatabase } from '../../test/setup.ts';
import { createTeamMember } from '../auth/index.ts';
import { resetPassword } from '../auth/reset-password.ts';
import type { Config } from '../config.ts';
import { keepDemoApart } from './demo-apart.ts';

async function kitOf(demo: boolean) {
  const { db } = await testDatabase();
  return { db, config: { demo } as Config };
}

test('the demo does not start on a company’s own data', async () => {
  const kit = await kitOf(true);
  await expect(keepDemoApart(kit)).resolves.toBeUndefined();
  await createTeamMember(kit.db, {
    name: 'Real',
    email: 'real@shop.test',
    password: 'a real password',
    role: 'owner',
  });
  await expect(keepDemoApart(kit)).rejects.toThrow(/company’s own/);
});

test('the demo’s data is not served in earnest while its people have their well-known passwords', async () => {
  const kit = await kitOf(false);
  await expect(keepDemoApart(kit)).resolves.toBeUndefined();
  const [mia] = PEOPLE;
  await createTeamMember(kit.db, mia);
  await expect(keepDemoApart(kit)).rejects.toThrow(mia.email);
  await expect(keepDemoApart({ ...kit, config: { demo: true } as Config })).resolves.toBeUndefined();

  await resetPassword(kit.db, mia.email);
  await expect(keepDemoApart(kit)).resolves.toBeUndefined();
});

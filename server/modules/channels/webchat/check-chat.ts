import { access } from 'node:fs/promises';
import type { Kit } from '../../../kit.ts';
import type { CheckStep, OpenAccount } from '../types.ts';
import { SCRIPT } from './script.ts';
import type { WebchatSettings } from './settings.ts';

/** A chat needs no other server; what can be missing is the script, and what can surprise is who may show it. */
export async function checkChat(_kit: Kit, account: OpenAccount): Promise<CheckStep[]> {
  const built = await access(SCRIPT).then(
    () => true,
    () => false,
  );
  const allowed = (account.settings as WebchatSettings).allowed_origins ?? [];
  return [
    {
      name: 'Script',
      ok: built,
      says: built
        ? 'The script that pages embed is there.'
        : 'The script is not built. Run: node web/build.ts widget',
    },
    {
      name: 'Sites',
      ok: true,
      says:
        allowed.length === 0
          ? 'Any site may show this chat.'
          : `These sites may show it: ${allowed.join(', ')}.`,
    },
  ];
}

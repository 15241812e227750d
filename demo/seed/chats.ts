import { newId } from '../../server/db/index.ts';
import type { Kit } from '../../server/kit.ts';
import { openChatSession } from '../../server/modules/channels/webchat/open-session.ts';
import { say } from '../../server/modules/channels/webchat/say.ts';

/** Someone without a name asks something in the shop's chat; the workers make a case of it. */
export async function chatWith(kit: Kit, account_id: string, text: string): Promise<void> {
  await kit.db.transaction().execute(async (tx) => {
    const { session } = await openChatSession(tx, {
      account_id,
      page: 'https://werkbank.example/product/bench',
    });
    await say(tx, session, { client_id: newId(), text });
  });
}

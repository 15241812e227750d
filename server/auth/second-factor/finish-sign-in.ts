import { Refusal } from '../../http/refusal.ts';
import type { Kit } from '../../kit.ts';
import { audit } from '../audit.ts';
import type { Sessions } from '../sessions.ts';
import { type Caller, DOOR, type Opened, openSession } from '../sign-in.ts';
import { takeCode } from './check-second-factor.ts';
import { countCode, forgiveCodes } from './code-attempts.ts';
import { endHalfSignIn, halfSignedIn } from './half-sign-in.ts';

/** The second step: a code of the app or a recovery code makes a session of a half sign-in, once. */
export async function finishSignIn(
  kit: Kit,
  sessions: Sessions,
  input: { half_sign_in: string | undefined; code: string },
  caller: Caller,
): Promise<Opened> {
  const token = input.half_sign_in ?? '';
  const half = await halfSignedIn(kit.db, token);
  if (!half) throw signInAgain();
  const { member_id, signed_in_by: by } = half;
  const subject = `team_member:${member_id}`;
  const { address } = caller;
  await countCode(kit.db, member_id, (wait_s) =>
    audit(kit.db, DOOR, 'second_factor.locked', subject, { address, wait_s }),
  );
  const taken = await kit.db.transaction().execute(async (tx) => {
    const kind = await takeCode(tx, kit.config.SECRET, { member_id, code: input.code });
    if (kind && !(await endHalfSignIn(tx, token))) throw signInAgain();
    return kind;
  });
  if (!taken) {
    await audit(kit.db, DOOR, 'second_factor.refused', subject, { address });
    throw new Refusal(
      'wrong_code',
      401,
      'This code is not right, or was used already. Wait for the next one.',
    );
  }
  await forgiveCodes(kit.db, member_id);
  const opened = await openSession(sessions, member_id, caller, by);
  await audit(kit.db, opened.session.actor, 'sign_in.done', subject, {
    address,
    ...(by !== 'password' && { by }),
    second_factor: taken,
  });
  return opened;
}

function signInAgain(): Refusal {
  return new Refusal('sign_in_again', 401, 'This took too long. Sign in with mail and password again.');
}

// A process that follows the log for tests: `node test/follower.ts <database url> <worker name>`.
// Its reactor notes each interaction in the table `effects`, slowly, so that it can be killed in the middle.
import { pino } from 'pino';
import { openDatabase } from '../server/db/index.ts';
import { startLive } from '../server/live/index.ts';
import { runReactors } from '../server/log/index.ts';
import { noteEffects } from './note-effects.ts';

const [url, worker] = process.argv.slice(2) as [string, string];
const log = pino({ level: 'silent' });
const { db } = openDatabase(url, { max: 4 });
const live = startLive(url, log);
await runReactors({ db, live, log }, [noteEffects(worker, 5)]);
process.stdout.write('following\n');

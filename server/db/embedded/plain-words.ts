import { CannotStart, diskFull } from '../../cannot-start.ts';

// Says in plain words why PostgreSQL or initdb gave up, from what it wrote before it ended.
export function explain(output: string, dataDir: string): CannotStart {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFull(dataDir);
  if (/could not (create|map|resize) (anonymous )?shared memory|Cannot allocate memory/i.test(output)) {
    return new CannotStart(
      'There is not enough memory for the database.',
      'Free some memory (512 MB is enough to start with) and start again.',
    );
  }
  if (/Permission denied|Operation not permitted/i.test(output)) {
    return new CannotStart(
      `The database may not use its own folder in ${dataDir}.`,
      'Start Tellonce as the user who owns that folder, or give it to the one who starts it (chown -R).',
    );
  }
  if (/Read-only file system/i.test(output)) {
    return new CannotStart(
      `${dataDir} is on a read-only disk.`,
      'Set DATA_DIR to a folder that can be written to.',
    );
  }
  if (/could not locate a valid checkpoint record|invalid (primary )?checkpoint|PANIC:/i.test(output)) {
    return new CannotStart(
      `The database in ${dataDir} is damaged and does not start: ${lastLines(output)}`,
      'Keep a copy of that folder as it is, then restore the newest backup.',
    );
  }
  return new CannotStart(
    `The database does not start: ${lastLines(output)}`,
    `Its log is in ${dataDir}/postgres/log.`,
  );
}

// The lock of another start: not a failure but someone who was quicker.
export function lostRace(output: string): boolean {
  return /lock file "[^"]*" (already exists|is empty)/i.test(output);
}

// What a killed server left is still at work.
export function leftoversAtWork(output: string): boolean {
  return /pre-existing shared memory block/i.test(output);
}

function lastLines(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^.*?(FATAL|PANIC|ERROR|HINT|DETAIL|initdb: error): +/, '').trim())
    .filter((line) => line !== '');
  return lines.slice(-4).join(' ') || 'it ended without a word.';
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CannotStart } from '../../server/cannot-start.ts';
import { openDatabase } from '../../server/db/index.ts';
import { eraseAgain, type Kept, setErasureKey } from '../../server/modules/customers/index.ts';

const SAYS = {
  known: 'is in this database already; nothing was done.',
  erased: 'was there again and is erased; the server deletes what is left when it runs.',
  kept_out: 'is not in this database. What is older than now stays out.',
};

/** The proofs in these files, all or none; named from where the person is, for npm runs us in the project's folder. */
export function readProofs(files: string[]): Promise<Kept[]> {
  return Promise.all(files.map((file) => readProof(path.resolve(process.env.INIT_CWD ?? '.', file))));
}

async function readProof(file: string): Promise<Kept> {
  const text = await readFile(file, 'utf8').catch(() => null);
  const proof = text === null ? null : parsed(text);
  if (proof?.id && Array.isArray(proof.customer_ids) && Array.isArray(proof.identities)) return proof;
  throw new CannotStart(
    `${file} is not a proof of an erasure. Nothing was done.`,
    'Name the files downloaded from Settings, Erasures.',
  );
}

function parsed(text: string): Kept | null {
  try {
    return JSON.parse(text) as Kept;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Erases once more whom they name, in a migrated database that no server works on yet, and says of each what it did. */
export async function eraseByProofs(url: string, server_secret: string, proofs: Kept[]): Promise<void> {
  setErasureKey(server_secret);
  const database = openDatabase(url, { max: 2 });
  try {
    for (const proof of proofs)
      console.log(`${proof.customer_ids[0]} ${SAYS[await eraseAgain(database.db, proof)]}`);
  } finally {
    await database.close();
  }
}

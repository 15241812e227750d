import type { Kit } from '../../../kit.ts';
import { firstRecords, UnreadableList, type Written } from './read-records.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

const LOOKED_AT = 50;

/** What stands between the cells: whatever gives the first rows as many as the header has, and more than one. */
export async function findDelimiter(
  kit: Pick<Kit, 'config'>,
  file: Omit<Written, 'delimiter'>,
): Promise<string> {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = fitness(await firstOf(kit, { ...file, delimiter }));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

async function firstOf(kit: Pick<Kit, 'config'>, file: Written): Promise<string[][]> {
  try {
    return await firstRecords(kit, file, LOOKED_AT);
  } catch (error) {
    if (error instanceof UnreadableList) return [];
    throw error;
  }
}

function fitness(records: string[][]): number {
  const width = records[0]?.length ?? 0;
  if (width < 2) return 0;
  const fitting = records.filter((cells) => cells.length === width).length;
  // Evenness counts most; of two that are as even the one that divides into more.
  return fitting / records.length + width / 1_000;
}

import { makeText } from '../kit/text.ts';
import { en } from '../texts/en.ts';

/** Every text of the console is read through this. */
export const t = makeText(en);
export type TextKey = keyof typeof en;

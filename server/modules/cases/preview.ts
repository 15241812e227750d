import { short } from './story/words.ts';

const PREVIEW_LENGTH = 280;

/** How a message begins: enough for a list, the timeline and the story. */
export const preview = (text: string): string => short(text, PREVIEW_LENGTH);

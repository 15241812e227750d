// The names the screens use for what the API answers with.
export type * from './provisional.ts';

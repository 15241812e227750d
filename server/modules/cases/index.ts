export { addNote } from './add-note.ts';
export type { Case, CaseState } from './case.ts';
export { changeCase } from './change-case.ts';
export { eraser } from './erase/eraser.ts';
export { type Taken, takeMessage } from './inbound/take-message.ts';
export { replyToCase } from './reply-to-case.ts';
export { routes } from './routes.ts';

export type { Case, CaseState } from './case.ts';
export { type Taken, takeMessage } from './inbound/take-message.ts';
export { routes } from './routes.ts';

export type { DirectRoute } from './direct.ts';
export { decodeCursor, encodeCursor } from './paging.ts';
export { databaseAway, problemOf } from './problem.ts';
export { Refusal } from './refusal.ts';
export type { App, Routes } from './routes.ts';
export { createServer } from './server.ts';
export { sseStream } from './sse.ts';

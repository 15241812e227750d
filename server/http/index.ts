export { decodeCursor, encodeCursor } from './paging.ts';
export { databaseAway } from './problem.ts';
export { Refusal } from './refusal.ts';
export type { App, Routes } from './routes.ts';
export { createServer } from './server.ts';
export { sseStream } from './sse.ts';

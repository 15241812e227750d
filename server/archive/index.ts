export { backUp } from './back-up.ts';
export { type Manifest, secretMark } from './manifest.ts';
export { restore } from './restore.ts';
export { verifyArchive } from './verify-archive.ts';

export { type FileRow, fileById, pathOfHash } from './file.ts';
export { forgetBytes, forgetFiles, replaceBytes } from './forget-files.ts';
export { forgetOrphans } from './forget-orphans.ts';
export { type KeptBytes, keepBytes } from './keep-bytes.ts';
export { openFile, readFileBytes } from './read-file.ts';
export { routes } from './routes.ts';
export { saveFile } from './save-file.ts';

export { openFile, readFileBytes } from './read-file.ts';
export { type FileRow, fileById } from './file.ts';
export { routes } from './routes.ts';
export { saveFile } from './save-file.ts';
export { type KeptBytes, keepBytes } from './keep-bytes.ts';

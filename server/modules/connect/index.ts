export { eraser } from './erase/eraser.ts';
export { changeSource } from './keys/change-source.ts';
export { type CheckedKey, checkKey } from './keys/check-key.ts';
export { createSource } from './keys/create-source.ts';
export { createSourceKey } from './keys/create-source-key.ts';
export { revokeSourceKey } from './keys/revoke-source-key.ts';
export { routes } from './routes.ts';
export { subjectNames } from './subject-names.ts';

import { CannotStart } from '../cannot-start.ts';

/** The archive is not as it was written. */
export const broken = (why: string): CannotStart =>
  new CannotStart(
    `The archive is damaged: ${why}.`,
    'Nothing was restored. Copy it from its source again, or take another archive.',
  );

export const foreign = (file: string): CannotStart =>
  new CannotStart(
    `${file} is no archive of Tellonce.`,
    'Nothing was restored. Name a file that "npm run backup" made.',
  );

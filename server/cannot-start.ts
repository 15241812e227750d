// Something a person has to mend before the server can run. Shown in plain words, never with a stack trace.
export class CannotStart extends Error {
  readonly remedy: string;

  // `what` says what is wrong, `remedy` what to do about it.
  constructor(what: string, remedy: string) {
    super(what);
    this.remedy = remedy;
  }
}

// The words for a file system error, or undefined when it is not one that a person can mend.
export function fileTrouble(error: unknown, path: string): CannotStart | undefined {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') {
    return new CannotStart(
      `There is no permission to write to ${path}.`,
      'Give the user who starts Tellonce that folder (chown), or set DATA_DIR to a folder of theirs.',
    );
  }
  if (code === 'EROFS') {
    return new CannotStart(
      `${path} is on a read-only disk.`,
      'Set DATA_DIR to a folder that can be written to.',
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path);
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new CannotStart(
      `${path} is in the way: a folder is needed there.`,
      'Move it, or set DATA_DIR to another folder.',
    );
  }
  return undefined;
}

export function diskFull(path: string): CannotStart {
  return new CannotStart(
    `The disk is full: nothing can be written to ${path}.`,
    'Free some space (1 GB is enough to start with) and start again. What was acknowledged is safe.',
  );
}

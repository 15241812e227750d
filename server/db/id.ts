import { v7 } from 'uuid';

/** A new uuid v7: sorts by the millisecond it was made in, and within one process by order of making. */
export const newId = (): string => v7();

const LONGEST_MS = 3_000;

let ahead: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** From now on keys belong to a field that is just about to open: fast hands must not set off single-key actions. */
export function startTypeAhead(): void {
  ahead = '';
  clearTimeout(timer);
  // Should the field never come (its code could not be loaded), the keys are the page's again.
  timer = setTimeout(takeTypeAhead, LONGEST_MS);
}

/** Keeps a key for the field to come; false when none is coming. */
export function typeAhead(key: string): boolean {
  if (ahead === null) return false;
  ahead += key;
  return true;
}

/** The field is there: what was typed before it was. */
export function takeTypeAhead(): string {
  clearTimeout(timer);
  const typed = ahead ?? '';
  ahead = null;
  return typed;
}

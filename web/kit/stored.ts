/**
 * Small things kept in the browser: drafts, choices of view. A browser may refuse (private mode, storage full):
 * then the value lives as long as the page, which is what a person without storage has asked for.
 */
const memory = new Map<string, string>();

export function readStored<Value>(key: string): Value | null {
  let text: string | null | undefined;
  try {
    text = localStorage.getItem(key);
  } catch {
    text = memory.get(key);
  }
  if (!text) return null;
  try {
    return JSON.parse(text) as Value;
  } catch {
    // Written by something else or cut off: worth nothing, so it goes.
    store(key, null);
    return null;
  }
}

export function store(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    memory.delete(key);
  } catch {
    if (value === null) memory.delete(key);
    else memory.set(key, JSON.stringify(value));
  }
}

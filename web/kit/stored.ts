/**
 * Small things kept in the browser: drafts, choices of view. A browser may refuse (private mode, storage full):
 * then the value lives as long as the page, which is what a person without storage has asked for.
 */
const memory = new Map<string, string>();

export function readStored<Value>(key: string): Value | null {
  const text = memory.get(key) ?? inStorage(() => localStorage.getItem(key));
  if (!text) return null;
  try {
    return JSON.parse(text) as Value;
  } catch {
    // Written by something else or cut off: worth nothing, so it goes.
    store(key, null);
    return null;
  }
}

/** All keys that begin so. */
export function storedKeys(prefix: string): string[] {
  const all = new Set([...memory.keys(), ...(inStorage(() => Object.keys(localStorage)) ?? [])]);
  return [...all].filter((key) => key.startsWith(prefix));
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

function inStorage<Value>(look: () => Value): Value | null {
  try {
    return look();
  } catch {
    return null;
  }
}

/**
 * The visitor's anonymous id, so that what the event SDK of the page tells and what is said in the chat belong
 * to one visitor. Read as late as possible (with the first message): the SDK may load after the chat.
 */
export function readAnonymousId(given: string | null): string | null {
  const fromPage = (window as { tellonce?: { anonymous_id?: unknown } }).tellonce?.anonymous_id;
  if (given) return given;
  if (typeof fromPage === 'string' && fromPage) return fromPage;
  return fromSegment();
}

/** Segment's SDK keeps `ajs_anonymous_id` in local storage (JSON-quoted) and in a cookie (sometimes quoted). */
function fromSegment(): string | null {
  const stored = readLocal('ajs_anonymous_id') ?? readCookie('ajs_anonymous_id');
  const id = stored?.replace(/^"|"$/g, '') ?? '';
  return id === '' || id === 'null' ? null : id;
}

function readLocal(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage is forbidden here (private window, sandboxed frame)
  }
}

function readCookie(name: string): string | null {
  const pair = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
  if (!pair) return null;
  const value = pair.slice(name.length + 1);
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

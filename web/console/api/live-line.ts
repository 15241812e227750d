export type LiveEvent = { topic: string; id: string };
export type LiveState = 'connecting' | 'live' | 'lost';

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;
const NOTICE_AFTER_MS = 2_500;

export type LiveLine = { connect: () => void; rest: () => void; resting: () => boolean; end: () => void };

/** A connection to /api/live that is made again when it is lost; `onEvent` hears `hello` after each time. */
export function liveLine(onEvent: (event: LiveEvent) => void, onState: (state: LiveState) => void): LiveLine {
  let source: EventSource | null = null;
  let wait = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let notice: ReturnType<typeof setTimeout> | undefined;

  function heard(message: MessageEvent<string>): void {
    const event = JSON.parse(message.data) as LiveEvent;
    if (event.topic === 'hello') {
      clearTimeout(notice);
      notice = undefined;
      wait = FIRST_RETRY_MS;
      onState('live');
    }
    onEvent(event);
  }

  function lost(): void {
    source?.close();
    // A blink of the network is not worth a bar across the page.
    notice ??= setTimeout(() => onState('lost'), NOTICE_AFTER_MS);
    clearTimeout(timer);
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, LAST_RETRY_MS);
  }

  function rest(): void {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function connect(): void {
    rest();
    source = new EventSource('/api/live');
    source.onmessage = heard;
    source.onerror = lost;
  }

  const end = () => {
    rest();
    clearTimeout(notice);
  };
  return { connect, rest, resting: () => source === null, end };
}

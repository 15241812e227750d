/**
 * Reads server-sent events from a fetched response (EventSource cannot carry the token). Calls `onData` for each
 * (our server puts each into one line) and returns when the stream ends; a stream that is silent for longer than `silence_ms` counts as broken: the
 * server sends a heartbeat well within that time.
 */
export async function listen(
  response: Response,
  abort: AbortController,
  silenceMs: number,
  onData: (data: string) => void,
): Promise<void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let waiting = '';
  let watchdog = setTimeout(() => abort.abort(), silenceMs);
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      clearTimeout(watchdog);
      watchdog = setTimeout(() => abort.abort(), silenceMs);
      waiting += decoder.decode(value, { stream: true });
      const blocks = waiting.split('\n\n');
      waiting = blocks.pop() ?? '';
      for (const line of blocks.join('\n').split('\n')) {
        if (line.startsWith('data: ')) onData(line.slice(6));
      }
    }
  } finally {
    clearTimeout(watchdog);
  }
}

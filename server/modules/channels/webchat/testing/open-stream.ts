import type { ChatMessage } from '../messages.ts';

/** Follows a chat's stream as a browser does. `until(n)`: what has arrived, as soon as that is n messages. */
export async function openStream(url: string, headers: Record<string, string>) {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  if (!response.ok) throw new Error(`no stream: ${response.status}`);
  const messages: ChatMessage[] = [];
  let arrived = () => {};
  const read = async () => {
    const decoder = new TextDecoder();
    let waiting = '';
    for await (const chunk of response.body!) {
      waiting += decoder.decode(chunk, { stream: true });
      const lines = waiting.split('\n');
      waiting = lines.pop()!;
      for (const line of lines.filter((one) => one.startsWith('data: '))) {
        const event = JSON.parse(line.slice(6));
        if (event.type === 'messages') messages.push(...event.items);
      }
      arrived();
    }
  };
  const reading = read().catch((error) => {
    if (error.name !== 'AbortError') throw error;
  });
  const until = async (count: number) => {
    const deadline = Date.now() + 10_000;
    while (messages.length < count) {
      if (Date.now() > deadline) throw new Error(`${messages.length} of ${count} messages arrived`);
      await new Promise<void>((done) => {
        arrived = done;
        setTimeout(done, 200);
      });
    }
    return messages;
  };
  const close = async () => {
    abort.abort();
    await reading;
  };
  return { until, close };
}

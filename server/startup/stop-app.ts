import type { Tellonce } from '../app.ts';

// Stops in good order. Node closes the connections that are idle when the stop begins; one that gets its last answer
// after that would keep the server up for as long as the browser at its other end holds on to it.
export async function stopApp(tellonce: Tellonce): Promise<void> {
  const sweep = setInterval(() => tellonce.http.server.closeIdleConnections(), 50);
  try {
    await tellonce.stop();
  } finally {
    clearInterval(sweep);
  }
}

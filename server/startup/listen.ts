import type { AddressInfo } from 'node:net';
import { CannotStart } from '../cannot-start.ts';
import type { Config } from '../config.ts';
import type { App } from '../http/index.ts';

// Listens, and returns the address to open in a browser.
export async function listen(http: App, config: Config): Promise<string> {
  try {
    await http.listen({ port: config.PORT, host: config.HOST });
  } catch (error) {
    throw inPlainWords(error as NodeJS.ErrnoException, config) ?? error;
  }
  if (config.PUBLIC_URL !== undefined) return config.PUBLIC_URL;
  const { port } = http.server.address() as AddressInfo;
  // "Any address" and the loopback are reached from this machine by this name.
  const host = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(config.HOST) ? 'localhost' : config.HOST;
  return `http://${host}:${port}`;
}

function inPlainWords(error: NodeJS.ErrnoException, { PORT, HOST }: Config): CannotStart | undefined {
  if (error.code === 'EADDRINUSE') {
    return new CannotStart(
      `Port ${PORT} is taken by another program, perhaps another Tellonce.`,
      `Stop that one, or start with another port: PORT=${PORT + 1} npm start`,
    );
  }
  if (error.code === 'EACCES') {
    return new CannotStart(
      `This user may not listen on port ${PORT}.`,
      'Use a port above 1023 (PORT=3000) behind a web server that answers on it.',
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new CannotStart(
      `HOST is "${HOST}", which is no address of this machine.`,
      'Use 127.0.0.1 for this machine only, 0.0.0.0 for the network.',
    );
  }
  return undefined;
}

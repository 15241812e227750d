import net, { type AddressInfo } from 'node:net';

/** A server that takes connections and never says a word; or says the same line over and over. */
export async function startSilentPeer(
  greeting = '',
  line = '',
): Promise<{ port: number; stop: () => Promise<void> }> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write(greeting);
    const saying = setInterval(() => socket.write(line), 200);
    socket.on('close', () => {
      clearInterval(saying);
      sockets.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port that nothing listens on. */
export async function closedPort(): Promise<number> {
  const { port, stop } = await startSilentPeer();
  await stop();
  return port;
}

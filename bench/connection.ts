import { connect, type Socket } from 'node:net';

/** One kept-alive connection that has one request under way at a time, and costs the machine as little as it can. */
export type Connection = {
  /** Sends a JSON body, resolves with the answer's status when it has arrived whole. */
  post: (path: string, body: string) => Promise<number>;
  close: () => void;
};

const END_OF_HEAD = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: (\d+)/i;

/**
 * The client of a measurement runs on the machine that is measured: with an ordinary HTTP client half of what was
 * measured was the client.
 */
export async function openConnection(url: URL, key: string): Promise<Connection> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const answered = listen(socket);
  const head = `host: ${url.host}\r\nauthorization: Basic ${btoa(`${key}:`)}\r\ncontent-type: application/json\r\n`;
  return {
    post: (path, body) => {
      const length = Buffer.byteLength(body);
      socket.write(`POST ${path} HTTP/1.1\r\n${head}content-length: ${length}${END_OF_HEAD}${body}`);
      return answered();
    },
    close: () => socket.destroy(),
  };
}

function listen(socket: Socket): () => Promise<number> {
  let text = '';
  let done: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;
  socket.setEncoding('latin1');
  socket.on('data', (data) => {
    text += data;
    const end = text.indexOf(END_OF_HEAD);
    if (end === -1) return;
    const length = Number(LENGTH.exec(text)?.[1]);
    if (Number.isNaN(length)) return fail(new Error(`An answer without a length: ${text}`));
    if (text.length < end + END_OF_HEAD.length + length) return;
    const status = Number(text.slice(9, 12));
    text = '';
    done?.resolve(status);
  });
  const fail = (error: Error) => done?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed the connection.')));
  return () => new Promise((resolve, reject) => (done = { resolve, reject }));
}

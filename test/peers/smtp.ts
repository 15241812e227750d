import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** How the server takes the next mail. */
export type SmtpMood =
  | 'takes it'
  /** 550 to the recipient: for good */
  | 'refuses the recipient'
  /** 451 to the recipient: try later */
  | 'puts off'
  /** 550 to the whole mail: for good */
  | 'refuses the mail'
  /** 452 to the whole mail: try later */
  | 'puts the mail off'
  /** the line breaks half-way through the mail */
  | 'dies in the mail'
  /** it has the whole mail, and the line breaks before it says so */
  | 'dies after the mail'
  /** it has the whole mail and never says so */
  | 'hangs after the mail'
  /** 421 in place of a greeting for the mail */
  | 'closes';

export type TakenMail = { from: string; to: string[]; raw: string; user: string | null };

export type SmtpPeer = {
  port: number;
  /** Mails whose last byte has arrived, whatever was answered. */
  mails: TakenMail[];
  /** The moods of the next mails, in order; after them it takes all. */
  moods: SmtpMood[];
  /** How long it thinks about each sender. */
  pause_ms: number;
  stop: () => Promise<void>;
};

type Options = { user?: string; password?: string; secure?: boolean; starttls?: boolean; port?: number };

/** A real SMTP server on a free port. */
export async function startSmtpPeer(options: Options = {}): Promise<SmtpPeer> {
  const mails: TakenMail[] = [];
  const moods: SmtpMood[] = [];
  let mood: SmtpMood = 'takes it';
  const server = new SMTPServer({
    secure: options.secure ?? false,
    disabledCommands: [...(options.starttls ? [] : ['STARTTLS']), ...(options.user ? [] : ['AUTH'])],
    authOptional: !options.user,
    allowInsecureAuth: true,
    logger: false,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth({ username, password }, _session, done) {
      if (username === options.user && password === options.password) return done(null, { user: username });
      done(refusal(535, '5.7.8 Authentication credentials invalid'));
    },
    onMailFrom(_address, session, done) {
      mood = moods.shift() ?? 'takes it';
      if (mood === 'closes') return socketOf(server, session)?.destroy();
      setTimeout(done, peer.pause_ms);
    },
    onRcptTo(_address, _session, done) {
      if (mood === 'refuses the recipient') return done(refusal(550, '5.1.1 No such user here'));
      if (mood === 'puts off') return done(refusal(451, '4.7.1 Greylisted, try again later'));
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (mood === 'dies in the mail') socketOf(server, session)?.destroy();
      });
      stream.on('end', () => {
        if (mood === 'dies in the mail') return;
        if (mood === 'refuses the mail') return done(refusal(550, '5.7.1 Looks like spam'));
        if (mood === 'puts the mail off') return done(refusal(452, '4.3.1 No room, try again later'));
        mails.push(takenMail(session, Buffer.concat(chunks)));
        if (mood === 'dies after the mail') return socketOf(server, session)?.destroy();
        if (mood !== 'hangs after the mail') done(null, 'Queued as 42');
      });
    },
  });
  server.on('error', () => undefined);
  const peer: SmtpPeer = {
    port: 0,
    mails,
    moods,
    pause_ms: 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  peer.port = (server.server.address() as AddressInfo).port;
  return peer;
}

const refusal = (code: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: code });

function takenMail(session: SMTPServerSession, raw: Buffer): TakenMail {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom === false ? '' : mailFrom.address,
    to: rcptTo.map(({ address }) => address),
    raw: raw.toString('latin1'),
    user: session.user ? String(session.user) : null,
  };
}

// The library has no way to break a line off, which is just what a peer of a test has to do.
type Insides = { connections: Set<{ id: string; _socket: import('node:net').Socket }> };

function socketOf(server: SMTPServer, session: SMTPServerSession) {
  const { connections } = server as unknown as Insides;
  return [...connections].find((connection) => connection.id === session.id)?._socket;
}

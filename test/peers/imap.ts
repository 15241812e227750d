import net, { type AddressInfo } from 'node:net';
import {
  emptyMailbox,
  fetchAnswer,
  inRange,
  type Mailbox,
  putMail,
  type StoredMail,
  search,
} from './imap-mailbox.ts';

/** Where the server falls silent, breaks the line, or says no. */
type Point = 'greeting' | 'login' | 'select' | 'search' | 'list' | 'fetch' | 'idle';
export type ImapMood = { hangs?: Point; dies?: Point; refuses?: Point; idle?: boolean };

export type ImapPeer = {
  port: number;
  box: Mailbox;
  /** How it behaves from the next command on. */
  mood: ImapMood;
  /** Commands as they came, for asking what was fetched how often. */
  commands: string[];
  /** Connections that are open now. */
  open: () => number;
  /** Puts a mail into the mailbox and tells whoever is idle. */
  deliver: (raw: string | Buffer, arrived?: Date) => StoredMail;
  /** Breaks all lines. */
  cut: () => void;
  stop: () => Promise<void>;
};

type Session = { socket: net.Socket; idle: string | null; logged_in: boolean; told: number };
type Options = { user?: string; password?: string };

/** A small IMAP server on a free port, with one mailbox and one user: as much of RFC 3501 as a reader needs. */
export async function startImapPeer({
  user = 'support',
  password = 'right',
}: Options = {}): Promise<ImapPeer> {
  const sessions = new Set<Session>();
  const server = net.createServer((socket) => {
    const session: Session = { socket, idle: null, logged_in: false, told: 0 };
    sessions.add(session);
    socket.on('error', () => undefined);
    socket.on('close', () => sessions.delete(session));
    listen(peer, session, { user, password });
  });
  const peer: ImapPeer = {
    port: 0,
    box: emptyMailbox(),
    mood: {},
    commands: [],
    open: () => sessions.size,
    deliver: (raw, arrived) => {
      const mail = putMail(peer.box, raw, arrived);
      for (const session of sessions) if (session.idle) tell(peer, session);
      return mail;
    },
    cut: () => {
      for (const { socket } of sessions) socket.destroy();
    },
    stop: async () => {
      peer.cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  peer.port = (server.address() as AddressInfo).port;
  return peer;
}

function listen(peer: ImapPeer, session: Session, login: Required<Options>): void {
  const { socket } = session;
  if (fails(peer, session, 'greeting', '*')) return;
  socket.write('* OK ready\r\n');
  let buffered = '';
  socket.on('data', (chunk: Buffer) => {
    buffered += chunk.toString('latin1');
    for (let end = buffered.indexOf('\r\n'); end !== -1; end = buffered.indexOf('\r\n')) {
      const line = buffered.slice(0, end);
      buffered = buffered.slice(end + 2);
      answer(peer, session, login, line);
    }
  });
}

// True when the mood has it that this is as far as it goes.
function fails({ mood }: ImapPeer, { socket }: Session, point: Point, tag: string): boolean {
  if (mood.dies === point) socket.destroy();
  // A server says no to a whole connection by seeing it off.
  if (mood.refuses === point && point === 'greeting') socket.end('* BYE Too busy, come back later\r\n');
  else if (mood.refuses === point) socket.write(`${tag} NO [UNAVAILABLE] Too busy, come back later\r\n`);
  return [mood.dies, mood.hangs, mood.refuses].includes(point);
}

function answer(peer: ImapPeer, session: Session, login: Required<Options>, line: string): unknown {
  const { socket } = session;
  if (session.idle) {
    if (/^done$/i.test(line)) socket.write(`${session.idle} OK IDLE ended\r\n`);
    session.idle = null;
    return;
  }
  const [, tag = '', name = '', rest = ''] = /^(\S+) (UID \S+|\S+) ?(.*)$/i.exec(line) ?? [];
  peer.commands.push(`${name} ${rest}`.trim());
  const say = (...lines: string[]) => socket.write(`${lines.join('\r\n')}\r\n`);
  const ok = (...untagged: string[]) => say(...untagged, `${tag} OK done`);
  switch (name.toUpperCase()) {
    case 'CAPABILITY':
      return ok(`* CAPABILITY IMAP4rev1 ID${peer.mood.idle === false ? '' : ' IDLE'}`);
    case 'LOGIN': {
      if (fails(peer, session, 'login', tag)) return;
      session.logged_in = rest.replaceAll('"', '') === `${login.user} ${login.password}`;
      return session.logged_in ? ok() : say(`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials`);
    }
    case 'LIST':
      return ok(rest.includes('"" ""') ? '* LIST (\\Noselect) "/" ""' : '* LIST () "/" INBOX');
    case 'SELECT':
    case 'EXAMINE':
      if (fails(peer, session, 'select', tag)) return;
      session.told = peer.box.mails.length;
      return select(peer, tag, say);
    case 'UID SEARCH': {
      if (fails(peer, session, 'search', tag)) return;
      return ok(
        `* SEARCH ${search(peer.box, rest)
          .map(({ uid }) => uid)
          .join(' ')}`.trim(),
      );
    }
    case 'UID FETCH':
      return fetch(peer, session, tag, rest);
    case 'IDLE':
      if (fails(peer, session, 'idle', tag)) return;
      session.idle = tag;
      say('+ idling');
      // What came while nobody was idle is told now, as real servers do.
      return tell(peer, session);
    case 'LOGOUT':
      ok('* BYE');
      socket.end();
      return;
    case 'ID':
      return ok('* ID NIL');
    case 'NOOP':
    case 'CLOSE':
    case 'UNSELECT':
      return ok(`* ${peer.box.mails.length} EXISTS`);
    default:
      say(`${tag} BAD not known here`);
  }
}

function tell(peer: ImapPeer, session: Session): void {
  const { length } = peer.box.mails;
  if (session.told !== length) session.socket.write(`* ${length} EXISTS\r\n`);
  session.told = length;
}

function select(peer: ImapPeer, tag: string, say: (...lines: string[]) => void): void {
  const { box } = peer;
  say(
    '* FLAGS (\\Seen)',
    `* ${box.mails.length} EXISTS`,
    '* 0 RECENT',
    `* OK [UIDVALIDITY ${box.uidvalidity}] valid`,
    `* OK [UIDNEXT ${box.uidnext}] next`,
    `${tag} OK [READ-ONLY] selected`,
  );
}

function fetch(peer: ImapPeer, session: Session, tag: string, rest: string): void {
  const [, range = '', items = ''] = /^(\S+) (.*)$/.exec(rest) ?? [];
  const whole = /BODY/.test(items);
  if (!whole && fails(peer, session, 'list', tag)) return;
  for (const mail of inRange(peer.box, range)) {
    const [open, ...more] = fetchAnswer(peer.box, mail, items);
    // Half of a mail's bytes, and then nothing more.
    if (whole && (peer.mood.dies === 'fetch' || peer.mood.hangs === 'fetch')) {
      session.socket.write(open!);
      const half = more[0]!.subarray(0, more[0]!.length / 2);
      session.socket.write(half, () => fails(peer, session, 'fetch', tag));
      return;
    }
    if (whole && fails(peer, session, 'fetch', tag)) return;
    for (const part of [open!, ...more]) session.socket.write(part);
  }
  session.socket.write(`${tag} OK fetched\r\n`);
}

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

export type MailServers = {
  smtp_port: number;
  imap_port: number;
  /** The domain of all mailboxes; each one's password is PASSWORD. */
  domain: string;
  stop: () => Promise<void>;
};

export const MAIL_PASSWORD = 'Kork-und-Leim-1926';

/**
 * A real Postfix (STARTTLS, sign-in by SASL) and a real Dovecot (IMAP) on loopback, in a temporary folder, with the
 * given mailboxes. Both are Debian's packages and want to be started by root.
 */
export async function startMailServers(mailboxes: string[]): Promise<MailServers> {
  if (process.getuid?.() !== 0) throw new Error('Postfix and Dovecot have to be started by root.');
  const folder = await mkdtemp('/tmp/tellonce-mail-');
  await chmod(folder, 0o755);
  const [smtp_port, imap_port] = [await freePort(), await freePort()];
  const domain = 'werkbank.test';
  const uid = Number((await run('id', ['-u', 'postfix'])).stdout);
  const gid = Number((await run('id', ['-g', 'postfix'])).stdout);
  await mkdir(path.join(folder, 'mail'));
  await chown(path.join(folder, 'mail'), uid, gid);
  const certificate = await selfSigned(folder);
  await startDovecot({ folder, imap_port, uid, gid, mailboxes, domain, certificate });
  await startPostfix({ folder, smtp_port, uid, gid, mailboxes, domain, certificate });
  await Promise.all([answers(smtp_port), answers(imap_port)]);
  return {
    smtp_port,
    imap_port,
    domain,
    stop: async () => {
      await run('postfix', ['-c', path.join(folder, 'postfix'), 'stop']);
      await run('doveadm', ['-c', path.join(folder, 'dovecot.conf'), 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Setup = {
  folder: string;
  uid: number;
  gid: number;
  mailboxes: string[];
  domain: string;
  certificate: { cert: string; key: string };
};

async function selfSigned(folder: string): Promise<Setup['certificate']> {
  const [cert, key] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '2'];
  await run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-out',
    cert,
    ...subject,
  ]);
  return { cert, key };
}

async function startDovecot(setup: Setup & { imap_port: number }): Promise<void> {
  const { folder, uid, gid, certificate } = setup;
  const users = setup.mailboxes.map(
    (name) => `${name}@${setup.domain}:{PLAIN}${MAIL_PASSWORD}:${uid}:${gid}::`,
  );
  await writeFile(path.join(folder, 'users'), `${users.join('\n')}\n`);
  const conf = path.join(folder, 'dovecot.conf');
  await writeFile(
    conf,
    `
base_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${certificate.cert}
ssl_key = <${certificate.key}
disable_plaintext_auth = yes
auth_mechanisms = plain login
first_valid_uid = ${uid}
mail_location = maildir:${folder}/mail/%d/%n
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  inet_listener imap {
    port = ${setup.imap_port}
  }
  inet_listener imaps {
    port = 0
  }
}
service auth {
  unix_listener ${folder}/auth {
    mode = 0666
  }
}
`,
  );
  await startDaemon('dovecot', ['-c', conf]);
}

async function startPostfix(setup: Setup & { smtp_port: number }): Promise<void> {
  const { folder, uid, gid, domain, certificate } = setup;
  const etc = path.join(folder, 'postfix');
  await mkdir(etc);
  for (const name of ['queue', 'lib']) await mkdir(path.join(folder, name));
  await chown(path.join(folder, 'lib'), uid, gid);
  const boxes = setup.mailboxes.map((name) => `${name}@${domain} ${domain}/${name}/`);
  await writeFile(path.join(etc, 'boxes'), `${boxes.join('\n')}\n`);
  await writeFile(
    path.join(etc, 'main.cf'),
    `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/lib
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = /tmp
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.${domain}
mydestination =
mynetworks =
virtual_mailbox_domains = ${domain}
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = texthash:${etc}/boxes
virtual_minimum_uid = 1
virtual_uid_maps = static:${uid}
virtual_gid_maps = static:${gid}
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = ${certificate.cert}
smtpd_tls_key_file = ${certificate.key}
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${folder}/auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
`,
  );
  const services = `
127.0.0.1:${setup.smtp_port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
tlsmgr unix - - n 1000? 1 tlsmgr
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
`;
  await writeFile(path.join(etc, 'master.cf'), services);
  await startDaemon('postfix', ['-c', etc, 'start']);
}

// A daemon keeps what it inherits: with our pipes in its hands we would wait for its end.
async function startDaemon(command: string, args: string[]): Promise<void> {
  const [code] = await once(spawn(command, args, { stdio: 'ignore' }), 'exit');
  if (code !== 0) throw new Error(`${command} did not start (exit code ${code}).`);
}

/** Waits until something listens on the port. */
async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (open) return;
    await sleep(100);
  }
  throw new Error(`Nothing listens on port ${port}.`);
}

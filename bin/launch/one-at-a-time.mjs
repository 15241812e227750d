import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dist } from './paths.mjs';

// Runs `work` in one process at a time. The lock names its holder and the holder's child, which may outlive it: when
// the launcher is killed, npm goes on writing. Only when both are gone may another take the lock over.
export async function oneAtATime(name, waiting, work) {
  mkdirSync(dist, { recursive: true });
  const lock = join(dist, `${name}.lock`);
  const mine = { host: hostname(), holder: identify(process.pid) };
  for (let tries = 0; !take(lock, mine); tries += 1) {
    // The first look may only have cleared away what a killed one left.
    if (tries === 1) console.log(waiting);
    await sleep(200);
  }
  try {
    return await work((childPid) => put(lock, { ...mine, child: identify(childPid) }));
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock, mine) {
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    // Appears with its content or not at all, and for one of many only.
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    clearStale(lock);
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function put(lock, content) {
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(content));
  renameSync(draft, lock);
}

function clearStale(lock) {
  const seen = read(lock);
  if (seen === null || isHeld(seen)) return;
  const aside = `${lock}.stale-${process.pid}`;
  try {
    renameSync(lock, aside);
    // Someone else was quicker and holds a new lock, which we moved: it goes back.
    if (read(aside) !== seen) linkSync(aside, lock);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function isHeld(text) {
  const { host, holder, child } = JSON.parse(text);
  // Process numbers of another machine or container say nothing here, and it is not there any more.
  if (host !== hostname()) return false;
  return [holder, child].some((process) => process && identify(process.pid)?.since === process.since);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

// A process by its number and the moment it began, as numbers are used again. null when it is gone or a zombie.
function identify(pid) {
  if (process.platform === 'linux') {
    const fields = read(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, '')
      .split(' ');
    return !fields || 'ZX'.includes(fields[0]) ? null : { pid, since: fields[19] };
  }
  if (process.platform === 'win32') return alive(pid) ? { pid, since: '' } : null;
  const found = spawnSync('ps', ['-p', String(pid), '-o', 'stat=,lstart='], {
    encoding: 'utf8',
  }).stdout.trim();
  return found === '' || found.startsWith('Z') ? null : { pid, since: found.split(/\s+/).slice(1).join(' ') };
}

function alive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

import { type Account, canEnter } from './account.ts';

// How the account calls a folder that it is started in. Below a home of mode 0700 (root's, say) it cannot follow the
// path, but Linux lets a process go on using the folder it was started in, under this name.
export function seenFrom(folder: string, account: Account): string {
  return process.platform === 'linux' && !canEnter(account, folder) ? '/proc/self/cwd' : folder;
}

import { CLIENT, type IdentityProvider } from '../../../test/peers/identity-provider.ts';
import type { Browser } from './browser.ts';

/** Settings that fit the peer. */
export function settingsFor({ issuer }: IdentityProvider, more: object = {}) {
  return {
    enabled: true,
    name: 'Shop login',
    issuer,
    client_id: CLIENT.id,
    client_secret: CLIENT.secret,
    scopes: 'openid email profile',
    email_domains: ['shop.test'],
    new_role: null,
    only_way: false,
    ask_second_factor: false,
    ...more,
  };
}

/** As a browser does it: to our address, to the provider, and back with what it was given. */
export async function signOn(browser: Browser, to?: string) {
  const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
  const begun = await page(browser, `/api/session/single-sign-on${query}`);
  if (!begun.startsWith('http')) return begun;
  return page(browser, await atProvider(begun));
}

/** What the provider sends the browser back to, as a path of ours. */
export async function atProvider(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  return `${back.pathname}${back.search}`;
}

/** A page one is led to from elsewhere: where it leads on to. */
export async function page(browser: Browser, path: string): Promise<string> {
  const answer = await browser.send('GET', path, undefined, { 'sec-fetch-site': 'cross-site' });
  if (answer.status !== 303)
    throw new Error(`${path} answers ${answer.status}: ${JSON.stringify(answer.body)}`);
  return String(answer.headers.location);
}

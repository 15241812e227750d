import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { queryOptions } from '@tanstack/react-query';
import { t } from '../text.ts';
import { api, need } from './client.ts';

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: ({ signal }) => need(api.GET('/api/me/passkeys', { signal })),
});

/** Browsers keep passkeys for names alone, and only where nobody can listen. */
export const passkeysPossible = (): boolean =>
  browserSupportsWebAuthn() && window.isSecureContext && !/^[\d.]+$|^\[/.test(window.location.hostname);

type Options<Start extends (given: never) => unknown> = Parameters<Start>[0] extends {
  optionsJSON: infer Wanted;
}
  ? Wanted
  : never;

/** Asks the browser for a passkey; whoever closes its window is told so in plain words. */
export async function signInByPasskey() {
  const { options } = await need(api.POST('/api/session/passkey/options'));
  const optionsJSON = options as unknown as Options<typeof startAuthentication>;
  const response = await startAuthentication({ optionsJSON }).catch((error: unknown) => {
    throw new Error(t('passkey.cancelled'), { cause: error });
  });
  return need(api.POST('/api/session/passkey', { body: { response: response as never } }));
}

export async function addPasskey({ name, password }: { name: string; password: string | undefined }) {
  const body = password === undefined ? {} : { password };
  const { options } = await need(api.POST('/api/me/passkeys/options', { body }));
  const optionsJSON = options as unknown as Options<typeof startRegistration>;
  const response = await startRegistration({ optionsJSON }).catch((error: unknown) => {
    const known =
      error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    throw new Error(known ? t('passkey.known') : t('passkey.cancelled'), { cause: error });
  });
  return need(api.POST('/api/me/passkeys', { body: { name, response: response as never } }));
}

export const renamePasskey = (id: string, name: string) =>
  need(api.PATCH('/api/me/passkeys/{id}', { params: { path: { id } }, body: { name } }));
export const removePasskey = (id: string) =>
  need(api.DELETE('/api/me/passkeys/{id}', { params: { path: { id } } }));

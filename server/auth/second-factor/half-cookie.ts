import type { FastifyReply } from 'fastify';
import type { Kit } from '../../kit.ts';
import { HALF_MINUTES } from './half-sign-in.ts';

export const HALF_COOKIE = 'tellonce.half_sign_in';
export const HALF_PATH = '/api/session';

/** The browser keeps the token until the code comes. */
export function keepHalfSignIn(reply: FastifyReply, kit: Kit, token: string): void {
  reply.setCookie(HALF_COOKIE, token, {
    path: HALF_PATH,
    httpOnly: true,
    sameSite: 'strict',
    secure: kit.config.PUBLIC_URL?.startsWith('https://') ?? false,
    maxAge: HALF_MINUTES * 60,
  });
}

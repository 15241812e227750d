import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The chat is called from the company's pages, whatever their address. No cookies are involved: the token stands
 * in a header that only the page's own script can set, so any origin may be let through here; `allowed_origins`
 * of the account is checked where the account is known.
 */
export async function allowOrigins(_request: FastifyRequest, reply: FastifyReply) {
  reply.headers({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'retry-after, x-request-id',
  });
}

export async function answerPreflight(_request: FastifyRequest, reply: FastifyReply) {
  return reply
    .headers({
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '86400',
    })
    .code(204)
    .send();
}

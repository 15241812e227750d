import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  request_id: string;
  errors?: { path: string; detail: string }[];
};

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  410: 'Gone',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be done',
  428: 'Version needed',
  429: 'Too many requests',
  500: 'Our fault',
  503: 'Not available right now',
};

// What Fastify itself refuses, in our codes.
const FASTIFY_CODES: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'empty_body',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_VALIDATION: 'invalid_request',
};

/** Every error leaves as problem details of RFC 9457 with a stable `code`; nothing of our insides shows. */
export function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { problem, headers } = problemOf(error, request.id, request.log);
  return reply.code(problem.status).headers(headers).send(problem);
}

/** What an error says to the outside, and to the log if it is our own trouble. */
export function problemOf(
  error: Error,
  request_id: string,
  log: Pick<FastifyBaseLogger, 'error'>,
): { problem: Problem; headers: Record<string, string> } {
  const { status, code, detail, more } = asRefusal(error as FastifyError);
  if (status >= 500) log.error({ err: error }, 'request failed');
  const problem = {
    type: `urn:tellonce:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    code,
    detail,
    request_id,
    ...more.members,
  };
  return { problem, headers: { ...more.headers, 'content-type': 'application/problem+json; charset=utf-8' } };
}

function asRefusal(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error;
  if (databaseAway(error)) {
    return new Refusal('database_away', 503, 'The database cannot be reached right now. Try again shortly.', {
      headers: { 'retry-after': '2' },
    });
  }
  // Of our own files; the database's disk is its own matter (53100, above).
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return new Refusal('disk_full', 503, 'There is no room to store this right now. Try again later.', {
      headers: { 'retry-after': '60' },
    });
  }
  // PostgreSQL keeps no NUL and no broken UTF-8. Checked by the database for every text there is, not route by route.
  if (error.code === '22021' || error.code === '22P05' || isHalfCharacter(error)) {
    return new Refusal('invalid_text', 400, 'A text holds a character that cannot be stored, such as NUL.');
  }
  // 22008: of a time (a cursor that somebody made up may hold any), 22003: of a number.
  if (error.code === '22008' || error.code === '22003') {
    return new Refusal('out_of_range', 400, 'A number or a time is beyond what can be stored.');
  }
  if (error.validation) {
    const errors = error.validation.map((fault) => ({
      path: `${error.validationContext ?? ''}${fault.instancePath}`,
      detail: fault.message ?? 'not valid',
    }));
    const first = errors[0];
    return new Refusal('invalid_request', 400, `${first?.path} ${first?.detail}`, { members: { errors } });
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return new Refusal(FASTIFY_CODES[error.code] ?? 'bad_request', status, error.message);
  }
  return new Refusal('our_fault', 500, 'Something went wrong on our side. It was written to the log.');
}

// JSON text with half of a surrogate pair. Other JSON that is none would be our own mistake.
function isHalfCharacter(error: FastifyError & { detail?: string }): boolean {
  return error.code === '22P02' && /surrogate/.test(error.detail ?? '');
}

/** True when the database is lost, starting, stopping, full or overloaded: our own trouble, worth a retry. */
export function databaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  // 57014: a statement took too long, which on a database that keeps up none does.
  if (code && /^(08|53|57014|57P0|58|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)/.test(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    message ?? '',
  );
}

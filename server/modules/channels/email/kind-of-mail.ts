import { headerField } from './mail-header.ts';

/**
 * Written by a person, or by a machine? Tells an answering machine by what it says of itself (RFC 3834, and what
 * older ones use), and a delivery report by its type (RFC 6522). `Precedence: list` is left alone: a company whose
 * support address is a mailing group gets it on every customer's mail.
 */
export function kindOfMail(header: string): 'message' | 'auto_reply' | 'report' {
  const field = (name: string) => headerField(header, name)?.toLowerCase() ?? null;
  if (/^multipart\/report\b/.test(field('content-type') ?? '') && !isDisposition(header)) return 'report';
  const submitted = field('auto-submitted');
  if (submitted && !/^no\b/.test(submitted)) return 'auto_reply';
  if (field('x-autoreply') && field('x-autoreply') !== 'no') return 'auto_reply';
  if (field('x-autorespond') || field('x-autoresponder')) return 'auto_reply';
  if (/^(?:bulk|junk|auto_reply)$/.test(field('precedence') ?? '')) return 'auto_reply';
  // Nobody can answer it, so nobody wrote it.
  if (field('return-path') === '<>') return 'auto_reply';
  return isDisposition(header) ? 'auto_reply' : 'message';
}

// "Your mail was read" is a report too, but nothing failed.
const isDisposition = (header: string): boolean =>
  /report-type\s*=\s*"?disposition-notification/i.test(headerField(header, 'content-type') ?? '');

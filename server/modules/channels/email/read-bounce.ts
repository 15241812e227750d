import { headerField, messageIds } from './mail-header.ts';

export type Report = {
  /** `failed`: it will not arrive. `delayed`, `delivered`, `relayed`, `expanded`: it may have. */
  action: string;
  address: string | null;
  reason: string;
  /** Message-IDs that the report names: one of them may be ours. */
  message_ids: string[];
};

const LONGEST_REASON = 500;

/** What a delivery report (RFC 3464) says. `text` is the mail's text, in which the parser puts the status fields. */
export function readReport(raw: Buffer, text: string): Report {
  const whole = raw.toString('latin1').replace(/\r?\n[ \t]+/g, ' ');
  const status = text.replace(/\r?\n[ \t]+/g, ' ');
  const field = (name: string) => headerField(status, name) ?? headerField(whole, name);
  const recipient = (field('final-recipient') ?? field('original-recipient'))?.replace(
    /^[a-z0-9-]+;\s*/i,
    '',
  );
  const words =
    field('diagnostic-code')?.replace(/^[a-z0-9-]+;\s*/i, '') ?? field('status') ?? 'no reason was given';
  return {
    action: field('action')?.toLowerCase() ?? 'failed',
    address: recipient ?? headerField(whole, 'x-failed-recipients'),
    reason: words.slice(0, LONGEST_REASON),
    message_ids: namedIds(whole),
  };
}

// The returned mail (or its header) is a part of the report; some servers only refer to it.
function namedIds(whole: string): string[] {
  const lines = whole.match(/^(?:message-id|in-reply-to|references|x-tellonce-message)[ \t]*:.*$/gim) ?? [];
  return messageIds(lines.slice(0, 20).join(' '));
}

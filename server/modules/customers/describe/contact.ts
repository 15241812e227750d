import type { Describe, Described } from './describe-interaction.ts';
import { channelWord, short, textOf, withDetails } from './words.ts';

/** What was said, and what became of the matter. */
export const contact: Record<string, Describe> = {
  'message.received': (happened) => said('Wrote', happened),
  'message.replied': (happened) => said('Was answered', happened),
  'message.sent': (happened) => said('Was sent an answer', happened),
  'message.failed': (happened) => wentWrong('could not be sent', happened),
  'message.bounced': (happened) => wentWrong('came back', happened),
  'case.opened': (happened) => about('Case opened', happened),
  'case.reopened': (happened) => about('Case opened again', happened),
  'case.assigned': (happened) => {
    const name = textOf(happened, 'assignee_name', 'assignee');
    return name ? `Case given to ${name}` : 'Case assigned';
  },
  'case.unassigned': () => 'Case given back to everybody',
  'case.noted': (happened) => {
    const note = textOf(happened, 'preview', 'text');
    return note ? `Note: ${note}` : 'Note written';
  },
  'case.waiting': () => "It is the customer's turn",
  'case.resolved': (happened) => about('Case resolved', happened),
  'page.viewed': (happened) => withDetails(`Viewed ${pageName(happened)}`, cameFrom(happened)),
  'screen.viewed': (happened) => `Opened the screen ${textOf(happened, 'name', 'title') ?? 'of the app'}`,
};

function said(verb: string, happened: Described): string {
  const by = channelWord(happened.channel);
  const what = textOf(happened, 'preview', 'text', 'subject');
  return `${verb}${by ? ` by ${by}` : ''}${what ? `: ${what}` : ''}`;
}

function wentWrong(what: string, happened: Described): string {
  const why = textOf(happened, 'error', 'reason');
  return `Our ${channelWord(happened.channel) ?? 'message'} ${what}${why ? `: ${why}` : ''}`;
}

function about(what: string, happened: Described): string {
  const number = textOf(happened, 'number');
  const subject = textOf(happened, 'subject');
  return `${number ? what.replace('Case', `Case ${number}`) : what}${subject ? `: ${subject}` : ''}`;
}

function pageName(happened: Described): string {
  const page = happened.context.page;
  const properties = typeof page === 'object' && page !== null ? (page as Described['properties']) : {};
  return (
    textOf(happened, 'title', 'name') ??
    textOf({ properties }, 'title') ??
    textOf(happened, 'path', 'url') ??
    textOf({ properties }, 'path', 'url') ??
    'a page'
  );
}

/** The advertisement or letter that brought them, by the marks in the address. */
function cameFrom({ context }: Described): string | null {
  const { campaign } = context;
  if (typeof campaign !== 'object' || campaign === null) return null;
  const { name, source } = campaign as Record<string, unknown>;
  const marks = [name, source].filter((mark) => typeof mark === 'string' && mark !== '');
  return marks.length > 0 ? `came from ${short(marks.join(', '))}` : null;
}

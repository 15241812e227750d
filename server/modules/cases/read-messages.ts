import type { Static } from 'typebox';
import type { Db } from '../../db/index.ts';
import { deliveriesOf } from '../channels/index.ts';
import { customersByProfile } from '../customers/index.ts';
import type { Message } from './case.ts';
import { cursorOf, cursorPlace } from './cursor.ts';
import { existingCase } from './existing-case.ts';
import { messagesOfCase } from './queries/messages.ts';
import type { MessagePage, MessageShape } from './shapes.ts';

type Query = {
  case_id: string;
  before?: string | undefined;
  limit: number;
  /** False for who may not open the HTML of a mail: they get its text. */
  html: boolean;
};

/** A page of what was said, the latest page first, oldest first within it. */
export async function readMessages(db: Db, query: Query): Promise<Static<typeof MessagePage>> {
  await existingCase(db, query.case_id);
  const before = query.before === undefined ? null : cursorPlace(query.before);
  const rows = await messagesOfCase(db, { case_id: query.case_id, before, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  const oldest = page.at(-1);
  return {
    items: (await shownMessages(db, page))
      .reverse()
      .map((one) => (query.html ? one : { ...one, html_url: null })),
    next: rows.length > query.limit && oldest ? cursorOf(oldest) : null,
  };
}

/** Messages as they are shown, with their deliveries and with the names of customers who gave none. */
export async function shownMessages(db: Db, messages: Message[]): Promise<Static<typeof MessageShape>[]> {
  const nameless = messages
    .filter(({ author_name }) => author_name === '')
    .map(({ profile_id }) => profile_id);
  const sent = messages.filter(({ direction }) => direction === 'out').map(({ id }) => id);
  const [deliveries, customers] = await Promise.all([
    deliveriesOf(db, sent),
    customersByProfile(db, [...new Set(nameless)]),
  ]);
  return messages.map((message) => {
    const delivery = deliveries.get(message.id);
    return {
      ...partsShown(message),
      author: {
        kind: message.author_kind,
        id: message.author_id,
        name: message.author_name || (customers.get(message.profile_id)?.display_name ?? ''),
      },
      delivery: delivery
        ? { id: delivery.id, state: delivery.state, error: delivery.error, at: delivery.at }
        : null,
    };
  });
}

const partsShown = (message: Message) => ({
  id: message.id,
  thread_id: message.thread_id,
  channel: message.channel,
  direction: message.direction,
  automatic: message.automatic,
  subject: message.subject,
  text: message.text,
  whole_text: message.whole_text,
  html_url: message.html === null ? null : `/api/messages/${message.id}/html`,
  attachments: message.attachments.map(({ file_id, name, type, size }) => ({
    id: file_id,
    name,
    type,
    size,
    url: `/api/files/${file_id}`,
  })),
  at: message.occurred_at,
});

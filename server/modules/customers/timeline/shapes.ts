import { Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Timestamp = Type.Unsafe<Date>({ type: 'string', format: 'date-time' });
const Text = Type.Union([Type.String(), Type.Null()]);
const Cursor = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const Count = Type.Integer();

const TimelineItem = Type.Object({
  id: Id,
  profile_id: Id,
  type: Type.String(),
  channel: Text,
  direction: Type.Union([Type.Literal('in'), Type.Literal('out'), Type.Null()]),
  case_id: Text,
  actor: Type.String(),
  occurred_at: Timestamp,
  received_at: Timestamp,
  properties: Type.Record(Type.String(), Type.Unknown()),
  context: Type.Record(Type.String(), Type.Unknown()),
  summary: Type.String(),
  customer: Type.Optional(
    Type.Union([Type.Object({ id: Id, display_name: Type.String() }), Type.Null()], {
      description: 'With `members`: which member it is of; null for the organisation itself.',
    }),
  ),
});

export const TimelineQuery = Type.Object({
  before: Type.Optional(Type.String({ description: 'A cursor: what is older.' })),
  after: Type.Optional(Type.String({ description: 'A cursor: what is newer, the next of it.' })),
  until: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'A moment: what happened until then, the latest first.',
    }),
  ),
  around: Type.Optional(
    Type.String({ format: 'uuid', description: 'An interaction: the page begins with it.' }),
  ),
  types: Type.Optional(Type.String({ description: 'Comma-separated.' })),
  channels: Type.Optional(Type.String({ description: 'Comma-separated.' })),
  members: Type.Optional(
    Type.Boolean({
      description:
        'Of an organisation: also what its members did; of very many, the 200 profiles seen there last.',
    }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});

export const Timeline = Type.Object({
  items: Type.Array(TimelineItem),
  next: Cursor(
    'Where reading goes on in the direction asked; null at the end. With a filter a page may be short or empty although there is more.',
  ),
  newer: Cursor('For `after`: what is newer than this page, now or later.'),
  older: Cursor('For `before`: what is older than this page; null where there is nothing.'),
});

export const OverviewQuery = Type.Object({
  time_zone: Type.Optional(
    Type.String({ maxLength: 60, default: 'UTC', description: 'In which months begin: Europe/Berlin.' }),
  ),
});

export const TimelineOverview = Type.Object({
  count: Count,
  complete: Type.Boolean({ description: 'False for a timeline so long that not all of it was counted.' }),
  months: Type.Array(Type.Object({ month: Type.String({ examples: ['2026-03'] }), count: Count })),
  types: Type.Array(Type.Object({ type: Type.String(), count: Count })),
  channels: Type.Array(Type.Object({ channel: Type.String(), count: Count })),
});

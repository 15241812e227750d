import { Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Timestamp = Type.Unsafe<Date>({ type: 'string', format: 'date-time' });
const MaybeTime = Type.Union([Timestamp, Type.Null()]);

export const ARRIVALS = ['customers', 'messages', 'cases'] as const;
export type Arrival = (typeof ARRIVALS)[number];

/** In the order of weight: what somebody waits for stands first. */
export const DECISIONS = [
  'waiting_long',
  'unassigned',
  'failed_deliveries',
  'account_trouble',
  'failed_inbound',
  'parked',
  'suggestions',
  'erasures',
  'invitations',
] as const;
export type DecisionKind = (typeof DECISIONS)[number];

const Arrived = Type.Object({
  kind: Type.Unsafe<Arrival>({ type: 'string', enum: [...ARRIVALS] }),
  count: Type.Integer({ description: 'Today so far; 10000 means "or more"' }),
  before: Type.Integer({ description: 'On the same weekday of last week, up to the same time' }),
});

const Source = Type.Object({
  id: Id,
  name: Type.String(),
  last_event_at: Type.Union([Timestamp, Type.Null()], { description: 'To the minute' }),
  refused: Type.Integer({ description: 'Events of today that could not be stored; 1000 means "or more"' }),
});

const Decision = Type.Object({
  kind: Type.Unsafe<DecisionKind>({ type: 'string', enum: [...DECISIONS] }),
  count: Type.Integer({ description: '10000 means "or more"' }),
  since: Type.Union([Timestamp, Type.Null()], { description: 'Of the oldest of them' }),
  things: Type.Array(
    Type.Object({ id: Id, name: Type.String(), kind: Type.Union([Type.String(), Type.Null()]) }),
    { description: 'The first few, where they have names: cases, accounts' },
  ),
});

const MyCase = Type.Object({
  id: Id,
  number: Type.Integer(),
  subject: Type.String(),
  state: Type.Union([Type.Literal('open'), Type.Literal('waiting')]),
  customer: Type.Object({ id: Id, display_name: Type.String() }),
  channel: Type.Union([Type.String(), Type.Null()]),
  waiting_since: MaybeTime,
  last_message_at: Timestamp,
});

export const Today = Type.Object({
  at: Timestamp,
  time_zone: Type.String({ description: 'The company’s: in it days begin and end' }),
  arrived: Type.Array(Arrived),
  sources: Type.Union([Type.Array(Source), Type.Null()], { description: 'Null for who may not see sources' }),
  decisions: Type.Array(Decision, { description: 'Only what there is any of' }),
  mine: Type.Union(
    [
      Type.Object({
        count: Type.Integer({ description: 'Not resolved; 10000 means "or more"' }),
        items: Type.Array(MyCase, { description: 'Who waits longest stands first' }),
      }),
      Type.Null(),
    ],
    { description: 'Null for who does not read cases' },
  ),
});

import type { EventRow } from '../../../log/index.ts';

export type Json = Record<string, unknown>;

export const EVENT_KINDS = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

export type Trust = 'verified' | 'claimed';

/** Who sent it: a source, and how far it is to be believed. */
export type Sender = { source_id: string; trust: Trust };

/** What an event says about who it is of. */
export type EventIdentity = { kind: 'user_id' | 'anonymous_id'; value: string };

/** An event that was understood and waits to be stored. */
export type Event = Sender & {
  /** What of its row is known when it was understood. */
  row: Omit<EventRow, 'profile_id' | 'identifies'>;
  /** Whose it is: its user id if it has one, else its anonymous id. */
  identity: EventIdentity;
  /** Both ids, when it carries both. */
  pair: { user_id: string; anonymous_id: string } | null;
  /** An identify, alias or group: identity evidence whatever is known already. */
  identifies: boolean;
};

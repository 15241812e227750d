export type Direction = 'in' | 'out';

/** One row of the log. */
export type Interaction = {
  id: string;
  profile_id: string;
  type: string;
  channel: string | null;
  direction: Direction | null;
  touchpoint_id: string | null;
  case_id: string | null;
  /** `customer`, `team_member:<id>`, `source:<id>` or `system:<name>` */
  actor: string;
  source_id: string | null;
  message_id: string | null;
  occurred_at: Date;
  received_at: Date;
  batch_id: number;
  /** Carries identity evidence that customers.resolve has to look at. */
  identifies: boolean;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
};

/** What a caller gives; `id` is a new one and `occurred_at` now when left out. */
export type NewInteraction = Pick<Interaction, 'profile_id' | 'type' | 'actor'> &
  Partial<Omit<Interaction, 'received_at' | 'batch_id'>>;

export type Recorded = { id: string; profile_id: string; occurred_at: Date; received_at: Date };

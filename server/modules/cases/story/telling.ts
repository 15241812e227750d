import type { Interaction } from '../../../log/index.ts';

/** What the story is told from: one row of the log, as far as the story looks at it. */
export type Happening = Pick<
  Interaction,
  'id' | 'type' | 'channel' | 'case_id' | 'actor' | 'occurred_at' | 'properties' | 'context'
>;

export type StoryCase = {
  id: string;
  state: 'open' | 'waiting' | 'resolved';
  waiting_since: Date | null;
};

/** Everything a teller may look at. `happenings` are in the order they happened. */
export type Telling = {
  happenings: Happening[];
  story_case: StoryCase;
  now: Date;
  time_zone: string;
  /** The name of whom an actor text stands for, or null when it is nobody of the team. */
  nameOf: (actor: string) => string | null;
  /** A sentence for an interaction that no teller knows. */
  describe: (happening: Happening) => string;
};

/** A sentence of the story, with the interaction it tells of. */
export type Sentence = {
  text: string;
  interaction_id: string;
  occurred_at: Date;
  kind:
    | 'arrival'
    | 'browsing'
    | 'shopping'
    | 'order'
    | 'failure'
    | 'said'
    | 'answered'
    | 'team'
    | 'state'
    | 'other';
};

/** A sentence that may still be left out: the heavier, the more it says about the matter. */
export type Beat = Sentence & { weight: number };

export function beat(happening: Happening, kind: Sentence['kind'], weight: number, text: string): Beat {
  return { text, interaction_id: happening.id, occurred_at: happening.occurred_at, kind, weight };
}

/** The first of these properties that is a text or a number, as text. */
export function textOf(happening: Happening, ...names: string[]): string | null {
  for (const name of names) {
    const value = happening.properties[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
  }
  return null;
}

import { tellFailures } from './failures.ts';
import { tellOther } from './other.ts';
import { tellShopping } from './shopping.ts';
import { tellStanding } from './standing.ts';
import { tellTalk } from './talk.ts';
import { tellTeam } from './team.ts';
import type { Beat, Happening, Sentence, Telling } from './telling.ts';
import { tellVisits } from './visits.ts';

/** As much as one reads at a glance. */
export const SENTENCES = 8;

const TELLERS = [tellVisits, tellShopping, tellFailures, tellTalk, tellTeam, tellOther];

/**
 * The story so far: what happened, what was tried, what the customer wants and how it stands, in the order it
 * happened and in few sentences. When there is more to tell, what says least about the matter is left out.
 */
export function tellStory(given: Telling): Sentence[] {
  const ofThisMatter = given.happenings.filter((happening) => !saidElsewhere(happening, given.story_case.id));
  const telling = { ...given, happenings: inOrder(ofThisMatter) };
  const last = tellStanding(telling);
  const beats = TELLERS.flatMap((tell) => tell(telling));
  const kept = heaviest(beats, last ? SENTENCES - 1 : SENTENCES);
  const sentences = inOrder(kept).map(({ weight: _, ...sentence }) => sentence);
  return last ? [...sentences, last] : sentences;
}

/** What was said in another case: that case is told of in one sentence. */
const saidElsewhere = ({ type, case_id }: Happening, own: string): boolean =>
  type.startsWith('message.') && case_id !== own;

/** Of equal weight the later ones: they are nearer to the matter. */
function heaviest(beats: Beat[], number: number): Beat[] {
  return inOrder(beats)
    .reverse()
    .sort((a, b) => b.weight - a.weight)
    .slice(0, number);
}

const inOrder = <Timed extends { occurred_at: Date }>(things: Timed[]): Timed[] =>
  [...things].sort((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime());

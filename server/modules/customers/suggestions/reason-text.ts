/** Why a person has to decide, in a sentence; `reason` as it is kept with the suggestion. */
export function reasonText(reason: string): string {
  if (reason === 'claim') return 'Somebody said they are this customer, and nothing proves it.';
  if (reason === 'separated')
    return 'There is new evidence that they are the same, but a team member split them.';
  if (reason === 'too_many_anonymous_id')
    return 'There is evidence for yet another browser of somebody who has very many: perhaps a system makes up a new one for each call. Further ones are not added.';
  const kind = reason.replace(/^too_many_/, '').replaceAll('_', ' ');
  return `There is evidence that they are the same, but together they would have too many of: ${kind}.`;
}

const EVIDENCE: Record<string, string> = {
  identify: 'One identify event named both.',
  alias: 'An alias event said that one id became the other.',
  group: 'One group event named both.',
  event: 'One event carried the ids of both.',
  claim: 'A visitor said so, in a chat or on a page.',
  message: 'A message came from the address of both.',
};

/** What speaks for it, in a sentence; what a team member or a channel has worded itself stays as it is. */
export const evidenceSentence = (evidence: string): string => EVIDENCE[evidence] ?? evidence;

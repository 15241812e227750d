import { type Beat, beat, type Happening, type Telling, textOf } from './telling.ts';
import { day, quote, short } from './words.ts';

export const isTeamWork = (type: string): boolean => type.startsWith('case.');

/** What the team did besides answering: earlier cases, notes, handing over, closing and opening again. */
export function tellTeam(telling: Telling): Beat[] {
  const happenings = telling.happenings.filter(({ type }) => isTeamWork(type));
  const own = happenings.filter(({ case_id }) => case_id === telling.story_case.id);
  const of = (type: string) => own.filter((happening) => happening.type === type);
  return [
    ...earlierCases(
      happenings.filter(({ case_id }) => case_id !== telling.story_case.id),
      telling,
    ),
    ...of('case.noted')
      .slice(-2)
      .map((note) => noted(note, telling)),
    ...of('case.assigned').flatMap((assigned) => handedOver(assigned)),
    ...of('case.reopened')
      .slice(-1)
      .map((again) => reopened(again, telling)),
  ];
}

function earlierCases(happenings: Happening[], telling: Telling): Beat[] {
  const opened = happenings.filter(({ type }) => type === 'case.opened');
  const last = opened.at(-1);
  if (!last) return [];
  if (opened.length > 2) {
    const subject = quote(short(textOf(last, 'subject') ?? '', 60));
    return [beat(last, 'team', 5, `Had ${opened.length} other cases, last ${subject}`)];
  }
  return opened.map((one) => {
    const resolved = happenings.findLast(
      ({ type, case_id }) => type === 'case.resolved' && case_id === one.case_id,
    );
    const subject = quote(short(textOf(one, 'subject') ?? '', 60));
    const end = resolved
      ? `resolved ${day(resolved.occurred_at, telling.now, telling.time_zone)}`
      : 'not resolved';
    return beat(one, 'team', 5, `Had another case ${subject}, ${end}`);
  });
}

function noted(note: Happening, telling: Telling): Beat {
  const who = textOf(note, 'author_name') ?? telling.nameOf(note.actor) ?? 'The team';
  return beat(note, 'team', 6, `${who} noted: ${quote(short(textOf(note, 'preview') ?? ''))}`);
}

/** Only from one person to another: that someone took a case nobody had is no news. */
function handedOver(assigned: Happening): Beat[] {
  const from = textOf(assigned, 'from_name');
  const to = textOf(assigned, 'assignee_name');
  if (!from || !to) return [];
  return [beat(assigned, 'team', 4, `Handed over from ${from} to ${to}`)];
}

function reopened(again: Happening, telling: Telling): Beat {
  const who = telling.nameOf(again.actor);
  const when = day(again.occurred_at, telling.now, telling.time_zone);
  return beat(
    again,
    'team',
    7,
    who ? `${who} opened the case again ${when}` : `Came back ${when}, after it was resolved`,
  );
}

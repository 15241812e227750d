import { type Beat, beat, type Happening, type Telling, textOf } from './telling.ts';
import { isGreeting, wish } from './wish.ts';
import { channelWord, count, list, quote, span } from './words.ts';

export const TALK_TYPES = ['message.received', 'message.replied'];

// What one side said before the other side spoke.
type Turn = { side: 'customer' | 'team'; said: Happening[] };

const TURNS_TOLD_IN_FULL = 4;

/** What was said: how it began, how it stands, and one sentence for a long talk between. */
export function tellTalk(telling: Telling): Beat[] {
  const said = telling.happenings.filter(({ type }) => TALK_TYPES.includes(type));
  const automatic = said.filter(({ properties }) => properties.automatic === true);
  const turns = takeTurns(said.filter(({ properties }) => properties.automatic !== true));
  const lastAutomatic = automatic.at(-1);
  return [
    ...tellTurns(turns, telling),
    ...(lastAutomatic
      ? [beat(lastAutomatic, 'said', 3, `An automatic answer came by ${channelWord(lastAutomatic.channel)}`)]
      : []),
  ];
}

function takeTurns(said: Happening[]): Turn[] {
  const turns: Turn[] = [];
  for (const happening of said) {
    const side = happening.type === 'message.received' ? 'customer' : 'team';
    const last = turns.at(-1);
    if (last?.side === side) last.said.push(happening);
    else turns.push({ side, said: [happening] });
  }
  return turns;
}

function tellTurns(turns: Turn[], telling: Telling): Beat[] {
  const told = turns.map((turn, index) =>
    turn.side === 'customer' ? customerTurn(turn) : teamTurn(turn, turns[index - 1], telling),
  );
  if (turns.length <= TURNS_TOLD_IN_FULL) return told;
  const between = turns.slice(2, -2).flatMap(({ said }) => said);
  const channels = list([...new Set(between.map(({ channel }) => channelWord(channel)))]);
  const text = `${count(between.length, 'more message')} went back and forth by ${channels}`;
  return [...told.slice(0, 2), ...(between[0] ? [beat(between[0], 'said', 6, text)] : []), ...told.slice(-2)];
}

function customerTurn({ said }: Turn): Beat {
  const channels = list([...new Set(said.map(({ channel }) => channelWord(channel)))]);
  const words = said.map(wordsOf).filter((text) => text !== '');
  // A file or a picture without a word.
  if (words.length === 0) return beat(said[0]!, 'said', 10, `Sent a file by ${channels}`);
  const more = said.length > 2 ? ` (${said.length} messages)` : '';
  return beat(said[0]!, 'said', 10, `Wrote by ${channels}${more}: ${quote(wish(words.join('\n')))}`);
}

/** What a message says; of one that only greets, what it is about. */
function wordsOf(message: Happening): string {
  const preview = textOf(message, 'preview') ?? '';
  return isGreeting(preview) ? (textOf(message, 'subject') ?? preview) : preview;
}

function teamTurn({ said }: Turn, before: Turn | undefined, telling: Telling): Beat {
  const first = said[0]!;
  const who = textOf(first, 'author_name') ?? telling.nameOf(first.actor) ?? 'The team';
  const channels = list([...new Set(said.map(({ channel }) => channelWord(channel)))]);
  if (!before) return beat(first, 'answered', 8, `${who} wrote by ${channels}`);
  const waited = first.occurred_at.getTime() - before.said[0]!.occurred_at.getTime();
  return beat(first, 'answered', 8, `${who} answered by ${channels} after ${span(Math.max(0, waited))}`);
}

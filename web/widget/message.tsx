/** @jsxImportSource preact */
import type { Line } from './chat.ts';
import type { Conversation } from './conversation.ts';
import { Icon } from './icons.tsx';
import { linked } from './linked.tsx';
import type { Language } from './texts.ts';
import { timeOf } from './times.ts';

type Given = {
  line: Line;
  first: boolean;
  last: boolean;
  company: string;
  language: Language;
  conversation: Conversation;
};

export function Message({ line, first, last, company, language, conversation }: Given) {
  const { texts } = language;
  const author = line.direction === 'in' ? texts.you : (line.author_name ?? company);
  const place = `${first ? ' first' : ''}${last ? ' last' : ''}`;
  return (
    <div class={`message ${line.direction} ${line.state}${place}`}>
      <span class={first && line.direction === 'out' ? 'author' : 'unseen'}>{author}</span>
      <div class="bubble" dir="auto">
        {linked(line.text)}
      </div>
      {line.state === 'failed' ? (
        <div class="state failed">
          <span>
            {texts.failed}
            {/* The server explains itself in English only. */}
            {line.problem && language.code.startsWith('en') ? `: ${line.problem}` : ''}
          </span>
          <button type="button" onClick={() => conversation.retry(line.key)}>
            {texts.retry}
          </button>
          <button type="button" onClick={() => conversation.remove(line.key)}>
            {texts.remove}
          </button>
        </div>
      ) : (
        (last || line.state === 'sending') && (
          <div class="state">
            <time dateTime={line.at}>{timeOf(line.at, language)}</time>
            {line.direction === 'in' && line.state === 'sent' && (
              <>
                <Icon name="check" />
                <span class="unseen">{texts.sent}</span>
              </>
            )}
            {line.state === 'sending' && <span>{texts.sending}</span>}
          </div>
        )
      )}
    </div>
  );
}

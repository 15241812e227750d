/** @jsxImportSource preact */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WidgetTexts } from '../texts/widget.en.ts';
import { Icon } from './icons.tsx';
import { fill } from './texts.ts';

/** The server's limit, in UTF-16 units as JavaScript counts them. */
const maxLength = 10_000;

export function Composer({ texts, onSay }: { texts: WidgetTexts; onSay(text: string): void }) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const tooMany = text.trim().length - maxLength;
  const sendable = text.trim() !== '' && tooMany <= 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: grows with the text, up to the height set in the style
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);

  const send = () => {
    if (!sendable) return;
    onSay(text.trim());
    setText('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also confirms a word in the input methods of many languages: that must not send.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        value={text}
        placeholder={texts.placeholder}
        aria-label={texts.placeholder}
        aria-invalid={tooMany > 0}
        enterkeyhint="send"
        dir="auto"
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" aria-label={texts.send} disabled={!sendable}>
        <Icon name="send" />
      </button>
      {tooMany > 0 && <p role="alert">{fill(texts.too_long, { count: tooMany })}</p>}
    </form>
  );
}

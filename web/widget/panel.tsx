/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ChatConfig } from './api.ts';
import type { View } from './chat.ts';
import { Composer } from './composer.tsx';
import type { Conversation } from './conversation.ts';
import { EmailBox } from './email-box.tsx';
import { Icon } from './icons.tsx';
import { Messages } from './messages.tsx';
import { isPhone } from './screen.ts';
import { fill, type Language } from './texts.ts';

type Given = {
  config: ChatConfig;
  conversation: Conversation;
  view: View;
  language: Language;
  /** False when the panel is open because it was on the page before: then the page keeps its focus. */
  takeFocus: boolean;
  onClose(): void;
};

export function Panel({ config, conversation, view, language, takeFocus, onClose }: Given) {
  const { texts } = language;
  const panel = useRef<HTMLElement>(null);
  const phone = isPhone();
  // At once, not after the next picture: Escape has to find it in here however quick the hand is.
  useLayoutEffect(() => {
    // On a phone the field would bring up the keyboard over the messages.
    if (takeFocus) (phone ? panel.current : panel.current?.querySelector('textarea'))?.focus();
  }, [takeFocus, phone]);
  useStillPage(phone);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Tab' && panel.current) stayInside(event, panel.current);
  };
  const hasWritten = view.lines.some((line) => line.direction === 'in' && line.state === 'sent');
  return (
    <section
      class="panel"
      role="dialog"
      aria-modal={phone}
      aria-label={fill(texts.chat_with, { name: config.name })}
      tabIndex={-1}
      ref={panel}
      onKeyDown={onKeyDown}
    >
      <header>
        <span class="avatar" aria-hidden="true">
          {config.name.slice(0, 1).toUpperCase()}
        </span>
        <div>
          <h2>{config.name}</h2>
          <p>{texts.subtitle}</p>
        </div>
        <button type="button" class="close" aria-label={texts.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <Messages config={config} conversation={conversation} view={view} language={language}>
        {config.ask_email && hasWritten && <EmailBox conversation={conversation} view={view} texts={texts} />}
      </Messages>
      <div class="notice" role="status">
        {!view.live ? texts.lost : view.slowed ? texts.too_fast : ''}
      </div>
      <Composer texts={texts} onSay={conversation.say} />
    </section>
  );
}

/** Tab goes round within the panel; Escape leaves it. */
function stayInside(event: KeyboardEvent, panel: HTMLElement) {
  const stops = [...panel.querySelectorAll<HTMLElement>('button:not([disabled]), textarea, input, a[href]')];
  const active = (panel.getRootNode() as ShadowRoot).activeElement;
  const first = stops[0];
  const last = stops.at(-1);
  if (event.shiftKey && (active === first || active === panel)) {
    last?.focus();
    event.preventDefault();
  } else if (!event.shiftKey && active === last) {
    first?.focus();
    event.preventDefault();
  }
}

/** A full-screen panel: the page behind it does not scroll along. */
function useStillPage(still: boolean) {
  useEffect(() => {
    if (!still) return;
    const { style } = document.documentElement;
    const before = style.overflow;
    style.overflow = 'hidden';
    return () => {
      style.overflow = before;
    };
  }, [still]);
}

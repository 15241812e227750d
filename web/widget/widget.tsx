/** @jsxImportSource preact */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ChatConfig } from './api.ts';
import { readableOn } from './colour.ts';
import type { Conversation } from './conversation.ts';
import { Icon } from './icons.tsx';
import type { Keep } from './keep.ts';
import { Panel } from './panel.tsx';
import { isPhone } from './screen.ts';
import { fill, type Language } from './texts.ts';
import { useConversation } from './use-conversation.ts';

type Controls = { open(): void; close(): void };
type Given = {
  config: ChatConfig;
  conversation: Conversation;
  language: Language;
  theme: string;
  side: string;
  keep: Keep;
  onReady(controls: Controls): void;
};

export function Widget({ config, conversation, language, theme, side, keep, onReady }: Given) {
  const { texts, dir } = language;
  const view = useConversation(conversation);
  const [open, setOpen] = useState(() => keep.wasOpen() && !isPhone());
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  const show = useCallback(() => {
    setOpened(true);
    setOpen(true);
  }, []);
  const hide = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  useEffect(() => onReady({ open: show, close: hide }), [onReady, show, hide]);
  useEffect(() => keep.setOpen(open), [keep, open]);
  useReading(conversation, open);

  const latest = view.lines.findLast((line) => line.direction === 'out');
  const style = { '--accent': config.colour, '--on-accent': readableOn(config.colour) };
  return (
    <div class={`root ${side}`} dir={dir} data-theme={theme} style={style}>
      {open && (
        <Panel
          config={config}
          conversation={conversation}
          view={view}
          language={language}
          takeFocus={opened}
          onClose={hide}
        />
      )}
      {!open && view.unread > 0 && latest && (
        <button type="button" class="teaser" onClick={show}>
          <b>{latest.author_name ?? config.name}</b>
          <span>{latest.text.slice(0, 140)}</span>
        </button>
      )}
      <button
        type="button"
        class={`launcher${open ? ' is-open' : ''}`}
        ref={button}
        aria-expanded={open}
        aria-label={open ? texts.close : texts.open}
        onClick={open ? hide : show}
      >
        <Icon name="chat" solid />
        <Icon name="down" />
        {!open && view.unread > 0 && <span class="badge">{view.unread > 9 ? '9+' : view.unread}</span>}
      </button>
      <div class="unseen" role="status">
        {!open && view.unread > 0 ? fill(texts.unread, { count: view.unread }) : ''}
      </div>
    </div>
  );
}

/** Messages count as read while the panel is open on a page that is looked at. */
function useReading(conversation: Conversation, open: boolean) {
  useEffect(() => {
    const tell = () => conversation.setReading(open && !document.hidden);
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [conversation, open]);
}

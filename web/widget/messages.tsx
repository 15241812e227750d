/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatConfig } from './api.ts';
import type { Line, View } from './chat.ts';
import type { Conversation } from './conversation.ts';
import { Message } from './message.tsx';
import type { Language } from './texts.ts';
import { dayOf } from './times.ts';

type Given = {
  config: ChatConfig;
  conversation: Conversation;
  view: View;
  language: Language;
  children: ComponentChildren;
};

export function Messages({ config, conversation, view, language, children }: Given) {
  const list = useRef<HTMLDivElement>(null);
  const { newer, scrollDown, onScroll } = useStayAtEnd(list, view.lines);
  const { texts } = language;
  return (
    <div class="messages-frame">
      <div
        class="messages"
        ref={list}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={texts.conversation}
      >
        <div class="message out first last">
          <span class="author">{config.name}</span>
          <div class="bubble">{config.greeting || texts.hello}</div>
        </div>
        {view.lines.map((line, index) => {
          const before = view.lines[index - 1];
          const after = view.lines[index + 1];
          const day = dayOf(line.at, language);
          const newDay = !before || dayOf(before.at, language) !== day;
          return [
            newDay && (
              <div key={`day-${line.key}`} class="day">
                <span>{day}</span>
              </div>
            ),
            <Message
              key={line.key}
              line={line}
              first={newDay || !sameBreath(before, line)}
              last={!after || !sameBreath(line, after) || dayOf(after.at, language) !== day}
              company={config.name}
              language={language}
              conversation={conversation}
            />,
          ];
        })}
        {children}
      </div>
      {newer && (
        <button type="button" class="newer" onClick={scrollDown}>
          {texts.newer}
        </button>
      )}
    </div>
  );
}

/** Said by the same person within five minutes: drawn as one group with one name and one time. */
function sameBreath(a: Line, b: Line) {
  const apart = Date.parse(b.at) - Date.parse(a.at);
  return a.direction === b.direction && a.author_name === b.author_name && apart < 300_000;
}

/** Stays at the newest message, unless the reader has scrolled up to read: then only says that there is more. */
function useStayAtEnd(list: { current: HTMLDivElement | null }, lines: Line[]) {
  const atEnd = useRef(true);
  const [newer, setNewer] = useState(false);
  const scrollDown = () => {
    const box = list.current;
    if (box) box.scrollTop = box.scrollHeight;
  };
  const onScroll = () => {
    const box = list.current;
    if (!box) return;
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
    if (atEnd.current) setNewer(false);
  };
  const last = lines.at(-1);
  const own = last?.direction === 'in' && last.state === 'sending';
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the newest line changes, whatever else does
  useLayoutEffect(() => {
    if (atEnd.current || own) scrollDown();
    else setNewer(true);
  }, [last?.key, own]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; the phone's keyboard changes the height
  useEffect(() => {
    const box = list.current;
    if (!box) return;
    const watcher = new ResizeObserver(() => atEnd.current && scrollDown());
    watcher.observe(box);
    return () => watcher.disconnect();
  }, []);
  return { newer, scrollDown, onScroll };
}

/** @jsxImportSource preact */
import { render } from 'preact';
import { chatApi } from './api.ts';
import { startConversation } from './conversation.ts';
import { openKeep } from './keep.ts';
import { css } from './styles.ts';
import { chooseLanguage } from './texts.ts';
import { readAnonymousId } from './visitor.ts';
import { Widget } from './widget.tsx';

type PageApi = { anonymous_id?: string; open?: () => void; close?: () => void; started?: boolean };

/** The tag that loaded us: `currentScript` is only known while the script first runs. */
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-key][src*="chat.js"]');
const global = window as { tellonce?: PageApi };
global.tellonce ??= {};
const page = global.tellonce;

async function start(tag: HTMLScriptElement, key: string) {
  const api = chatApi(new URL(tag.src).origin, key);
  const config = await api.config();
  const language = chooseLanguage([tag.dataset.lang, document.documentElement.lang, ...navigator.languages]);
  const conversation = startConversation(api, openKeep(key), () => ({
    anonymous_id: readAnonymousId(tag.dataset.anonymousId ?? null) ?? undefined,
    page: location.href.slice(0, 2000),
  }));

  const host = document.createElement('div');
  host.id = 'tellonce-chat';
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // Not a <style> element: a page's content security policy may forbid those.
  shadow.adoptedStyleSheets = [sheet];
  host.lang = language.code;
  // The page's own shortcuts must not fire while someone writes to us.
  for (const type of ['keydown', 'keyup', 'keypress'])
    host.addEventListener(type, (event) => event.stopPropagation());
  document.body.append(host);
  render(
    <Widget
      config={config}
      conversation={conversation}
      language={language}
      theme={tag.dataset.theme ?? 'auto'}
      side={tag.dataset.side ?? 'end'}
      keep={openKeep(key)}
      onReady={(controls) => Object.assign(page, controls)}
    />,
    shadow,
  );
}

function whenReady(run: () => void) {
  if (document.body) run();
  else addEventListener('DOMContentLoaded', run, { once: true });
}

const key = script?.dataset.key;
if (!script || !key) {
  console.warn('Tellonce chat: the script tag needs a data-key.');
} else if (!page.started) {
  page.started = true;
  whenReady(() =>
    start(script, key).catch((error) => console.warn('Tellonce chat did not start:', error.message)),
  );
}

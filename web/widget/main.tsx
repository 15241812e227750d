/** @jsxImportSource preact */
import { render } from 'preact';
import { type ChatApi, type ChatConfig, ChatProblem, chatApi } from './api.ts';
import { startConversation } from './conversation.ts';
import { backOff } from './follow.ts';
import { openKeep } from './keep.ts';
import { css } from './styles.ts';
import { chooseLanguage, type Language } from './texts.ts';
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
  const keep = openKeep(key);
  const known = keep.read().config;
  const config = known ?? (await patientConfig(api));
  const language = chooseLanguage([tag.dataset.lang, document.documentElement.lang, ...navigator.languages]);
  const conversation = startConversation(api, keep, () => ({
    anonymous_id: readAnonymousId(tag.dataset.anonymousId ?? null) ?? undefined,
    page: location.href.slice(0, 2000),
  }));
  const host = makeHost(language);
  render(
    <Widget
      config={config}
      conversation={conversation}
      language={language}
      theme={tag.dataset.theme ?? 'auto'}
      side={tag.dataset.side ?? 'end'}
      keep={keep}
      onReady={(controls) => Object.assign(page, controls)}
    />,
    host.shadowRoot!,
  );
  // What was changed meanwhile shows on the next page; a chat that was switched off goes at once.
  const fresh = known ? await api.config().catch((error) => (isRefused(error) ? null : known)) : config;
  keep.change({ config: fresh });
  if (!fresh) host.remove();
}

function makeHost(language: Language) {
  const host = document.createElement('div');
  host.id = 'tellonce-chat';
  host.lang = language.code;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // Not a <style> element: a page's content security policy may forbid those.
  host.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  // The page's own shortcuts must not fire while someone writes to us.
  for (const type of ['keydown', 'keyup', 'keypress'])
    host.addEventListener(type, (event) => event.stopPropagation());
  document.body.append(host);
  return host;
}

/** A server that is away now is asked again, ever more seldom; one that says no is believed. */
async function patientConfig(api: ChatApi): Promise<ChatConfig> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await api.config();
    } catch (error) {
      if (isRefused(error)) throw error;
      await new Promise((done) => setTimeout(done, backOff(failures)));
    }
  }
}

const isRefused = (error: unknown) =>
  error instanceof ChatProblem && error.status >= 400 && error.status < 500 && error.status !== 429;

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

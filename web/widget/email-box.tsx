/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { WidgetTexts } from '../texts/widget.en.ts';
import type { View } from './chat.ts';
import type { Conversation } from './conversation.ts';
import { Icon } from './icons.tsx';
import { fill } from './texts.ts';

type Given = { conversation: Conversation; view: View; texts: WidgetTexts };

/** Asks once, gently, where an answer may go when the visitor is no longer here. */
export function EmailBox({ conversation, view, texts }: Given) {
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState('');
  const [saving, setSaving] = useState(false);
  if (view.email) {
    return (
      <p class="email-done">
        <Icon name="mail" />
        <span>{fill(texts.email_thanks, { email: view.email })}</span>
      </p>
    );
  }
  if (view.email_declined) return null;

  const save = async (event: Event) => {
    event.preventDefault();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) return setProblem(texts.email_wrong);
    setSaving(true);
    try {
      await conversation.saveEmail(email.trim());
    } catch {
      setProblem(texts.email_failed);
    }
    setSaving(false);
  };
  return (
    <form class="email-box" onSubmit={save} noValidate>
      <label for="tellonce-email">{texts.email_ask}</label>
      <div>
        <input
          id="tellonce-email"
          type="email"
          name="email"
          autocomplete="email"
          placeholder={texts.email_label}
          value={email}
          aria-invalid={problem !== ''}
          dir="ltr"
          onInput={(event) => {
            setEmail(event.currentTarget.value);
            setProblem('');
          }}
        />
        <button type="submit" disabled={saving || email.trim() === ''}>
          {texts.email_save}
        </button>
      </div>
      {problem && <p role="alert">{problem}</p>}
      <button type="button" class="plain" onClick={conversation.declineEmail}>
        {texts.email_no}
      </button>
    </form>
  );
}

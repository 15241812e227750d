/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Draft, sendMail } from './mails.ts';

type Given = { from: string; draft: Draft; onCancel(): void; onSent(): void };

export function Writing({ from, draft, onCancel, onSent }: Given) {
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(draft.answers ? 'textarea' : 'input[name=subject]')?.focus();
  }, [draft]);

  const send = async (event: Event) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    setSending(true);
    try {
      await sendMail(from, {
        to: String(given.get('to')),
        subject: String(given.get('subject')),
        text: String(given.get('text')),
        answers: draft.answers,
      });
      onSent();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'That did not work.');
      setSending(false);
    }
  };
  return (
    <form class="writing" ref={form} onSubmit={send}>
      <div class="tools">
        <button type="button" class="back" onClick={onCancel}>
          Discard
        </button>
        <button type="submit" class="answer" disabled={sending}>
          Send
        </button>
      </div>
      <label>
        To
        <input name="to" type="email" value={draft.to} required />
      </label>
      <label>
        Subject
        <input name="subject" value={draft.subject} required />
      </label>
      <textarea name="text" aria-label="Text" defaultValue={draft.text} required />
      {problem && (
        <p class="hint" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

import { randomKey } from '../../kit/random-key.ts';
import type { Case, ReplyOption } from '../api/shapes.ts';
import { type Draft, type SetDraft, useDraft } from './draft.ts';
import { addSending, type Sending } from './outbox.ts';
import { useChangeCase } from './use-change-case.ts';
import { useSend } from './use-send.ts';

export type ComposerState = {
  draft: Draft;
  setDraft: SetDraft;
  note: boolean;
  text: string;
  /** Where the reply will go; undefined when there is no way to the customer. */
  option: ReplyOption | undefined;
  /** What the channel can carry of it. */
  withFiles: boolean;
  withSubject: boolean;
  /** Characters more than the channel takes. */
  over: number;
  ready: boolean;
  submit: (andResolve?: boolean) => void;
};

/** What is being written in a case and where it will go. */
export function useComposer(data: Case, uploading: boolean): ComposerState {
  const [draft, setDraft] = useDraft(data.id);
  const send = useSend();
  const change = useChangeCase(data);
  const note = draft.mode === 'note';
  const text = draft[draft.mode];
  const option = note ? undefined : chosenOption(data.reply_options, draft.option);
  const withFiles = option?.capabilities.attachments ?? false;
  const withSubject = option?.thread_id === null && option.capabilities.subject;
  const most = option?.capabilities.max_length ?? null;
  const over = most === null ? 0 : Math.max(0, text.trim().length - most);
  const ready = text.trim().length > 0 && (note || option !== undefined) && over === 0 && !uploading;

  const submit = (andResolve = false) => {
    if (!ready) return;
    const entry: Sending = {
      key: randomKey(),
      case_id: data.id,
      kind: draft.mode,
      text: text.trim(),
      reply_option: option?.key ?? null,
      channel: option?.channel ?? null,
      subject: withSubject ? draft.subject.trim() || data.subject : null,
      files: withFiles ? draft.files : [],
      at: new Date().toISOString(),
      state: 'sending',
      sent_id: null,
      error: null,
    };
    addSending(entry);
    setDraft(note ? { note: '' } : { reply: '', subject: '', files: withFiles ? [] : draft.files });
    void send(entry).then((sent) => sent && andResolve && change({ state: 'resolved' }));
  };
  return { draft, setDraft, note, text, option, withFiles, withSubject, over, ready, submit };
}

function chosenOption(options: ReplyOption[], key: string | null): ReplyOption | undefined {
  return options.find((each) => each.key === key) ?? options.find((each) => each.suggested) ?? options[0];
}

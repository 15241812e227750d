import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { randomKey } from '../../kit/random-key.ts';
import type { Case } from '../api/shapes.ts';
import { useActions } from '../shell/actions.ts';
import { t } from '../text.ts';
import classes from './composer.module.css';
import { useDraft } from './draft.ts';
import { DraftFiles, FileAdder } from './draft-files.tsx';
import { addSending } from './outbox.ts';
import { ReplyOptionPicker } from './reply-option-picker.tsx';
import { useFileAdder } from './use-file-adder.ts';
import { useSend } from './use-send.ts';

/** Where a reply or a note is written: channel, text, files; Ctrl+Enter sends. */
export function Composer({ data }: { data: Case }) {
  const [draft, setDraft] = useDraft(data.id);
  const area = useRef<HTMLTextAreaElement>(null);
  const files = useFileAdder(data.id);
  const send = useSend();
  const note = draft.mode === 'note';
  const options = data.reply_options;
  const option =
    options.find((each) => each.key === draft.option) ?? options.find((each) => each.suggested) ?? options[0];
  const text = draft[draft.mode];
  const withFiles = !note && option?.channel === 'email';
  const ready = text.trim().length > 0 && (note || option !== undefined) && !files.busy;

  const write = (mode: 'reply' | 'note') => {
    setDraft({ mode });
    // At once: keys pressed right after must land in the text and not set off actions.
    area.current?.focus();
  };
  const group = t('group.case', { number: data.number });
  useActions([
    { id: 'reply', label: t('composer.reply_long'), group, keys: 'r', run: () => write('reply') },
    { id: 'note', label: t('composer.note_long'), group, keys: 'n', run: () => write('note') },
  ]);

  const submit = () => {
    if (!ready) return;
    const entry = {
      key: randomKey(),
      case_id: data.id,
      kind: draft.mode,
      text: text.trim(),
      reply_option: note ? null : (option?.key ?? null),
      channel: note ? null : (option?.channel ?? null),
      subject: withFiles && option?.thread_id === null ? draft.subject.trim() || data.subject : null,
      files: withFiles ? draft.files : [],
      at: new Date().toISOString(),
      state: 'sending' as const,
      sent_id: null,
      error: null,
    };
    addSending(entry);
    setDraft(note ? { note: '' } : { reply: '', subject: '', files: withFiles ? [] : draft.files });
    void send(entry);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
    if (event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <section className={classes.composer} data-note={note || undefined} aria-label={t('composer.title')}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('composer.mode')}
          value={draft.mode}
          onChange={(mode) => write(mode as 'reply' | 'note')}
          data={[
            { value: 'reply', label: t('composer.reply') },
            { value: 'note', label: t('composer.note') },
          ]}
        />
        {!note && (
          <ReplyOptionPicker
            options={options}
            chosen={option}
            onChoose={(key) => setDraft({ option: key })}
          />
        )}
        {note && <span className={classes.hint}>{t('composer.note_hint')}</span>}
      </div>
      {withFiles && option?.thread_id === null && (
        <TextInput
          size="xs"
          variant="unstyled"
          className={classes.subject}
          aria-label={t('composer.subject')}
          placeholder={data.subject || t('composer.subject')}
          value={draft.subject}
          onChange={(event) => setDraft({ subject: event.currentTarget.value })}
        />
      )}
      <Textarea
        ref={area}
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={12}
        className={classes.area}
        aria-label={note ? t('composer.note_long') : t('composer.reply_long')}
        placeholder={
          note
            ? t('composer.note_placeholder')
            : t('composer.reply_placeholder', { name: data.customer.display_name })
        }
        value={text}
        onChange={(event) => setDraft({ [draft.mode]: event.currentTarget.value })}
        onKeyDown={onKeyDown}
        onPaste={(event) => withFiles && files.add([...event.clipboardData.files])}
      />
      {withFiles && (
        <DraftFiles
          files={draft.files}
          onRemove={(id) => setDraft({ files: draft.files.filter((file) => file.id !== id) })}
        />
      )}
      <div className={classes.bar}>
        {withFiles && <FileAdder busy={files.busy} onAdd={files.add} />}
        <span className={classes.hint}>{text ? t('composer.draft_kept') : t('composer.keys')}</span>
        <Button size="xs" disabled={!ready} onClick={submit} color={note ? 'yellow.8' : undefined}>
          {note ? t('composer.add_note') : t('composer.send')}
        </Button>
      </div>
    </section>
  );
}

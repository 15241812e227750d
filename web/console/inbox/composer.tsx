import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import type { Case } from '../api/shapes.ts';
import { useActions } from '../shell/actions.ts';
import { t } from '../text.ts';
import classes from './composer.module.css';
import { ComposerFoot } from './composer-foot.tsx';
import { DraftFiles } from './draft-files.tsx';
import { ReplyOptionPicker } from './reply-option-picker.tsx';
import { useComposer } from './use-composer.ts';
import { useFileAdder } from './use-file-adder.ts';

/** Where a reply or a note is written: channel, text, files; Ctrl+Enter sends. */
export function Composer({ data }: { data: Case }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const files = useFileAdder(data.id);
  const composer = useComposer(data, files.busy);
  const { draft, setDraft, note, option, withFiles } = composer;
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
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      composer.submit(event.shiftKey);
    }
    if (event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <section className={classes.composer} data-note={note || undefined} aria-label={t('composer.title')}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          flex="none"
          aria-label={t('composer.mode')}
          value={draft.mode}
          onChange={(mode) => write(mode as 'reply' | 'note')}
          data={[
            { value: 'reply', label: t('composer.reply') },
            { value: 'note', label: t('composer.note') },
          ]}
        />
        {note ? (
          <span className={classes.hint}>{t('composer.note_hint')}</span>
        ) : (
          <ReplyOptionPicker
            options={data.reply_options}
            chosen={option}
            group={group}
            onChoose={(key) => setDraft({ option: key })}
          />
        )}
      </div>
      {composer.withSubject && (
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
        value={composer.text}
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
      <ComposerFoot composer={composer} files={files} />
    </section>
  );
}

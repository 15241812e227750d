import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { t } from '../text.ts';
import classes from './composer.module.css';
import { FileAdder } from './draft-files.tsx';
import type { ComposerState } from './use-composer.ts';

type Props = { composer: ComposerState; files: { busy: boolean; add: (files: File[]) => void } };

/** Files, what to know before sending, and the ways to send. */
export function ComposerFoot({ composer, files }: Props) {
  const { note, ready, submit, withFiles, over } = composer;
  // White on it reaches 6 : 1, which no shade of yellow does.
  const colour = note ? '#8a5a00' : undefined;
  return (
    <div className={classes.bar}>
      {withFiles && <FileAdder busy={files.busy} onAdd={files.add} />}
      <span
        className={classes.hint}
        data-trouble={over > 0 || undefined}
        data-keys={hintOf(composer) === t('composer.keys') || undefined}
      >
        {hintOf(composer)}
      </span>
      <Button.Group>
        <Button size="xs" disabled={!ready} onClick={() => submit()} color={colour}>
          {note ? t('composer.add_note') : t('composer.send')}
        </Button>
        <Menu position="top-end">
          <Menu.Target>
            <ActionIcon
              size={30}
              variant="filled"
              color={colour ?? 'pine'}
              disabled={!ready}
              aria-label={t('composer.more')}
              className={classes.more}
            >
              <IconChevronDown size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              onClick={() => submit(true)}
              rightSection={<span className={classes.hint}>Ctrl ⇧ ⏎</span>}
            >
              {note ? t('composer.note_resolve') : t('composer.send_resolve')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
    </div>
  );
}

function hintOf({ note, draft, text, withFiles, over, option }: ComposerState): string {
  if (over > 0) return t('composer.too_long', { count: over });
  if (!note && option && !withFiles && draft.files.length > 0) {
    return t('composer.files_stay', { count: draft.files.length });
  }
  return text ? t('composer.draft_kept') : t('composer.keys');
}

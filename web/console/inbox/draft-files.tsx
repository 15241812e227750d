import { ActionIcon, CloseButton, FileButton, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { UploadedFile } from '../api/messages.ts';
import { t } from '../text.ts';
import { fileSize } from './attachments.tsx';
import classes from './composer.module.css';
import conversation from './conversation.module.css';

type Props = { files: UploadedFile[]; onRemove: (id: string) => void };

/** The files that will go with the reply. */
export function DraftFiles({ files, onRemove }: Props) {
  if (files.length === 0) return null;
  return (
    <div className={classes.files}>
      {files.map((file) => (
        <span key={file.id} className={conversation.file}>
          <span>{file.name}</span>
          <span>{fileSize(file.size)}</span>
          <CloseButton
            size="xs"
            aria-label={t('composer.remove_file', { name: file.name })}
            onClick={() => onRemove(file.id)}
          />
        </span>
      ))}
    </div>
  );
}

export function FileAdder({ busy, onAdd }: { busy: boolean; onAdd: (files: File[]) => void }) {
  return (
    <FileButton multiple onChange={onAdd}>
      {(props) => (
        <Tooltip label={t('composer.add_file')}>
          <ActionIcon {...props} size="md" loading={busy} aria-label={t('composer.add_file')}>
            <IconPaperclip size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}

import { IconPaperclip } from '@tabler/icons-react';
import { useMay } from '../api/session.ts';
import type { Attachment } from '../api/shapes.ts';
import { t } from '../text.ts';
import classes from './conversation.module.css';

export function Attachments({ files }: { files: Attachment[] }) {
  const mayOpen = useMay('files.read');
  if (files.length === 0) return null;
  return (
    <ul
      className={classes.foot}
      style={{ listStyle: 'none', padding: 0 }}
      aria-label={t('message.attachments')}
    >
      {files.map((file) => (
        <li key={file.id}>
          {mayOpen ? (
            <a className={classes.file} href={file.url} target="_blank" rel="noopener noreferrer">
              <FileName file={file} />
            </a>
          ) : (
            <span className={classes.file} title={t('message.no_files')}>
              <FileName file={file} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function FileName({ file }: { file: Attachment }) {
  return (
    <>
      <IconPaperclip size={14} stroke={1.6} aria-hidden />
      <span>{file.name}</span>
      <span style={{ color: 'var(--mantine-color-dimmed)' }}>{fileSize(file.size)}</span>
    </>
  );
}

export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

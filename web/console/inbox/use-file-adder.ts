import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { uploadFile } from '../api/messages.ts';
import { troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { useDraft } from './draft.ts';

/** Uploads files and hangs them on the draft, one after the other; a refused one says why. */
export function useFileAdder(case_id: string) {
  const [, setDraft] = useDraft(case_id);
  const [busy, setBusy] = useState(false);
  const add = async (files: File[]) => {
    setBusy(true);
    for (const file of files) {
      try {
        const uploaded = await uploadFile(file);
        setDraft((draft) => ({ ...draft, files: [...draft.files, uploaded] }));
      } catch (error) {
        notifications.show({
          color: 'red',
          title: t('composer.not_added', { name: file.name }),
          message: troubleText(error),
        });
      }
    }
    setBusy(false);
  };
  return { add: (files: File[]) => void add(files), busy };
}

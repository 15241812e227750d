import { useQueryClient } from '@tanstack/react-query';
import { addNote, messagesQuery, sendReply } from '../api/messages.ts';
import { troubleText } from '../parts/trouble.tsx';
import { removeSending, type Sending, updateSending } from './outbox.ts';

/**
 * Sends what lies in the outbox. It is already on screen; here it becomes a message, or keeps its text and says
 * why not. Safe to call again for the same entry.
 */
export function useSend(): (entry: Sending) => Promise<boolean> {
  const queries = useQueryClient();
  return async (entry) => {
    updateSending(entry.key, { state: 'sending', error: null });
    try {
      const message = await post(entry);
      updateSending(entry.key, { state: 'sent', sent_id: message.id });
    } catch (error) {
      updateSending(entry.key, { state: 'failed', error: troubleText(error) });
      return false;
    }
    void queries.invalidateQueries({ queryKey: ['cases'] });
    await queries.invalidateQueries({ queryKey: messagesQuery(entry.case_id).queryKey.slice(0, 2) });
    removeSending(entry.key);
    return true;
  };
}

function post(entry: Sending): Promise<{ id: string }> {
  if (entry.kind === 'note') return addNote(entry.case_id, entry.key, entry.text);
  return sendReply(entry.case_id, entry.key, {
    text: entry.text,
    reply_option: entry.reply_option ?? '',
    ...(entry.subject && { subject: entry.subject }),
    ...(entry.files.length > 0 && { file_ids: entry.files.map((file) => file.id) }),
  });
}

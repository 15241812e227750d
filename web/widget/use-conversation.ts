import { useEffect, useState } from 'preact/hooks';
import type { View } from './chat.ts';
import type { Conversation } from './conversation.ts';

export function useConversation(conversation: Conversation): View {
  const [view, setView] = useState(conversation.view);
  useEffect(() => {
    const show = () => setView(conversation.view());
    // Something may have arrived between the first drawing and this subscription.
    show();
    const stop = conversation.subscribe(show);
    return () => void stop();
  }, [conversation]);
  return view;
}

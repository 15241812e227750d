import { createFileRoute } from '@tanstack/react-router';
import { ChatPage } from '../settings/chat/chat-page.tsx';

export const Route = createFileRoute('/_app/settings/chat')({ component: ChatPage });

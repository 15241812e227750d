import type { Channel } from '../types.ts';
import { checkChat } from './check-chat.ts';
import { MAX_LENGTH } from './clean-text.ts';
import { sendChat } from './send-chat.ts';
import { WebchatSettings } from './settings.ts';
import { understandChat } from './understand.ts';

export { webchatRoutes } from './routes.ts';

export const webchat: Channel = {
  channel: 'webchat',
  title: 'Web chat',
  settings: WebchatSettings,
  secret_settings: [],
  capabilities: { subject: false, html: false, attachments: false, max_length: MAX_LENGTH },
  address: () => null,
  public_key: true,
  check: checkChat,
  understand: understandChat,
  externalId: (_account, delivery_id) => delivery_id,
  send: sendChat,
};

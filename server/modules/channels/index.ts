export { accountByPublicKey, accountsById, accountsFor } from './accounts/accounts.ts';
export { createAccount } from './accounts/create-account.ts';
export { subjectNames } from './accounts/subject-names.ts';
export { deliveriesOf } from './deliveries/deliveries-of.ts';
export { queueDelivery } from './deliveries/queue-delivery.ts';
export { retryDelivery } from './deliveries/retry-delivery.ts';
export { caughtMails } from './email/caught-mails.ts';
export { canSendOwnMail, sendOwnMail } from './email/own-mail.ts';
export { sanitiseHtml, withRemoteImages } from './email/sanitise-html.ts';
export { eraser } from './erase/eraser.ts';
export { storeRaw } from './inbound/store-raw.ts';
export { capabilitiesOf } from './registry.ts';
export { routes } from './routes.ts';
export type {
  Account,
  Attachment,
  Capabilities,
  Delivery,
  DeliveryPayload,
  InboundMessage,
} from './types.ts';
export { startWorkers, waitingWork } from './workers.ts';

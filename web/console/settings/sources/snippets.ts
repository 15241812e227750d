// The SDKs are Segment's own; all they need is our host.

export const nodeSnippet = (key: string, host: string): string => `// npm install @segment/analytics-node
import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({
  writeKey: '${key}',
  host: '${host}',
  path: '/v1/batch',
});

analytics.identify({
  userId: 'customer-4711',
  traits: { name: 'Ana Lopez', email: 'ana@example.com' },
});
analytics.track({
  userId: 'customer-4711',
  event: 'Order Completed',
  properties: { order_id: '1001', total: 59.9 },
});`;

export const curlSnippet = (key: string, host: string): string => `curl ${host}/v1/track \\
  -u '${key}:' \\
  -H 'content-type: application/json' \\
  -d '{"userId":"customer-4711","event":"Order Completed","properties":{"total":59.9}}'`;

export const browserSnippet = (key: string, host: string): string => `// npm install @segment/analytics-next
import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({
  writeKey: '${key}',
  cdnURL: '${host}',
});

analytics.page();
analytics.track('Voucher Redemption Failed', { code: 'WELCOME20' });`;

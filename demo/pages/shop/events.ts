import { AnalyticsBrowser } from '@segment/analytics-next';
import type { Product } from './products.ts';

const key = document.querySelector<HTMLMetaElement>('meta[name="tellonce-source"]')?.content ?? '';

/** The event SDK as it comes from its makers; our host stands where theirs would, and nothing is fetched elsewhere. */
const analytics = AnalyticsBrowser.load({
  writeKey: key,
  cdnURL: location.origin,
  cdnSettings: {
    integrations: {
      'Segment.io': {
        apiKey: key,
        apiHost: `${location.host}/v1`,
        protocol: location.protocol === 'https:' ? 'https' : 'http',
      },
    },
    // What it measures of itself would go to its makers.
    metrics: { sampleRate: 0 },
  },
});

const asItem = (product: Product) => ({
  product_id: product.id,
  name: product.name,
  price: product.price,
  currency: 'EUR',
});

export const tellPage = (name: string) => void analytics.page(name);

export const tellProduct = (
  event: 'Product Viewed' | 'Product Added' | 'Product Removed',
  product: Product,
) => void analytics.track(event, asItem(product));

export const tell = (event: string, properties: Record<string, unknown>) =>
  void analytics.track(event, { currency: 'EUR', ...properties });

/** What someone types at the checkout is a claim about who they are; a public key can say no more than that. */
export const tellWho = (traits: { email: string; name: string }) => void analytics.identify(traits);

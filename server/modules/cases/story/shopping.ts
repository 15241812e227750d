import { type Beat, beat, type Happening, type Telling, textOf } from './telling.ts';
import { amount, count, day, list, quote } from './words.ts';

const TOLD = [
  'products.searched',
  'product.viewed',
  'product.added',
  'product.removed',
  'checkout.started',
  'order.completed',
];

// Steps on the way to what is told.
const STEPS = /^(product\.clicked|product_list|promotion\.viewed|checkout_step|payment_info|cart\.viewed)/;

/** What this teller tells of, or leaves out. What becomes of an order afterwards is told one by one, elsewhere. */
export const isShopping = (type: string): boolean => TOLD.includes(type) || STEPS.test(type);

/** What was looked for, put in the cart and ordered. */
export function tellShopping(telling: Telling): Beat[] {
  const happenings = telling.happenings.filter(({ type }) => isShopping(type));
  const of = (type: string) => happenings.filter((happening) => happening.type === type);
  const checkout = of('checkout.started').at(-1);
  return [
    ...search(of('products.searched')),
    ...looks(of('product.viewed')),
    ...cart(happenings),
    ...(checkout ? [beat(checkout, 'shopping', 3, 'Began to check out')] : []),
    ...orders(of('order.completed'), telling),
  ];
}

function search(searches: Happening[]): Beat[] {
  const words = [
    ...new Set(searches.map((one) => textOf(one, 'query', 'search')).filter((word) => word !== null)),
  ];
  const last = searches.at(-1);
  return last && words.length > 0
    ? [beat(last, 'browsing', 3, `Searched for ${list(words.slice(-3).map(quote))}`)]
    : [];
}

function looks(views: Happening[]): Beat[] {
  const last = views.at(-1);
  if (!last) return [];
  const others = new Set(views.map(productKey)).size - 1;
  const more = others > 0 ? ` and ${count(others, 'other product')}` : '';
  return [beat(last, 'browsing', 2, `Looked at ${productName(last)}${more}`)];
}

/** What lies in the cart: what was taken out again and what was ordered since is left out. */
function cart(happenings: Happening[]): Beat[] {
  const inside = new Map<string, Happening>();
  let takenOut: { name: string; at: Happening } | null = null;
  for (const happening of happenings) {
    if (happening.type === 'product.added') inside.set(productKey(happening), happening);
    if (happening.type === 'product.removed' && inside.delete(productKey(happening))) {
      takenOut = { name: productName(happening), at: happening };
    }
    if (happening.type === 'order.completed') {
      inside.clear();
      takenOut = null;
    }
  }
  const beats: Beat[] = [];
  const [first, ...others] = inside.values();
  if (first) {
    const price = priceOf(first);
    const more = others.length > 0 ? ` and ${count(others.length, 'other product')}` : '';
    const text = `Put ${productName(first)}${more} in the cart${price && !more ? ` (${price})` : ''}`;
    beats.push(beat(others.at(-1) ?? first, 'shopping', 6, text));
  }
  if (takenOut) beats.push(beat(takenOut.at, 'shopping', 3, `Took ${takenOut.name} out of the cart`));
  return beats;
}

function orders(completed: Happening[], telling: Telling): Beat[] {
  if (completed.length <= 2)
    return completed.map((order) => beat(order, 'order', 7, `Ordered ${orderText(order)}`));
  const last = completed.at(-1)!;
  const when = day(last.occurred_at, telling.now, telling.time_zone);
  return [beat(last, 'order', 7, `Ordered ${completed.length} times, last ${when} ${orderText(last)}`)];
}

/** "Cordless drill 18V (order 1042, 189 EUR)"; where the products are not named, "for 189 EUR (order 1042)". */
function orderText(order: Happening): string {
  const products = Array.isArray(order.properties.products) ? (order.properties.products as unknown[]) : [];
  const named = products
    .map((product) => (product as { name?: unknown } | null)?.name)
    .filter((name): name is string => typeof name === 'string');
  const number = textOf(order, 'order_id', 'order_number');
  const total = priceOf(order);
  const more = named.length > 2 ? [count(named.length - 1, 'other product')] : named.slice(1);
  const what = named[0] ? list([named[0], ...more]) : total ? `for ${total}` : 'something';
  const details = [number && `order ${number}`, named[0] && total].filter(Boolean).join(', ');
  return details ? `${what} (${details})` : what;
}

const productKey = (happening: Happening): string =>
  textOf(happening, 'product_id', 'sku', 'variant', 'name') ?? 'product';

const productName = (happening: Happening): string =>
  textOf(happening, 'name', 'sku', 'product_id') ?? 'a product';

function priceOf(happening: Happening): string | null {
  const value = Number(textOf(happening, 'total', 'price', 'revenue', 'value') ?? Number.NaN);
  return Number.isFinite(value) ? amount(value, textOf(happening, 'currency')) : null;
}

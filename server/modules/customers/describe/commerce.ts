import type { Describe, Described } from './describe-interaction.ts';
import { amountOf, list, short, textOf, withDetails } from './words.ts';

// The events of Segment's e-commerce specification, and what else shops tell of vouchers and orders.

/** Browsing, promoting, ordering, coupons, wishing, sharing, reviewing: the order of the specification. */
export const commerce: Record<string, Describe> = {
  'products.searched': (it) => `Searched for “${textOf(it, 'query', 'search') ?? 'something'}”`,
  'product_list.viewed': (it) => `Looked through ${listName(it)}`,
  'product_list.filtered': (it) => `Filtered ${listName(it)}`,
  'promotion.viewed': (it) => `Saw the promotion ${promotion(it)}`,
  'promotion.clicked': (it) => `Clicked the promotion ${promotion(it)}`,
  'product.clicked': (it) => `Clicked ${product(it)}`,
  'product.viewed': (it) => withDetails(`Viewed ${product(it)}`, amountOf(it, 'price')),
  'product.added': (it) => withDetails(`Put ${counted(it)} in the cart`, amountOf(it, 'price')),
  'product.removed': (it) => `Took ${product(it)} out of the cart`,
  'cart.viewed': (it) => withDetails('Looked at the cart', amountOf(it, 'value', 'total'), ...products(it)),
  'checkout.started': (it) => withDetails('Began to check out', amountOf(it, 'value', 'total', 'revenue')),
  'checkout_step.viewed': (it) => `Reached ${step(it)} of the checkout`,
  'checkout_step.completed': (it) => `Completed ${step(it)} of the checkout`,
  'payment_info.entered': (it) => withDetails('Entered how to pay', textOf(it, 'payment_method')),
  'order.completed': (it) => order('Ordered', it),
  'order.updated': (it) => changed('Order', 'was changed', it),
  'order.refunded': (it) =>
    withDetails(changed('Order', 'was refunded', it), amountOf(it, 'total', 'revenue', 'value')),
  'order.cancelled': (it) => changed('Order', 'was cancelled', it),
  'order.shipped': (it) => changed('Order', 'was shipped', it),
  'order.delivered': (it) => changed('Order', 'was delivered', it),
  'order.returned': (it) => changed('Order', 'was returned', it),
  'coupon.entered': (it) => code('Entered the coupon', it),
  'coupon.applied': (it) => withDetails(code('Used the coupon', it), discount(it)),
  'coupon.denied': (it) => refused('Coupon', 'was refused', it),
  'coupon.removed': (it) => code('Removed the coupon', it),
  'voucher.issued': (it) => code('Was given the voucher', it),
  'voucher.sent': (it) => code('Was sent the voucher', it),
  'voucher.entered': (it) => code('Entered the voucher', it),
  'voucher.redeemed': (it) => withDetails(code('Redeemed the voucher', it), discount(it)),
  'voucher.redemption_failed': (it) => refused('Voucher', 'failed', it),
  'voucher.replaced': (it) => code('Was given another voucher', it),
  'product.added_to_wishlist': (it) => `Put ${product(it)} on the wish list`,
  'product_added_to.wishlist': (it) => `Put ${product(it)} on the wish list`,
  'product_removed_from.wishlist': (it) => `Took ${product(it)} off the wish list`,
  'wishlist_product_added_to.cart': (it) => `Put ${product(it)} from the wish list in the cart`,
  'product.shared': (it) => via(`Shared ${product(it)}`, it),
  'cart.shared': (it) => via('Shared the cart', it),
  'product.reviewed': (it) => withDetails(`Reviewed ${product(it)}`, textOf(it, 'rating')),
};

const product = (it: Described): string =>
  textOf(it, 'name', 'product_name', 'sku', 'product_id') ?? 'a product';

function counted(it: Described): string {
  const { quantity } = it.properties;
  return typeof quantity === 'number' && quantity > 1 ? `${quantity} × ${product(it)}` : product(it);
}

const listName = (it: Described): string => textOf(it, 'category', 'list_id') ?? 'a list of products';

const promotion = (it: Described): string => textOf(it, 'name', 'creative', 'promotion_id') ?? 'of the shop';

const step = (it: Described): string => (textOf(it, 'step') ? `step ${textOf(it, 'step')}` : 'a step');

const CODE = ['code', 'voucher', 'coupon', 'coupon_name', 'coupon_id'];

const code = (text: string, it: Described): string => [text, textOf(it, ...CODE)].filter(Boolean).join(' ');

function refused(what: string, how: string, it: Described): string {
  const why = textOf(it, 'reason', 'error', 'error_message');
  return `${code(what, it)} ${how}${why ? `: ${why.replaceAll('_', ' ')}` : ''}`;
}

const discount = (it: Described): string | null => {
  const amount = amountOf(it, 'discount');
  return amount && `${amount} off`;
};

function order(verb: string, it: Described): string {
  const number = textOf(it, 'order_id', 'order_number');
  const [what] = products(it);
  const total = amountOf(it, 'total', 'revenue', 'value');
  return withDetails(what ? `${verb} ${what}` : verb, number && `order ${number}`, total);
}

/** The names of the products in it: one text, or none. */
function products({ properties }: Described): string[] {
  if (!Array.isArray(properties.products)) return [];
  const names = (properties.products as unknown[])
    .map((one) => (one as { name?: unknown } | null)?.name)
    .filter((name) => typeof name === 'string' && name !== '')
    .map((name) => short(String(name), 60));
  if (names.length === 0) return [];
  return [list(names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} other products`] : names)];
}

const changed = (what: string, how: string, it: Described): string =>
  [what, textOf(it, 'order_id', 'order_number'), how].filter(Boolean).join(' ');

const via = (text: string, it: Described): string => {
  const channel = textOf(it, 'share_via');
  return channel ? `${text} by ${channel}` : text;
};

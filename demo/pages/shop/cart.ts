import { useEffect, useState } from 'preact/hooks';
import { type Product, productById } from './products.ts';

export type Cart = {
  lines: { id: string; quantity: number }[];
  voucher: { code: string; percent: number } | null;
};

const empty: Cart = { lines: [], voucher: null };
const name = 'werkbank-cart';

export function useCart() {
  const [cart, setCart] = useState<Cart>(read);
  useEffect(() => localStorage.setItem(name, JSON.stringify(cart)), [cart]);

  const setQuantity = (id: string, quantity: number) =>
    setCart((now) => {
      const others = now.lines.filter((line) => line.id !== id);
      return { ...now, lines: quantity > 0 ? [...others, { id, quantity }].sort(byId) : others };
    });
  return {
    cart,
    add: (id: string) => setQuantity(id, quantityOf(cart, id) + 1),
    setQuantity,
    setVoucher: (voucher: Cart['voucher']) => setCart((now) => ({ ...now, voucher })),
    clear: () => setCart(empty),
  };
}

export function itemsOf(cart: Cart): { product: Product; quantity: number }[] {
  return cart.lines.flatMap(({ id, quantity }) => {
    const product = productById(id);
    return product ? [{ product, quantity }] : [];
  });
}

/** Amounts in euro, to the cent. */
export function totals(cart: Cart) {
  const goods = itemsOf(cart).reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
  const discount = Math.round(goods * (cart.voucher?.percent ?? 0)) / 100;
  return { goods, discount, total: Math.round((goods - discount) * 100) / 100 };
}

const quantityOf = (cart: Cart, id: string) => cart.lines.find((line) => line.id === id)?.quantity ?? 0;
const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);

function read(): Cart {
  try {
    return { ...empty, ...JSON.parse(localStorage.getItem(name) ?? '{}') };
  } catch {
    return empty;
  }
}

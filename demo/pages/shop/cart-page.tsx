/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { itemsOf, totals, type useCart } from './cart.ts';
import { tell, tellProduct, tellWho } from './events.ts';
import { Picture } from './pictures.tsx';
import { euro } from './products.ts';
import { VoucherBox } from './voucher-box.tsx';

export function CartPage(basket: ReturnType<typeof useCart>) {
  const { cart } = basket;
  const [ordered, setOrdered] = useState<string | null>(null);
  const items = itemsOf(cart);
  const { goods, discount, total } = totals(cart);
  if (ordered) return <Thanks order={ordered} />;
  if (items.length === 0) {
    return (
      <section class="nothing">
        <h1>Your cart is empty</h1>
        <a class="button" href="#/">
          See the tools
        </a>
      </section>
    );
  }

  const buy = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const order_id = `WB-${Date.now().toString().slice(-6)}`;
    tellWho({ email: String(form.get('email')), name: String(form.get('name')) });
    tell('Order Completed', {
      order_id,
      total,
      discount,
      coupon: cart.voucher?.code,
      products: items.map(({ product, quantity }) => ({
        product_id: product.id,
        name: product.name,
        quantity,
      })),
    });
    basket.clear();
    setOrdered(order_id);
  };
  return (
    <section class="cart">
      <div>
        <h1>Your cart</h1>
        <ul class="lines">
          {items.map(({ product, quantity }) => (
            <li key={product.id}>
              <Picture id={product.id} />
              <div>
                <a href={`#/product/${product.id}`}>{product.name}</a>
                <p>{product.line}</p>
              </div>
              <select
                aria-label={`How many ${product.name}`}
                value={quantity}
                onChange={(event) => {
                  const chosen = Number(event.currentTarget.value);
                  basket.setQuantity(product.id, chosen);
                  if (chosen === 0) tellProduct('Product Removed', product);
                }}
              >
                {[0, 1, 2, 3, 4, 5].map((number) => (
                  <option key={number} value={number}>
                    {number === 0 ? 'Remove' : number}
                  </option>
                ))}
              </select>
              <b>{euro(product.price * quantity)}</b>
            </li>
          ))}
        </ul>
      </div>
      <aside>
        <VoucherBox cart={cart} goods={goods} onVoucher={basket.setVoucher} />
        <dl class="sums">
          <div>
            <dt>Goods</dt>
            <dd>{euro(goods)}</dd>
          </div>
          {cart.voucher && (
            <div class="saved">
              <dt>Voucher {cart.voucher.code}</dt>
              <dd>-{euro(discount)}</dd>
            </div>
          )}
          <div>
            <dt>Delivery</dt>
            <dd>free</dd>
          </div>
          <div class="total">
            <dt>Total</dt>
            <dd>{euro(total)}</dd>
          </div>
        </dl>
        <form class="checkout" onSubmit={buy}>
          <label>
            Name
            <input name="name" autocomplete="name" required />
          </label>
          <label>
            E-mail
            <input name="email" type="email" autocomplete="email" required />
          </label>
          <button type="submit" class="button">
            Buy now
          </button>
        </form>
      </aside>
    </section>
  );
}

function Thanks({ order }: { order: string }) {
  return (
    <section class="nothing">
      <h1>Thank you!</h1>
      <p>Your order {order} is on its way, as far as a pretend shop can send anything.</p>
      <a class="button" href="#/">
        Back to the tools
      </a>
    </section>
  );
}

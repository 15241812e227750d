/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { type Cart, itemsOf } from './cart.ts';
import { tell } from './events.ts';
import { judgeVoucher } from './vouchers.ts';

type Given = { cart: Cart; goods: number; onVoucher(voucher: Cart['voucher']): void };

/** Where the story turns: the code that everybody was promised does not work. */
export function VoucherBox({ cart, goods, onVoucher }: Given) {
  const [problem, setProblem] = useState('');
  const redeem = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const code = String(new FormData(form).get('code')).trim().toUpperCase();
    if (!code) return;
    const verdict = judgeVoucher(code);
    const items = itemsOf(cart).map(({ product, quantity }) => ({ name: product.name, quantity }));
    if (verdict.ok) {
      setProblem('');
      onVoucher({ code, percent: verdict.percent });
      tell('voucher.redeemed', { code, percent: verdict.percent, cart_value: goods });
      form.reset();
      return;
    }
    setProblem(`${code}: ${verdict.says}`);
    onVoucher(null);
    tell('voucher.redemption_failed', { code, reason: verdict.reason, cart_value: goods, items });
  };
  return (
    <form class="voucher" onSubmit={redeem}>
      <label for="voucher">Voucher code</label>
      <div>
        <input id="voucher" name="code" autocomplete="off" spellcheck={false} aria-invalid={problem !== ''} />
        <button type="submit">Redeem</button>
      </div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {cart.voucher && !problem && <p class="good">20 % off with {cart.voucher.code}</p>}
    </form>
  );
}

/** @jsxImportSource preact */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { DemoBar } from '../bar.tsx';
import { itemsOf, useCart } from './cart.ts';
import { CartPage } from './cart-page.tsx';
import { tellPage, tellProduct } from './events.ts';
import { Home } from './home.tsx';
import { ProductPage } from './product-page.tsx';
import { type Product, productById } from './products.ts';
import './shop.css';
import './cart.css';

function Shop() {
  const place = usePlace();
  const basket = useCart();
  const [added, setAdded] = useState<Product | null>(null);
  const product = place.startsWith('product/') ? productById(place.slice(8)) : undefined;

  useEffect(() => {
    scrollTo(0, 0);
    setAdded(null);
    const name = product?.name ?? (place === 'cart' ? 'Cart' : 'All tools');
    document.title = `${name} · Werkbank`;
    tellPage(name);
    if (product) tellProduct('Product Viewed', product);
  }, [place, product]);

  const add = (chosen: Product) => {
    basket.add(chosen.id);
    setAdded(chosen);
    tellProduct('Product Added', chosen);
  };
  const count = itemsOf(basket.cart).reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <>
      <DemoBar here="Shop" />
      <header class="shop-head">
        <a class="logo" href="#/">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="8" />
            <path d="M6 10l4 13 6-11 6 11 4-13" />
          </svg>
          Werkbank
        </a>
        <nav aria-label="Shop">
          <a href="#/">Tools</a>
          <a href="#/product/bench">Workbenches</a>
        </nav>
        <a class="cart-link" href="#/cart" aria-label={`Cart, ${count} items`}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M3 4h2.200l2.3 11h10l2-8H6.5" />
            <circle cx="9" cy="19.5" r="1.5" />
            <circle cx="16.5" cy="19.5" r="1.5" />
          </svg>
          {count > 0 && <b>{count}</b>}
        </a>
      </header>
      <main>
        {place === 'cart' ? (
          <CartPage {...basket} />
        ) : product ? (
          <ProductPage product={product} onAdd={add} />
        ) : (
          <Home onAdd={add} />
        )}
      </main>
      {added && (
        <div class="added" role="status">
          <span>{added.name} is in your cart.</span>
          <a href="#/cart">To the cart</a>
        </div>
      )}
      <footer class="shop-foot">
        <p>Werkbank is a pretend shop of the Tellonce demo. Nothing here can be bought.</p>
        <p>hello@werkbank.example · Delivery in two days · 30 days to return</p>
      </footer>
    </>
  );
}

const here = () => location.hash.replace(/^#\/?/, '');

function usePlace() {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const go = () => setPlace(here());
    addEventListener('hashchange', go);
    return () => removeEventListener('hashchange', go);
  }, []);
  return place;
}

render(<Shop />, document.getElementById('page')!);

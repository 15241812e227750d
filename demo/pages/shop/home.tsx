/** @jsxImportSource preact */
import { Picture } from './pictures.tsx';
import { euro, type Product, products } from './products.ts';

export function Home({ onAdd }: { onAdd(product: Product): void }) {
  return (
    <>
      <section class="hero">
        <div>
          <p class="eyebrow">Spring at the bench</p>
          <h1>Good tools, kept simple.</h1>
          <p>
            Newsletter readers save 20 % until the end of the month. Your code: <code>SPRING20</code>
          </p>
          <a class="button" href="#/product/drill-18">
            See the drill
          </a>
        </div>
        <Picture id="drill-18" />
      </section>
      <section class="grid" aria-label="Tools">
        {products.map((product) => (
          <article key={product.id} class="card">
            <a href={`#/product/${product.id}`} class="card-link">
              <Picture id={product.id} />
              <h2>{product.name}</h2>
              <p>{product.line}</p>
            </a>
            <div class="card-foot">
              <Price product={product} />
              <button
                type="button"
                onClick={() => onAdd(product)}
                aria-label={`Add ${product.name} to the cart`}
              >
                Add
              </button>
            </div>
          </article>
        ))}
      </section>
    </>
  );
}

export function Price({ product }: { product: Product }) {
  return (
    <span class="price">
      {euro(product.price)} {product.was && <s>{euro(product.was)}</s>}
    </span>
  );
}

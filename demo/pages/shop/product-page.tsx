/** @jsxImportSource preact */
import { Price } from './home.tsx';
import { Picture } from './pictures.tsx';
import type { Product } from './products.ts';

export function ProductPage({ product, onAdd }: { product: Product; onAdd(product: Product): void }) {
  return (
    <section class="product">
      <div class="product-picture">
        <Picture id={product.id} />
      </div>
      <div>
        <a class="back" href="#/">
          All tools
        </a>
        <h1>{product.name}</h1>
        <p class="line">{product.line}</p>
        <Price product={product} />
        <p>{product.about}</p>
        <button type="button" class="button" onClick={() => onAdd(product)}>
          Add to cart
        </button>
        <p class="stock">In stock, with you in two days</p>
        <dl>
          {product.facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

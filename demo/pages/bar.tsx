/** @jsxImportSource preact */
import './bar.css';

const places = [
  { name: 'Shop', href: '/demo/' },
  { name: 'Mailbox', href: '/demo/mailbox' },
  { name: 'Console', href: '/' },
];

/** Says on each page of the demo where one is, and where else one may go. */
export function DemoBar({ here }: { here: string }) {
  return (
    <nav class="demo-bar" aria-label="Demo">
      <span class="demo-name">Tellonce demo</span>
      {places.map(({ name, href }) => (
        <a key={name} href={href} aria-current={name === here ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

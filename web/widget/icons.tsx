/** @jsxImportSource preact */
const paths = {
  chat: 'M12 3c5.2 0 9 3.5 9 8s-3.8 8-9 8c-1 0-2-.1-2.9-.4L4.6 20.6a.6.6 0 0 1-.8-.7l.8-3.7C3.6 14.8 3 13 3 11c0-4.5 3.8-8 9-8Z',
  down: 'm6 9.5 6 6 6-6',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M5 12h13M12.5 5.5 19 12l-6.5 6.5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  mail: 'M4 6.5h16v11H4zM4.5 7l7.5 6 7.5-6',
};

export function Icon({ name, solid }: { name: keyof typeof paths; solid?: boolean }) {
  return (
    <svg viewBox="0 0 24 24" class={solid ? 'solid' : ''} aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

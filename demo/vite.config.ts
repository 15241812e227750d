import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pretend shop and the mailbox of its customers: `dist/demo/`, served with --demo only. */
export default defineConfig({
  root: file('./pages'),
  base: '/demo/',
  publicDir: false,
  build: {
    outDir: file('../dist/demo'),
    emptyOutDir: true,
    target: 'es2022',
    // The event SDK is large; nobody waits for it here.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: { shop: file('./pages/index.html'), mailbox: file('./pages/mailbox/index.html') },
    },
  },
});

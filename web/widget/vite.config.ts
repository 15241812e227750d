import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** One classic script that a page embeds as it is: `dist/chat.js`. */
export default defineConfig({
  root: here,
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: fileURLToPath(new URL('../../dist', import.meta.url)),
    // The console and the demo live in the same folder.
    emptyOutDir: false,
    target: 'es2022',
    cssMinify: true,
    lib: {
      entry: fileURLToPath(new URL('./main.tsx', import.meta.url)),
      name: 'tellonceChat',
      formats: ['iife'],
      fileName: () => 'chat.js',
    },
  },
});

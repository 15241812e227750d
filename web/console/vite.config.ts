import { readFileSync } from 'node:fs';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import mantinePreset from 'postcss-preset-mantine';
import { defineConfig } from 'vite';

const here = import.meta.dirname;
const { version } = JSON.parse(readFileSync(`${here}/../../package.json`, 'utf8')) as { version: string };

export default defineConfig({
  root: here,
  base: '/',
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [
    // A page is one file in routes/; the plugin writes route-tree.gen.ts and splits each page into its own chunk.
    tanstackRouter({
      target: 'react',
      routesDirectory: `${here}/routes`,
      generatedRouteTree: `${here}/route-tree.gen.ts`,
      autoCodeSplitting: true,
      addExtensions: true,
      quoteStyle: 'single',
      semicolons: true,
    }),
    react(),
  ],
  css: {
    postcss: {
      plugins: [mantinePreset()],
    },
  },
  build: {
    outDir: `${here}/../../dist/console`,
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 400,
  },
  server: {
    port: 5199,
    proxy: { '/api': process.env.TELLONCE_URL ?? 'http://127.0.0.1:3000' },
  },
});

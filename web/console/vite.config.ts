import { readFileSync } from 'node:fs';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import mantinePreset from 'postcss-preset-mantine';
import { defineConfig } from 'vite';
import { compress } from './compress.ts';
import { mantineFirst } from './mantine-first.ts';

const here = import.meta.dirname;
const { version } = JSON.parse(readFileSync(`${here}/../../package.json`, 'utf8')) as { version: string };

const MANTINE_STYLES = /web\/console\/mantine\.css/;
const SHARED = /node_modules\/(@mantine|@floating-ui|@tabler|clsx)|web\/(console|kit|texts)\//;

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
    mantineFirst(),
    compress(),
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
    chunkSizeWarningLimit: 500,
    rolldownOptions: {
      output: {
        // What several pages share comes in one file: a request for each small part of it would cost more.
        // Mantine's styles in a file of their own, which mantine-first.ts puts before all of ours.
        codeSplitting: {
          groups: [
            { name: 'mantine', test: MANTINE_STYLES, priority: 1 },
            { name: 'shared', minShareCount: 3, test: SHARED },
          ],
        },
      },
    },
  },
  server: {
    port: 5199,
    proxy: { '/api': process.env.TELLONCE_URL ?? 'http://127.0.0.1:3000' },
  },
});

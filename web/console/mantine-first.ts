import type { Plugin } from 'vite';

const MANTINE = /\s*<link rel="stylesheet"[^>]*\/mantine-[^>]*>/;

/**
 * Ours build on Mantine's styles and win by coming later. The bundler orders style sheets by its chunks, so those of a
 * page that became shared between several would come before: Mantine's are put first again.
 */
export function mantineFirst(): Plugin {
  return {
    name: 'mantine-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const link = MANTINE.exec(html)?.[0];
        if (!link)
          throw new Error('The page of the console has no style sheet of Mantine’s: see vite.config.ts.');
        return html.replace(link, '').replace(/(\s*<link rel="stylesheet")/, `${link}$1`);
      },
    },
  };
}

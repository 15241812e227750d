import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const configs = ['console', 'widget', '../demo']
  .map((folder) => ({ name: folder.replace('../', ''), file: here(`./${folder}/vite.config.ts`) }))
  .filter(({ file }) => existsSync(file));

/** Builds what people's browsers get into `dist/`: the console, the chat script and the demo's pages. */
export async function buildWeb(only: string[] = []) {
  for (const { name, file } of configs) {
    if (only.length && !only.includes(name)) continue;
    await build({ configFile: file, logLevel: 'warn' });
  }
}

function here(path: string) {
  return fileURLToPath(new URL(path, import.meta.url));
}

// `node web/build.ts [console] [widget] [demo]`
if (import.meta.main) await buildWeb(process.argv.slice(2));

// The one way in: node bin/launch.mjs <file.ts> arguments...
// Plain JavaScript without dependencies, as it runs before anything is installed and on old versions of Node. It
// brings the installation up to date, finds a Node that runs TypeScript, builds the web part and hands over.
const version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(`Tellonce needs Node.js 20.19 or newer to start; this is ${process.versions.node}.`);
  console.error('Install a current one from https://nodejs.org and try again.');
  process.exit(1);
}

// Imported late: what follows may use words that older versions cannot even read.
import('./launch/start.mjs').then((module) => module.start(process.argv.slice(2)));

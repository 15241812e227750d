import { parentPort, workerData } from 'node:worker_threads';
import { readHere } from './read-html.ts';

// What a thread of readHtml does: the one mail that it was begun for.
const { given, inline } = workerData as { given: string; inline: Map<string, string> };
parentPort!.postMessage(readHere(given, inline));

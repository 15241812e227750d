import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { type RunningServer, runServer } from '../running-server.ts';
import { openCase, replyInChat, signIn } from './agent.ts';
import { sayInChat } from './customer.ts';
import { type Story, startStory } from './start-story.ts';

let story: Story;
let second: RunningServer;
let data_dir: string;

beforeAll(async () => {
  story = await startStory();
  data_dir = await mkdtemp(path.join(tmpdir(), 'tellonce-second-'));
  const given = { database_url: story.database_url, data_dir, port: await freePort(), args: ['--demo'] };
  second = await runServer({ ...given, environment: { SECRET: await story.secret() } });
});
afterAll(async () => {
  await second?.stop();
  await story?.stop();
  await rm(data_dir, { recursive: true, force: true });
});

test('customer and agent on two server processes see each other at once, and go on when one is killed', async () => {
  const ana = await story.newPage();
  await ana.goto(`${story.url}/demo/`);
  await sayInChat(ana, 'Is anybody there?');

  const ben = await story.newPage();
  await signIn(ben, second.url, 'ben@werkbank.example', 'werkbank-demo');
  await openCase(ben, 'Is anybody there?');
  await replyInChat(ben, 'Yes, on another server.');
  await ana.getByText('Yes, on another server.').first().waitFor();
  await sayInChat(ana, 'I can see that');
  await ben.getByText('I can see that').first().waitFor();

  // Half of the house is gone without a word; what was said stays, and what is said next arrives.
  await story.server.kill();
  await replyInChat(ben, 'Still here?');
  await story.server.start();
  await ana.getByText('Still here?').first().waitFor();
  await sayInChat(ana, 'Still here!');
  await ben.getByText('Still here!').first().waitFor();
  const once = await ana.getByText('Still here?', { exact: true }).count();
  expect(once).toBe(1);
});

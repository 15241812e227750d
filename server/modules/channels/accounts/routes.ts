import type { App } from '../../../http/routes.ts';
import type { Kit } from '../../../kit.ts';
import { CHANNELS } from '../registry.ts';
import * as shapes from '../shapes.ts';
import { listAccounts } from './accounts.ts';
import { changeAccount } from './change-account.ts';
import { createAccount } from './create-account.ts';
import { makeInboundToken } from './inbound-token.ts';
import { removeAccount } from './remove-account.ts';
import { shownAccount } from './shown-account.ts';
import { tryAccount } from './try-account.ts';

const read = { permission: 'channels.read' };
const write = { permission: 'channels.write' };

export function accountRoutes(app: App, kit: Kit): void {
  app.get('/api/channels', { config: read, schema: { response: { 200: shapes.Channels } } }, async () => ({
    items: CHANNELS.map(({ channel, title, settings, secret_settings, capabilities }) => ({
      channel,
      title,
      settings: settings as unknown as Record<string, unknown>,
      secret_settings,
      capabilities,
    })),
  }));
  app.get(
    '/api/channel-accounts',
    { config: read, schema: { response: { 200: shapes.Accounts } } },
    async () => {
      const accounts = await listAccounts(kit.db);
      return { items: await Promise.all(accounts.map((account) => shownAccount(kit, account))) };
    },
  );
  writeRoutes(app, kit);
  app.post(
    '/api/channel-accounts/test',
    {
      config: write,
      schema: {
        summary: 'Try settings out, step by step, before they are stored',
        body: shapes.Trial,
        response: { 200: shapes.TrialResult },
      },
    },
    async ({ body }) => tryAccount(kit, body),
  );
}

function writeRoutes(app: App, kit: Kit): void {
  app.post(
    '/api/channel-accounts',
    { config: write, schema: { body: shapes.NewAccount, response: { 200: shapes.AccountShape } } },
    async ({ actor, body }) =>
      shownAccount(kit, await kit.db.transaction().execute((tx) => createAccount(kit, tx, actor!, body))),
  );
  app.patch(
    '/api/channel-accounts/:id',
    {
      config: write,
      schema: { params: shapes.Id, body: shapes.AccountChange, response: { 200: shapes.AccountShape } },
    },
    async ({ actor, body, params }) => {
      const change = { id: params.id, ...body };
      return shownAccount(
        kit,
        await kit.db.transaction().execute((tx) => changeAccount(kit, tx, actor!, change)),
      );
    },
  );
  app.delete(
    '/api/channel-accounts/:id',
    { config: write, schema: { params: shapes.Id, response: { 200: shapes.Done } } },
    async ({ actor, params }) => {
      await kit.db.transaction().execute((tx) => removeAccount(tx, actor!, params));
      return { ok: true as const };
    },
  );
  app.post(
    '/api/channel-accounts/:id/inbound-token',
    {
      config: write,
      schema: {
        summary: 'Make a token for handing raw mail over by HTTP; shown once',
        params: shapes.Id,
        response: { 200: shapes.InboundToken },
      },
    },
    async ({ actor, params }) => {
      const token = await kit.db.transaction().execute((tx) => makeInboundToken(tx, actor!, params));
      return { token, url: `${kit.config.PUBLIC_URL ?? ''}/v1/inbound/email/${params.id}` };
    },
  );
}

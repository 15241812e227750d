import { Settings } from '../../server/config.ts';

// docs/settings.md: the table of all settings, from the schema that checks them.
export function settingsFile(): string {
  const rows = Object.entries(Settings.properties).map(([name, schema]) => {
    const { description, expected, unset } = schema as {
      description?: string;
      expected?: string;
      unset?: string;
    };
    return `| \`${name}\` | ${description} | ${expected} | ${unset} |`;
  });
  return [
    '# Settings',
    '',
    'Generated from the code by `node bin/launch.mjs bin/generate.ts`: do not edit.',
    '',
    'All of them are environment variables, and none has to be set. A bad value stops the start and says why.',
    'The one option on the command line is `--demo`: it sets up the demo shop and, unless `HOST` says otherwise,',
    'listens on this machine only.',
    '',
    '| Setting | What it is | Value | When not set |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

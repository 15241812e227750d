import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { t } from '../text.ts';
import { useNearestActions } from './actions.ts';
import { KeyCaps } from './key-caps.tsx';
import { PaletteFound } from './palette-found.tsx';
import { takeTypeAhead } from './type-ahead.ts';
import { useFirstChosen } from './use-first-chosen.ts';
import { useFound } from './use-found.ts';

const ACTIONS_SHOWN = 6;
const [store, spotlight] = createSpotlight();

/** Finds customers, cases and what can be done here. Opens each time `wanted` counts up. */
export default function Palette({ wanted }: { wanted: number }) {
  const [query, setQuery] = useState('');
  useEffect(() => {
    if (wanted > 0) spotlight.open();
  }, [wanted]);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      scrollable
      maxHeight="min(60dvh, 480px)"
      radius="md"
      centered={false}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      transitionProps={{ duration: 80 }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('do.search')}
        onFocus={() => setQuery((typed) => takeTypeAhead() + typed)}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <PaletteList query={query.trim()} />
    </Spotlight.Root>
  );
}

function PaletteList({ query }: { query: string }) {
  const wanted = query.toLowerCase();
  const actions = useNearestActions()
    .filter((action) => action.id !== 'palette')
    .filter((action) => matches(`${action.group} ${action.label}`, wanted))
    .slice(0, ACTIONS_SHOWN);
  const found = useFound(query);
  useFirstChosen(store, query, JSON.stringify([actions, found.customers, found.cases].map(ids)));
  const nothing = actions.length === 0 && found.customers.length === 0 && found.cases.length === 0;
  return (
    <Spotlight.ActionsList>
      {actions.length > 0 && (
        <Spotlight.ActionsGroup label={t('palette.actions')}>
          {actions.map((action) => (
            <Spotlight.Action
              key={action.id}
              label={action.label}
              rightSection={action.keys && <KeyCaps keys={action.keys} />}
              onClick={action.run}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      <PaletteFound found={found} />
      {nothing && (
        <Spotlight.Empty>{found.searching ? t('palette.searching') : t('palette.nothing')}</Spotlight.Empty>
      )}
    </Spotlight.ActionsList>
  );
}

const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

/** Every word typed begins a word of the text: "res case" finds "Resolve this case". */
function matches(text: string, wanted: string): boolean {
  const words = text.toLowerCase().split(/\s+/);
  return wanted.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
}

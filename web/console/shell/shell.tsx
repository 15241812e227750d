import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { type LiveState, startLive } from '../api/live.ts';
import { useMay, useMe } from '../api/session.ts';
import { t } from '../text.ts';
import { useActions } from './actions.ts';
import { Announcer } from './announcer.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { useKeys } from './keys.ts';
import { LiveBar } from './live-bar.tsx';
import { keepOwnWords } from './own-words.ts';
import classes from './shell.module.css';
import { Side } from './side.tsx';
import { startTypeAhead } from './type-ahead.ts';
import { viewActions } from './view-actions.ts';

// Needed only once asked for: they stay out of the first load. The palette comes as soon as there is time for it.
const loadPalette = () => import('./palette.tsx');
const Palette = lazy(loadPalette);
const KeyHelp = lazy(() => import('./key-help.tsx'));

const LOOKS = ['light', 'auto', 'dark'] as const;

const PALETTE_AFTER_MS = 1_500;

function useLive(): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => startLive(queries, setState), [queries]);
  return state;
}

/** Ctrl+K and Cmd+K work everywhere, also while typing. */
function usePaletteKey(open: () => void): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      open();
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
}

function usePaletteSoon(): void {
  useEffect(() => {
    const timer = setTimeout(loadPalette, PALETTE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}

function useShellActions(openPalette: () => void, openHelp: () => void): void {
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme() === 'dark';
  // What changes something at once comes first.
  const otherLooks = (dark ? LOOKS : LOOKS.toReversed()).filter((look) => look !== colorScheme);
  const cases = useMay('cases.read');
  const going = t('group.go');
  const looks = t('group.look');
  useActions([
    { id: 'palette', label: t('do.search'), group: going, keys: '/', run: openPalette },
    { id: 'today', label: t('nav.today'), group: going, keys: 'g t', run: () => navigate({ to: '/' }) },
    { id: 'inbox', label: t('nav.inbox'), group: going, keys: 'g i', run: () => navigate({ to: '/inbox' }) },
    {
      id: 'customers',
      label: t('nav.customers'),
      group: going,
      keys: 'g c',
      run: () => navigate({ to: '/customers' }),
    },
    {
      id: 'settings',
      label: t('nav.settings'),
      group: going,
      keys: 'g s',
      run: () => navigate({ to: '/settings' }),
    },
    { id: 'help', label: t('keys.show'), group: looks, keys: '?', run: openHelp },
    ...otherLooks.map((look) => ({
      id: look,
      label: t(`look.${look}`),
      group: looks,
      run: () => setColorScheme(look),
    })),
    ...(cases ? viewActions((view) => navigate({ to: '/inbox', search: { view } })) : []),
  ]);
}

export function Shell() {
  const live = useLive();
  const [palette, setPalette] = useState(0);
  const [help, setHelp] = useState(false);
  const openPalette = () => {
    startTypeAhead();
    setPalette((count) => count + 1);
  };
  const me = useMe();
  useEffect(() => keepOwnWords(me.id), [me.id]);
  useKeys();
  usePaletteKey(openPalette);
  usePaletteSoon();
  useShellActions(openPalette, () => setHelp(true));
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t('nav.skip')}
      </a>
      <Side onSearch={openPalette} onHelp={() => setHelp(true)} />
      <div className={classes.page}>
        {live === 'lost' && <LiveBar />}
        <main id="main" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <BottomBar onSearch={openPalette} />
      <Announcer />
      <Suspense>
        {palette > 0 && <Palette wanted={palette} />}
        {help && <KeyHelp onClose={() => setHelp(false)} />}
      </Suspense>
    </div>
  );
}

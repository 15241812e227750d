import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { t } from './text.ts';

/** The one colour of the product: a deep pine that carries white text (6.0 : 1 at shade 7). */
const pine: MantineColorsTuple = [
  '#eefaf7',
  '#d8f1eb',
  '#b2e3d8',
  '#86d3c2',
  '#5cbfab',
  '#36a793',
  '#1b8c7a',
  '#0f6e63',
  '#0d5b52',
  '#0a4840',
];

/** Cool greys; the darker half is what dark mode is built of. */
const dark: MantineColorsTuple = [
  '#dfe3e8',
  '#c3c9d1',
  '#9aa3ae',
  '#6c7683',
  '#3d454f',
  '#2c333b',
  '#20262c',
  '#171b20',
  '#111418',
  '#0c0e11',
];

const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#f0f2f4',
  '#e6e9ec',
  '#d8dde2',
  '#c5ccd3',
  '#a3acb6',
  '#6b7580',
  '#4b545e',
  '#343b43',
  '#21262c',
];

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 8 },
  colors: { pine, dark, gray },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false } },
    Modal: {
      defaultProps: { centered: true, radius: 'md', closeButtonProps: { 'aria-label': t('do.close') } },
      styles: { title: { fontWeight: 600 } },
    },
    Drawer: {
      defaultProps: { closeButtonProps: { 'aria-label': t('do.close') } },
      styles: { title: { fontWeight: 600 } },
    },
    // Steppers are no help for a port, and too small to hit.
    NumberInput: { defaultProps: { hideControls: true } },
    // Nothing to press is lower than 24 px (WCAG 2.5.8).
    Button: {
      vars: (_: unknown, props: { size?: unknown }) => ({
        root: props.size === 'compact-xs' ? { '--button-height': '1.5rem' } : {},
      }),
    },
    Menu: { defaultProps: { shadow: 'md', radius: 'md' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
  },
});

/** Chips, notices and quiet buttons in the dark: a tint of the ground and a light word in the same colour. */
const darkTints = Object.fromEntries(
  Object.entries({
    pine: ['#15332e', '#1b403a', '#8fd9c9'],
    red: ['#3a1f1f', '#4a2625', '#ffa8a1'],
    orange: ['#3a2616', '#48301b', '#ffc08a'],
    yellow: ['#352b12', '#433718', '#f5d67b'],
    green: ['#1a3320', '#214028', '#93dfa1'],
    blue: ['#162d45', '#1c3856', '#98cbfa'],
  }).flatMap(([name, [ground, hover, word]]) => [
    [`--mantine-color-${name}-light`, ground],
    [`--mantine-color-${name}-light-hover`, hover],
    [`--mantine-color-${name}-light-color`, word],
  ]),
);

/** Mantine's own dimmed greys miss 4.5 : 1 on our grounds; these reach it. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#58626d',
    '--mantine-color-placeholder': '#6b7580',
    '--mantine-color-text': '#1b2026',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-orange-light-color': '#8f3a0a',
    '--ground': '#ffffff',
    '--ground-side': '#f7f8f9',
    '--ground-raised': '#ffffff',
    '--ground-hover': '#f0f2f4',
    '--ground-chosen': '#e3f3ef',
    '--ground-note': '#fdf6e3',
    '--edge': '#e6e9ec',
    '--edge-strong': '#d8dde2',
    '--edge-note': '#ecdca8',
    '--out': '#eaf6f3',
    '--accent': '#0f6e63',
  },
  dark: {
    ...darkTints,
    '--mantine-color-body': '#171b20',
    '--mantine-color-dimmed': '#9aa3ae',
    '--mantine-color-placeholder': '#8a94a0',
    '--mantine-color-text': '#dfe3e8',
    '--mantine-color-error': '#ff8f87',
    '--mantine-color-anchor': '#5cbfab',
    // White on it reaches 5.2 : 1; the shade of the palette would sink into the ground.
    '--mantine-color-pine-filled': '#117a6c',
    '--mantine-color-pine-filled-hover': '#0f6e63',
    '--mantine-primary-color-filled': '#117a6c',
    '--mantine-primary-color-filled-hover': '#0f6e63',
    '--ground': '#171b20',
    '--ground-side': '#111418',
    '--ground-raised': '#20262c',
    '--ground-hover': '#1d2228',
    '--ground-chosen': '#172c29',
    '--ground-note': '#2b2716',
    '--edge': '#262c33',
    '--edge-strong': '#363d46',
    '--edge-note': '#4a4220',
    '--out': '#14302c',
    '--accent': '#5cbfab',
  },
});

import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, Modal } from '@mantine/core'

/** Burnt copper: the colour of small coins. */
const copper: MantineColorsTuple = [
  '#fdf3ea',
  '#f8e3d1',
  '#f0c7a4',
  '#e8a974',
  '#e1904d',
  '#d67c36',
  '#b65d25',
  '#a8531f',
  '#8a431a',
  '#6d3516',
]

/** Greys with a little warmth in them, so that the page reads as paper. */
const gray: MantineColorsTuple = [
  '#faf8f5',
  '#f4f0ea',
  '#e9e3da',
  '#dbd3c7',
  '#c3b9aa',
  '#a1978a',
  '#857b6f',
  '#6a6157',
  '#4b443d',
  '#2f2a26',
]

const dark: MantineColorsTuple = [
  '#e8e2da',
  '#cdc5bb',
  '#aba297',
  '#7d756c',
  '#57504a',
  '#3d3732',
  '#302b27',
  '#24201d',
  '#1b1816',
  '#131110',
]

/** A quieter green than that of the library. */
const teal: MantineColorsTuple = [
  '#edf5f0',
  '#d9ebe1',
  '#b4d7c4',
  '#8cc2a6',
  '#6bb08d',
  '#559f7b',
  '#45906c',
  '#337a59',
  '#28674a',
  '#184f37',
]

/** Berry rather than signal red, so that it stands apart from copper and does not shout. */
const red: MantineColorsTuple = [
  '#fdeef0',
  '#f8dadd',
  '#efb3b9',
  '#e68a93',
  '#de6873',
  '#d9525f',
  '#cb3f4d',
  '#b3303e',
  '#962836',
  '#6f1b27',
]

export const theme = createTheme({
  primaryColor: 'copper',
  // White letters on either are readable: 5.3 and 4.5 to 1.
  primaryShade: { light: 7, dark: 6 },
  colors: { copper, gray, dark, teal, red },
  black: '#2a2420',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '650', textWrap: 'balance' },
  components: {
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } },
    }),
  },
})

/** Surfaces of the page; everything else keeps the variables of the component library. */
export const surfaces: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf8f5',
    '--qd-surface': '#ffffff',
    '--qd-sunken': '#f4f0ea',
    '--qd-line': '#e6dfd5',
    '--mantine-color-dimmed': '#70675c',
    '--mantine-color-placeholder': '#7a7065',
    '--qd-accent-text': '#9a4a1a',
    '--qd-chart-second': '#6f9182',
    // The library's own letters on yellow are too pale to read.
    '--mantine-color-yellow-light-color': '#7a4b00',
  },
  dark: {
    '--mantine-color-body': '#171412',
    '--qd-surface': '#201c19',
    '--qd-sunken': '#2a2521',
    '--qd-line': '#38322d',
    '--mantine-color-dimmed': '#a89e93',
    '--qd-accent-text': '#e8a974',
    '--qd-chart-second': '#7f9f8f',
    // What is tinted (badges, alerts) stands out from the surface, and its letters from the tint.
    '--mantine-color-gray-light': '#3a332d',
    '--mantine-color-gray-light-color': '#d8d0c6',
    '--mantine-color-teal-light': '#203c2f',
    '--mantine-color-teal-light-color': '#a6dcc1',
    '--mantine-color-copper-light': '#46301f',
    '--mantine-color-copper-light-color': '#f0c7a4',
    '--mantine-color-yellow-light': '#433414',
    '--mantine-color-yellow-light-color': '#f3d27f',
    '--mantine-color-red-light': '#47242b',
    '--mantine-color-red-light-color': '#f6b4bc',
  },
})

import { type CSSVariablesResolver, createTheme, type MantineThemeOverride } from '@mantine/core'
import { theme as house } from '../theme.ts'
import type { Accent } from './accent.ts'

/** The house's forms in cool, quiet greys, and one colour: the seller's. */
export function themeOf({ shades }: Accent): MantineThemeOverride {
  return createTheme({
    ...house,
    primaryColor: 'accent',
    primaryShade: { light: 7, dark: 7 },
    colors: { ...house.colors, accent: shades, gray, dark },
    black: '#1b2027',
    defaultRadius: 'md',
  })
}

const gray = ['#f6f7f9', '#eff1f4', '#e3e6eb', '#d3d8df', '#b6bdc8', '#929ba9', '#727c8b', '#58616f', '#3d4550', '#262c35'] as const
const dark = ['#e6e9ee', '#c9ced6', '#a5adb8', '#767f8c', '#4c5460', '#353c46', '#282e36', '#1b1f24', '#15181d', '#0f1115'] as const

/** Surfaces of the page, under the names that shared components know. */
export function surfacesOf(accent: Accent): CSSVariablesResolver {
  return () => ({
    variables: {},
    light: {
      '--mantine-color-body': '#f6f7f9',
      '--mantine-color-dimmed': '#5f6875',
      '--mantine-color-placeholder': '#6b7482',
      '--mantine-color-accent-light': accent.tintOnLight,
      '--mantine-color-accent-light-hover': accent.tintOnLight,
      '--mantine-color-accent-light-color': accent.textOnLight,
      '--mantine-color-yellow-light-color': '#7a4b00',
      '--mantine-color-red-light-color': '#9c2631',
      '--mantine-color-teal-light-color': '#1f6547',
      '--mantine-color-blue-light-color': '#1c568f',
      '--qd-surface': '#ffffff',
      '--qd-sunken': '#eff1f4',
      '--qd-line': '#e1e5ea',
      '--qd-accent-text': accent.textOnLight,
      '--qd-accent-tint': accent.tintOnLight,
    },
    dark: {
      '--mantine-color-body': '#15181d',
      '--mantine-color-dimmed': '#a3abb6',
      '--mantine-color-accent-light': accent.tintOnDark,
      '--mantine-color-accent-light-hover': accent.tintOnDark,
      '--mantine-color-accent-light-color': accent.textOnDark,
      '--mantine-color-yellow-light': '#433414',
      '--mantine-color-yellow-light-color': '#f3d27f',
      '--mantine-color-red-light': '#47242b',
      '--mantine-color-red-light-color': '#f6b4bc',
      '--mantine-color-teal-light': '#1c3a2e',
      '--mantine-color-teal-light-color': '#a6dcc1',
      '--mantine-color-blue-light': '#1d3350',
      '--mantine-color-blue-light-color': '#b3d3f7',
      '--mantine-color-gray-light': '#2d333c',
      '--mantine-color-gray-light-color': '#d0d5dd',
      '--qd-surface': '#1b1f24',
      '--qd-sunken': '#23282f',
      '--qd-line': '#30363f',
      '--qd-accent-text': accent.textOnDark,
      '--qd-accent-tint': accent.tintOnDark,
    },
  })
}

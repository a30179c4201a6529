import type { MantineColorsTuple } from '@mantine/core'

/** A seller's colour as the screens use it, whatever colour it is: buttons with white letters, and letters on light and on dark ground. */
export interface Accent {
  readonly shades: MantineColorsTuple
  /** On white and on what is nearly white. */
  readonly textOnLight: string
  /** On what is nearly black. */
  readonly textOnDark: string
  /** Behind those. */
  readonly tintOnLight: string
  readonly tintOnDark: string
}

/** Keeps the hue; how light it is follows from what has to be read (WCAG 2.2, 1.4.3 and 1.4.11). `#rrggbb`; what is none becomes a quiet green. */
export function accentOf(color: string): Accent {
  const base = /^#[0-9a-f]{6}$/i.test(color) ? channelsOf(color) : channelsOf('#1f6f5c')
  // White letters stand out from it by 4.8 to 1 or more, and it from a dark page by 3 to 1.
  const filled = within(base, 0.13, 0.165)
  const light = (share: number) => hexOf(mixed(filled, white, share))
  const dark = (share: number) => hexOf(mixed(filled, black, share))
  return {
    shades: [
      light(0.94),
      light(0.86),
      light(0.72),
      light(0.55),
      light(0.38),
      light(0.2),
      hexOf(filled),
      hexOf(filled),
      dark(0.18),
      dark(0.36),
    ],
    textOnLight: hexOf(within(base, 0, 0.13)),
    textOnDark: hexOf(within(base, 0.4, 1)),
    tintOnLight: light(0.9),
    tintOnDark: hexOf(mixed(filled, [23, 26, 31], 0.72)),
  }
}

/** How much light a colour gives back, from 0 to 1, as WCAG counts it. */
export function luminanceOf(color: string): number {
  return luminance(channelsOf(color))
}

type Channels = readonly [number, number, number]

const white: Channels = [255, 255, 255]
const black: Channels = [0, 0, 0]

/** The colour, mixed with as little white or black as brings its luminance between the two. */
function within(color: Channels, least: number, most: number): Channels {
  const now = luminance(color)
  if (now >= least && now <= most) return color
  const [other, wanted] = now > most ? [black, most] : [white, least]
  let [low, high] = [0, 1]
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    const isFar = now > most ? luminance(mixed(color, other, middle)) > wanted : luminance(mixed(color, other, middle)) < wanted
    if (isFar) low = middle
    else high = middle
  }
  return mixed(color, other, high)
}

function mixed(color: Channels, other: Channels, share: number): Channels {
  const mix = (at: 0 | 1 | 2) => color[at] * (1 - share) + other[at] * share
  return [mix(0), mix(1), mix(2)]
}

function luminance(color: Channels): number {
  const linear = (channel: number) => (channel <= 10.31475 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2])
}

function channelsOf(color: string): Channels {
  const channel = (at: number) => Number.parseInt(color.slice(at, at + 2), 16)
  return [channel(1), channel(3), channel(5)]
}

function hexOf(color: Channels): string {
  return `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}

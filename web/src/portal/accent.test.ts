import { expect, test } from 'vitest'
import { accentOf, luminanceOf } from './accent.ts'

const contrast = (a: string, b: string) => {
  const [light, dark] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

test.each(['#1f6f5c', '#000000', '#ffffff', '#ffe600', '#ff0000', '#00ff00', '#0000ff', '#808080', '#fedcba', '#120024', 'no colour'])(
  'with %s everything can be read, by day and by night',
  (color) => {
    const { shades, textOnLight, textOnDark, tintOnLight, tintOnDark } = accentOf(color)
    for (const filled of [shades[6], shades[7]]) {
      expect(contrast('#ffffff', filled)).toBeGreaterThan(4.5)
      expect(contrast('#1b1f24', filled)).toBeGreaterThan(2.5)
    }
    expect(contrast(textOnLight, '#f6f7f9')).toBeGreaterThan(4.5)
    expect(contrast(textOnLight, tintOnLight)).toBeGreaterThan(4.5)
    expect(contrast(textOnDark, '#1b1f24')).toBeGreaterThan(4.5)
    expect(contrast(textOnDark, tintOnDark)).toBeGreaterThan(4.5)
    expect(shades.every((shade) => /^#[0-9a-f]{6}$/.test(shade))).toBe(true)
  },
)

test('white gives back all light, black none, and green most of what is between', () => {
  expect(luminanceOf('#ffffff')).toBeCloseTo(1)
  expect(luminanceOf('#000000')).toBe(0)
  expect(luminanceOf('#00ff00')).toBeCloseTo(0.7152)
})

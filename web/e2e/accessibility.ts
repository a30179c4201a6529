import type { Page } from 'playwright-core'

/** What somebody who does not use a mouse, or does not see well, would stumble over on a screen; empty: nothing that can be computed. */
export async function barriers(page: Page): Promise<string[]> {
  return [...new Set([...((await page.evaluate(unnamed)) as string[]), ...((await page.evaluate(pale)) as string[])])]
}

// As text: what runs in the browser is compiled without the types of one.

/** Controls without a name, ids that stand twice, headings that skip a level, and pictures without words. */
const unnamed = `(() => {
  const text = (element) => (element?.innerText ?? element?.textContent ?? '').trim()
  const byId = (ids) => (ids ?? '').split(/\\s+/).map((id) => text(document.getElementById(id))).join(' ').trim()
  const nameOf = (element) =>
    element.getAttribute('aria-label')?.trim() ||
    byId(element.getAttribute('aria-labelledby')) ||
    [...(element.labels ?? [])].map(text).join(' ').trim() ||
    (/^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) ? '' : text(element) || element.querySelector('svg title')?.textContent) ||
    element.title
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('[aria-hidden="true"]')
  const what = (element) => element.outerHTML.slice(0, 160)
  const controls = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, [role=button], [role=menuitem], [role=dialog], table')]
  const found = controls.filter((each) => isShown(each) && !nameOf(each)).map((each) => 'without a name: ' + what(each))
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  found.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => 'twice the id ' + id))
  found.push(...[...document.images].filter((each) => !each.hasAttribute('alt')).map((each) => 'a picture without words: ' + what(each)))
  const levels = [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].filter(isShown).map(({ tagName }) => Number(tagName[1]))
  if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) found.push('not one heading of the first level')
  levels.forEach((level, at) => at > 0 && level > levels[at - 1] + 1 && found.push('a heading of level ' + level + ' after one of level ' + levels[at - 1]))
  if (document.querySelectorAll('main').length !== 1) found.push('not one main part')
  if (!document.documentElement.lang) found.push('no language')
  return found
})()`

/** Text that stands out too little from what is behind it: WCAG 2.2, 1.4.3. */
const pale = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]
  const behind = (element) => {
    if (!element) return [255, 255, 255, 1]
    const color = rgba(getComputedStyle(element).backgroundColor)
    return color[3] === 1 ? color : over(color, behind(element.parentElement))
  }
  const light = (color) => {
    const [r, g, b] = color.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!node.textContent.trim() || !element || element.closest('script, style, noscript, svg, [disabled], [data-disabled], [aria-hidden="true"]')) continue
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const { color, fontSize, fontWeight } = getComputedStyle(element)
    const ground = behind(element)
    const [a, b] = [light(over(rgba(color), ground)), light(ground)]
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    const size = Number.parseFloat(fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700)
    if (ratio < (isLarge ? 3 : 4.5)) found.push('pale, ' + ratio.toFixed(2) + ' to 1: ' + node.textContent.trim().slice(0, 60))
  }
  return found
})()`

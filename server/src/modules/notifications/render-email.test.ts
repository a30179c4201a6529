import { fillBlocks } from '@quarterday/core/notification/blocks.ts'
import { occasionOf, templateCodes } from '@quarterday/core/notification/occasions.ts'
import { fillLine, readTemplate } from '@quarterday/core/notification/template.ts'
import { builtInText } from '@quarterday/core/notification/texts.ts'
import { describe, expect, test } from 'vitest'
import { type EmailFrame, renderEmail } from './render-email.ts'

const hostile = [
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<img src="file:///etc/passwd">', '<iframe src="https://evil.example">'],
  ...['"><svg onload=alert(1)>', "' onmouseover='alert(1)", '</title><script>x</script>', '<a href="https://evil.example">pay here</a>'],
  ...['{{7*7}}', '{{customer.name}}', '{{#if x}}y{{/if}}', `\${7*7}`, '<%= 7*7 %>', '#{7*7}', '{{constructor.constructor("return 1")()}}'],
  ...[
    '[Pay](https://evil.example)',
    '[Pay](javascript:alert(1))',
    '# heading',
    '| a | b',
    '**strong**',
    '@import url(https://evil.example)',
  ],
  ...[
    '<style>*{display:none}</style>',
    '<link rel=stylesheet href=//evil.example>',
    '<base href=//evil.example>',
    '<meta http-equiv=refresh content=0>',
  ],
  ...['<!--', ']]>', '&lt;script&gt;', '\u202etxt.exe', 'a\u0000b', '\ud800'],
]

const frame: EmailFrame = {
  ...{
    language: 'en',
    subject: 'Invoice',
    seller: { name: 'Harbour', lines: [] },
    accent: '#1f6f5c',
    why: 'because',
    unsubscribe: null,
    test: null,
  },
}

/** Tags and attributes as a mailbox would see them; texts are no part of it. */
function skeleton(html: string): string {
  return html.replaceAll(/>[^<]*</g, '><')
}

async function mailOf(value: string): Promise<{ html: string; text: string }> {
  const variables = ['customer.name', 'seller.name', 'invoice.number']
  const { pieces } = readTemplate(
    `# ${variables.map((name) => `{{${name}}}`).join(' ')}\n\nDear {{customer.name}}\n\n| Name | {{customer.name}}`,
    variables,
  )
  const values = Object.fromEntries(variables.map((name) => [name, value]))
  const shown = { ...frame, subject: value, seller: { name: value, lines: [value, value] }, why: value }
  return renderEmail(fillBlocks(pieces, values), shown)
}

describe('S60: what customers and sellers are called is words in a mail', () => {
  test.each(hostile)('%j', async (value) => {
    const calm = await mailOf('Ada')
    const { html, text } = await mailOf(value)
    expect(skeleton(html)).toBe(skeleton(calm.html))
    expect(html).not.toContain('49')
    expect(text).not.toContain('49')
  })
})

test('S60: a mail loads nothing, runs nothing and asks nobody', async () => {
  const { html } = await mailOf('Ada')
  expect(html).not.toMatch(/<(script|img|link|iframe|object|embed|form|input|base|svg|video|audio)\b/i)
  expect(html).not.toMatch(/url\(|@import|\son\w+=|javascript:|file:|data:/i)
})

test('S60: no words of a template reach further than its variables', () => {
  for (const code of templateCodes) {
    const { variables } = occasionOf(code)
    const { pieces } = readTemplate(builtInText(code, 'email', 'en')?.subject ?? '', variables)
    const values = Object.fromEntries(variables.map((name) => [name, `{{customer.name}} \${process.env} \r\nBcc: all@example.com`]))
    expect(fillLine(pieces, values)).not.toMatch(/[\r\n]/)
  }
  for (const text of ['{{process.env}}', '{{this}}', '{{../x}}', '{{> file}}', '{{#with x}}', '{{__proto__}}', '{{customer["name"]}}'])
    expect(readTemplate(text, ['customer.name']).faults.length, text).toBeGreaterThan(0)
})

test('S60: ten thousand lines are rendered in bounded time and none is lost', async () => {
  const { pieces } = readTemplate('Dear {{customer.name}}', ['customer.name'])
  const lines = Array.from({ length: 10_000 }, (_, index) => `<b>line ${index}</b>`).join('\n')
  const startedAt = performance.now()
  const { html, text } = await renderEmail(fillBlocks(pieces, { 'customer.name': lines }), frame)
  expect(performance.now() - startedAt).toBeLessThan(10_000)
  expect(text).toContain('<b>line 9999</b>')
  expect(html).not.toContain('<b>line')
})

import { type Block, plainText, type Words } from '@quarterday/core/notification/blocks.ts'
import type { ReactNode } from 'react'

/** What stands around the words of an e-mail. */
export interface EmailFrame {
  readonly language: string
  readonly subject: string
  readonly seller: { readonly name: string; readonly lines: readonly string[] }
  /** `#rrggbb` */
  readonly accent: string
  /** Why it was sent. */
  readonly why: string
  readonly unsubscribe: { readonly label: string; readonly url: string } | null
  /** Says that it is only a test; null: it is none. */
  readonly test: string | null
}

/** An e-mail as HTML and as text. Every value is escaped; there are no images, no scripts and nothing that is fetched. */
export async function renderEmail(blocks: readonly Block[], frame: EmailFrame): Promise<{ html: string; text: string }> {
  const html = await renderHtml(blocks, frame)
  const { seller, why, unsubscribe, test } = frame
  const foot = [seller.name, ...seller.lines, '', why, ...(unsubscribe === null ? [] : [`${unsubscribe.label}: ${unsubscribe.url}`])]
  const text = [...(test === null ? [] : [`[${test}]`]), plainText(blocks), `-- \n${foot.join('\n')}`].join('\n\n')
  return { html, text: `${text}\n` }
}

async function renderHtml(blocks: readonly Block[], frame: EmailFrame): Promise<string> {
  // Loaded where the first message is made: it takes a while, and most processes make none.
  const [{ createElement: h }, mail] = await Promise.all([import('react'), import('react-email')])
  const { language, subject, seller, accent, why, unsubscribe, test } = frame

  function words(parts: readonly Words[]): ReactNode[] {
    return parts.map(({ text, isStrong }, index) =>
      isStrong ? h('strong', { key: index }, ...broken(text)) : h('span', { key: index }, ...broken(text)),
    )
  }
  function broken(text: string): ReactNode[] {
    return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [h('br', { key: index }), line]))
  }
  function block(part: Block, key: number): ReactNode {
    switch (part.kind) {
      case 'heading':
        return h(mail.Heading, { key, as: 'h1', className: 'ink', style: styles.heading }, ...words(part.words))
      case 'paragraph':
        return h(
          mail.Text,
          { key, className: 'ink', style: styles.text },
          ...part.lines.flatMap((line, index): ReactNode[] => [index === 0 ? null : h('br', { key: `br${index}` }), ...words(line)]),
        )
      case 'facts':
        return h(
          mail.Section,
          { key, className: 'facts', style: styles.facts },
          ...part.rows.map(({ label, value }, row) =>
            h(mail.Row, {
              key: row,
              children: [
                h(mail.Column, { key: 'label', className: 'quiet', style: styles.label }, label),
                h(mail.Column, { key: 'value', className: 'ink', style: styles.value }, ...words(value)),
              ],
            }),
          ),
        )
      case 'button':
        return h(
          mail.Button,
          { key, href: part.url, style: { ...styles.button, backgroundColor: accent, color: inkOn(accent) } },
          part.label,
        )
    }
  }

  const page = h(
    mail.Html,
    { lang: language },
    h(
      mail.Head,
      null,
      h('title', null, subject),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      h('style', null, darkStyles),
    ),
    h(mail.Preview, null, preview(blocks)),
    h(
      mail.Body,
      { className: 'page', style: styles.page },
      h(
        mail.Container,
        { className: 'card', style: { ...styles.card, borderTop: `4px solid ${accent}` } },
        test === null ? null : h(mail.Text, { style: styles.test }, test),
        h(mail.Text, { className: 'ink', style: styles.seller }, seller.name),
        ...blocks.map(block),
      ),
      h(
        mail.Container,
        { style: styles.foot },
        h(
          mail.Text,
          { className: 'quiet', style: styles.small },
          ...[seller.name, ...seller.lines].flatMap((line, index): ReactNode[] => [index === 0 ? null : h('br', { key: index }), line]),
        ),
        h(
          mail.Text,
          { className: 'quiet', style: styles.small },
          why,
          unsubscribe === null ? null : ' ',
          unsubscribe === null ? null : h(mail.Link, { href: unsubscribe.url, className: 'quiet', style: styles.link }, unsubscribe.label),
        ),
      ),
    ),
  )
  return mail.render(page)
}

/** What a mailbox shows beside the subject: the first words that say something. */
function preview(blocks: readonly Block[]): string {
  const said = blocks.filter(({ kind }) => kind === 'paragraph').slice(1)
  return plainText(said).replaceAll(/\s+/g, ' ').slice(0, 140)
}

/** Black or white, whichever is easier to read on a colour (WCAG's relative luminance). */
function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff'
}

const font = '-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif'

const styles = {
  page: { backgroundColor: '#f4f5f4', margin: '0', padding: '16px 8px', fontFamily: font },
  card: { backgroundColor: '#ffffff', borderRadius: '8px', padding: '26px 26px 14px', maxWidth: '560px', margin: '0 auto' },
  seller: { fontSize: '15px', fontWeight: 700, color: '#1c2321', margin: '0 0 20px' },
  test: {
    fontSize: '13px',
    fontWeight: 700,
    color: '#000000',
    backgroundColor: '#ffd666',
    borderRadius: '4px',
    padding: '6px 10px',
    margin: '0 0 16px',
  },
  heading: { fontSize: '22px', lineHeight: '1.3', fontWeight: 700, color: '#1c2321', margin: '0 0 16px' },
  text: { fontSize: '15px', lineHeight: '1.6', color: '#1c2321', margin: '0 0 16px' },
  facts: { borderTop: '1px solid #dfe3e1', borderBottom: '1px solid #dfe3e1', padding: '8px 0', margin: '4px 0 20px' },
  label: { fontSize: '14px', lineHeight: '1.4', color: '#5c6763', padding: '5px 16px 5px 0', width: '42%', verticalAlign: 'top' },
  value: { fontSize: '14px', lineHeight: '1.4', color: '#1c2321', padding: '5px 0', verticalAlign: 'top' },
  button: {
    display: 'inline-block',
    borderRadius: '6px',
    fontSize: '15px',
    fontWeight: 600,
    padding: '12px 22px',
    margin: '4px 0 20px',
    textDecoration: 'none',
  },
  foot: { maxWidth: '560px', margin: '0 auto', padding: '16px 26px 0' },
  small: { fontSize: '12px', lineHeight: '1.5', color: '#5c6763', margin: '0 0 10px' },
  link: { color: '#5c6763', textDecoration: 'underline' },
} as const

const darkStyles = `@media (prefers-color-scheme: dark) {
  .page { background-color: #121614 !important; }
  .page td { background-color: transparent !important; }
  .card { background-color: #1d2321 !important; }
  .ink { color: #eef2f0 !important; }
  .quiet { color: #a3b0ab !important; }
  .facts { border-color: #38423e !important; }
}`

import { expect, test } from 'vitest'
import { fillBlocks, linkFaults, plainText } from './blocks.ts'
import { messageChannels } from './message.ts'
import { occasionOf, templateCodes } from './occasions.ts'
import { fillLine, fillText, readTemplate } from './template.ts'
import { builtInText, frameText, reasonText } from './texts.ts'
import { languageOf, messageLanguages } from './wording.ts'

const all = templateCodes.flatMap((template) =>
  messageLanguages.flatMap((language) => messageChannels.map((channel) => ({ template, language, channel }))),
)

test.each(all)('$template by $channel in $language is complete and names only what there is', ({ template, language, channel }) => {
  const { hasSms, variables } = occasionOf(template)
  const text = builtInText(template, channel, language)
  if (channel === 'sms' && !hasSms) return expect(text).toBeNull()
  expect(text).not.toBeNull()
  const { subject = '', body = '' } = text ?? {}
  const read = [subject, body].map((each) => readTemplate(each, variables))
  expect(read.flatMap(({ faults }) => faults)).toEqual([])
  if (channel === 'email') expect(linkFaults(body)).toEqual([])
  const values = Object.fromEntries(variables.map((name) => [name, name.endsWith('_url') ? `https://example.com/${name}` : `<${name}>`]))
  const [line, said] = read.map(({ pieces }) => fillText(pieces, values))
  expect(`${line}${said}`).not.toMatch(/\{\{|\}\}|undefined/)
  // With nothing to say but who talks, whole sentences are left.
  const bare = readTemplate(body, variables).pieces
  expect(fillText(bare, {})).not.toMatch(/\{\{/)
})

test('the words of one language are not those of another', () => {
  for (const template of templateCodes) {
    const bodies = messageLanguages.map((language) => builtInText(template, 'email', language)?.body)
    expect(new Set(bodies).size, template).toBe(messageLanguages.length)
  }
  expect(new Set(messageLanguages.map((language) => frameText(language).unsubscribe)).size).toBe(4)
})

test('an invoice in German, to the last word', () => {
  const { subject, body } = builtInText('invoice_created', 'email', languageOf('de-CH')) ?? { subject: '', body: '' }
  const values = {
    'customer.name': 'Acme GmbH',
    'seller.name': 'Harbour Coffee',
    'invoice.number': 'HC-000042',
    'invoice.amount_due': '49,00 €',
    'invoice.due_on': '16. April 2027',
    'invoice.pay_url': 'https://pay.example/x',
  }
  const { variables } = occasionOf('invoice_created')
  expect(fillLine(readTemplate(subject, variables).pieces, values)).toBe(
    'Rechnung HC-000042 von Harbour Coffee: 49,00 €, zahlbar bis 16. April 2027',
  )
  expect(plainText(fillBlocks(readTemplate(body, variables).pieces, values))).toBe(`Ihre Rechnung HC-000042

Guten Tag Acme GmbH,

hier ist Ihre Rechnung.

Rechnung: HC-000042
Offener Betrag: 49,00 €
Zahlbar bis: 16. April 2027

Rechnung bezahlen:
https://pay.example/x

Haben Sie bereits bezahlt? Dann brauchen Sie nichts weiter zu tun.`)
})

test('what a bank suspects is not told', () => {
  expect(reasonText('stolen_card', 'en')).toBe('The bank declined the payment')
  expect(reasonText('insufficient_funds', 'fr')).toBe('Provision insuffisante')
})

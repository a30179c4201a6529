import { expect, test } from 'vitest'
import { linkFaults } from '../notification/blocks.ts'
import { readTemplate } from '../notification/template.ts'
import { messageLanguages } from '../notification/wording.ts'
import { isPersonMailKind, personMailText } from './person-mail.ts'
import { personMails } from './person-mail-types.ts'

const all = messageLanguages.flatMap((language) =>
  Object.keys(personMails)
    .filter(isPersonMailKind)
    .map((kind) => ({ kind, language })),
)

test.each(all)('S61: $kind in $language says what it can, and its buttons lead to us', ({ kind, language }) => {
  const { subject, body } = personMailText(kind, language)
  const facts = personMails[kind]
  expect(readTemplate(subject, facts).faults).toEqual([])
  expect(readTemplate(body, facts).faults).toEqual([])
  expect(linkFaults(body.replaceAll('{{url}}', '{{link_url}}'))).toEqual([])
  expect(subject).not.toMatch(/\p{Cc}/u)
  // Who is told of a link gets it, and nobody else does.
  expect(body.includes('{{url}}')).toBe((facts as readonly string[]).includes('url'))
})

import { fillBlocks } from '@quarterday/core/notification/blocks.ts'
import { fillLine, readTemplate } from '@quarterday/core/notification/template.ts'
import { languageOf } from '@quarterday/core/notification/wording.ts'
import { personMailFoot, personMailText } from '@quarterday/core/people/person-mail.ts'
import { personMails } from '@quarterday/core/people/person-mail-types.ts'
import { z } from 'zod'
import type { Email } from '../../channels/channel.ts'
import { openingKeys } from '../../kit/authenticate-secrets.ts'
import type { Context } from '../../kit/context.ts'
import { unseal } from '../../kit/seal.ts'
import { renderEmail } from '../notifications/render-email.ts'
import { aboutMail, type PersonMail } from './mail-types.ts'

/** The mail as it leaves: words in the person's language, or in English, and its facts in them. Always the same bytes, however often it is tried. */
export async function composePersonMail(
  { deriveKey, outside }: Pick<Context, 'deriveKey' | 'outside'>,
  { id, kind, address, locale, sealedFacts, createdAt }: PersonMail,
): Promise<Email> {
  const facts = factsSchema.parse(JSON.parse(unseal(openingKeys(deriveKey, 'sealed secrets'), sealedFacts, aboutMail(id))))
  const language = languageOf(locale)
  const words = personMailText(kind, language)
  const subject = fillLine(readTemplate(words.subject, personMails[kind]).pieces, facts).slice(0, 300)
  const { html, text } = await renderEmail(fillBlocks(readTemplate(words.body, personMails[kind]).pieces, facts), {
    ...{ language, subject, accent, why: personMailFoot(language), unsubscribe: null, test: null },
    seller: { name: facts.organization ?? 'Quarterday', lines: [] },
  })
  return {
    ...{ kind: 'email', id: `person_${id}`, organizationId: 'people', to: address, from: outside.mail.from, replyTo: null },
    ...{ subject, html, text, unsubscribeUrl: null, date: createdAt },
  }
}

const factsSchema = z.record(z.string(), z.string())
/** The dashboard's. */
const accent = '#1f6f54'

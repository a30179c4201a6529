import { linkFaults } from '@quarterday/core/notification/blocks.ts'
import { occasionOf } from '@quarterday/core/notification/occasions.ts'
import { readTemplate } from '@quarterday/core/notification/template.ts'
import { builtInText } from '@quarterday/core/notification/texts.ts'
import { type FieldError, refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { lockOrganization } from '../organizations/store.ts'
import type { TemplateText } from './notification.ts'
import { listTexts, removeText, saveText } from './template-store.ts'

type Which = Omit<TemplateText, 'subject' | 'body'>

/** The words that count, and whether they are the organization's own. Refuses `not_found` for a channel that the template does not have. */
export async function getText(ctx: Context, which: Which): Promise<{ text: TemplateText; isOwn: boolean }> {
  return ctx.transaction(async (tx) => {
    const own = (await listTexts(tx)).find((text) => isSame(text, which))
    const text = own ?? builtInOf(which)
    return { text, isOwn: own !== undefined }
  })
}

/** Gives a template words of the organization's own. Refuses `invalid`, naming field and line, what the program does not understand. */
export async function updateText(
  ctx: Context,
  which: Which,
  changes: { subject?: string | undefined; body?: string | undefined },
): Promise<TemplateText> {
  return ctx.transaction(async (tx) => {
    await lockOrganization(tx)
    const { text: before } = await getText(ctx, which)
    const after = { ...before, subject: changes.subject ?? before.subject, body: changes.body ?? before.body }
    refuseFaults(after)
    await saveText(tx, after, ctx.clock.now())
    return after
  })
}

/** Goes back to the words of the program. */
export async function resetText(ctx: Context, which: Which): Promise<TemplateText> {
  return ctx.transaction(async (tx) => {
    await removeText(tx, which)
    return builtInOf(which)
  })
}

/** Refuses `invalid`: an unknown variable, a condition that is not closed, a button that leads elsewhere, an e-mail without a subject. */
export function refuseFaults({ template, channel, subject, body }: TemplateText): void {
  const { variables } = occasionOf(template)
  const faults: FieldError[] = [
    ...readTemplate(subject, variables).faults.map(({ code, detail }) => ({ pointer: '/subject', code, detail })),
    ...[...readTemplate(body, variables).faults, ...(channel === 'email' ? linkFaults(body) : [])].map(({ code, line, detail }) => {
      return { pointer: '/body', code, detail: `Line ${line}: ${detail}` }
    }),
  ]
  if (channel === 'email' && subject.trim() === '')
    faults.push({ pointer: '/subject', code: 'required', detail: 'An e-mail has a subject.' })
  if (channel === 'sms' && subject !== '') faults.push({ pointer: '/subject', code: 'unknown_field', detail: 'An SMS has no subject.' })
  if (/\p{Cc}/u.test(subject)) faults.push({ pointer: '/subject', code: 'syntax', detail: 'A subject is one line.' })
  const [first] = faults
  if (first !== undefined) throw refuse('invalid', { detail: `${first.pointer}: ${first.detail}`, errors: faults.slice(0, 20) })
}

function builtInOf(which: Which): TemplateText {
  const text = builtInText(which.template, which.channel, which.language)
  if (text === null) throw refuse('not_found', { detail: 'This template has no words for an SMS.' })
  return { ...which, ...text }
}

function isSame(text: TemplateText, { template, channel, language }: Which): boolean {
  return text.template === template && text.channel === channel && text.language === language
}

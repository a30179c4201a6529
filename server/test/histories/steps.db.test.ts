import type { TestApi } from '../api.ts'
import { allInvoices, allOf, documentText, withoutIds } from './documents.ts'
import { histories } from './histories.ts'
import { doStep, openPlayer, type Player } from './player.ts'
import { HistoryFailure } from './sender.ts'
import { isWait, type Trace } from './trace.ts'

histories('in one step or day by day, the documents are the same', { count: 8 }, async (api, trace) => {
  const jumped = await played(api, trace, null)
  const walked = await played(api, trace, 1 + (trace.seed % 29))
  const place = jumped.findIndex((text, index) => text !== walked[index])
  if (place < 0 && jumped.length === walked.length) return
  throw new HistoryFailure(
    'steps',
    `in one step:\n${jumped[place] ?? jumped.slice(walked.length).join('\n')}\nin small ones:\n${walked[place] ?? ''}`,
  )
})

/** What there is after a history whose clock moved so many hours at a time; null: from deed to deed. */
async function played(api: TestApi, trace: Trace, hours: number | null): Promise<string[]> {
  const player = await openPlayer(api, trace)
  for (const step of trace.steps) {
    if (!isWait(step) || hours === null) await doStep(player, step)
    else {
      await walk(player, step.hours, Math.max(hours, step.hours / 40))
      player.note(step, null)
    }
  }
  return book(player)
}

async function walk(player: Player, distance: number, hours: number): Promise<void> {
  const end = player.now().add({ hours: distance })
  const pace = Math.ceil(hours)
  while (Temporal.Instant.compare(player.now().add({ hours: pace }), end) < 0) await player.advanceTo(player.now().add({ hours: pace }))
  await player.advanceTo(end)
}

/** Documents, agreements and credit, in an order that no id decides. */
async function book(player: Player): Promise<string[]> {
  const documents = (await allInvoices(player)).map(documentText).sort()
  const notes = (await allOf<object>(player, '/v1/credit_notes?limit=100&expand[]=lines')).map(documentText).sort()
  const subscriptions = (await allOf<object>(player, '/v1/subscriptions?limit=100&sort=-created_at')).map(documentText).sort()
  const answers = player.outcomes.map(({ status, code }, index) => `${index}. ${status} ${code}`)
  const customers = await allOf<{ id: string }>(player, '/v1/customers?limit=100')
  const credit: string[] = []
  for (const { id } of customers) {
    const grants = await allOf<object>(player, `/v1/customers/${id}/credit_grants?limit=100`)
    credit.push(...grants.map(documentText))
  }
  return [...answers, ...documents, ...notes, ...subscriptions, ...credit.sort()].map(withoutIds)
}

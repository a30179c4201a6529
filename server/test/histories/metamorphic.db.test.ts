import { checkBook } from './checks.ts'
import { allInvoices, allOf } from './documents.ts'
import { drawSameness } from './draw-sameness.ts'
import { histories } from './histories.ts'
import { doStep, openPlayer, type Player } from './player.ts'
import { HistoryFailure } from './sender.ts'
import { isWait, type Trace } from './trace.ts'

/**
 * Two plans cost the same to the last tier. Whatever is changed between them, there and back within an instant, or part by part of a period, comes to what
 * one of them costs by itself.
 */
histories(
  'there and back, or to an equal price, nets zero; the parts of a period come to the whole (I16)',
  { count: 10, draw: drawSameness },
  async (api, trace) => {
    const moved = await openPlayer(api, trace)
    for (const step of trace.steps) {
      const before = isWait(step) ? null : await listedSum(moved)
      await doStep(moved, step)
      const after = before === null ? null : await listedSum(moved)
      const isChange = !isWait(step) && step.url.endsWith('/change')
      if (isChange && before !== after)
        throw new HistoryFailure('a change to the same is not free (I16)', `${before} before, ${after} after`)
    }
    await checkBook(moved)
    const stayed = await openPlayer(api, withoutChanges(trace))
    for (const step of stayed.trace.steps) await doStep(stayed, step)
    const [parts, whole] = [await listedSum(moved), await listedSum(stayed)]
    if (parts !== whole) throw new HistoryFailure('parts do not come to the whole (I16)', `${parts} in parts, ${whole} as a whole`)
  },
)

function withoutChanges(trace: Trace): Trace {
  return { ...trace, steps: trace.steps.filter((step) => isWait(step) || !step.url.endsWith('/change')) }
}

/** What all documents come to, as listed: less what was given back, whichever way it went. */
async function listedSum(player: Player): Promise<number> {
  const lines = (await allInvoices(player)).flatMap((invoice) => invoice.lines).filter((line) => line.kind !== 'credit_to_balance')
  const notes = await allOf<{ lines: readonly { listed_amount: number }[] }>(player, '/v1/credit_notes?expand[]=lines&limit=100')
  const returned = notes.flatMap((note) => note.lines).reduce((sum, line) => sum + line.listed_amount, 0)
  return lines.reduce((sum, line) => sum + Number(line.listed_amount), 0) - returned
}

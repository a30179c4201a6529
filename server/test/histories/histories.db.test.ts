import { checkBook, watchDocuments } from './checks.ts'
import { histories } from './histories.ts'
import { doStep, openPlayer } from './player.ts'
import { count } from './tally.ts'
import { isWait } from './trace.ts'

histories('whatever is done when, the books hold (I1–I3, I5–I9, I13–I15, I17, I30)', { count: 12 }, async (api, trace) => {
  const player = await openPlayer(api, trace)
  const watch = watchDocuments(player)
  for (const [index, step] of trace.steps.entries()) {
    await doStep(player, step)
    await watch()
    if (isWait(step) && index % 4 === 0) await checkBook(player)
  }
  count(player.outcomes)
  await checkBook(player)
  await player.advanceTo(player.now().add({ hours: 24 * 40 }))
  await watch()
  await checkBook(player)
})

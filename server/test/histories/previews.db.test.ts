import { checkPreviewed } from './check-previews.ts'
import { checkUpcoming } from './check-upcoming.ts'
import { histories } from './histories.ts'
import { doStep, openPlayer } from './player.ts'
import { isWait } from './trace.ts'

histories('a preview is what then happens, to the cent (I27)', { count: 10 }, async (api, trace) => {
  const player = await openPlayer(api, trace)
  for (const step of trace.steps) {
    if (isWait(step)) await checkUpcoming(player, player.now().add({ hours: step.hours }))
    else if (step.preview !== undefined) await checkPreviewed(player, step)
    else await doStep(player, step)
  }
})

import { chanceOf } from './chance.ts'
import { drawOpening } from './draw-opening.ts'
import { drawSetting } from './draw-setting.ts'
import { drawSteps } from './draw-steps.ts'
import type { Trace } from './trace.ts'

/** The history that a seed stands for. */
export function drawTrace(seed: number): Trace {
  const chance = chanceOf(seed)
  const setting = drawSetting(chance)
  const catalogue = drawOpening(chance, setting)
  return { seed, setting, opening: catalogue.deeds, steps: drawSteps(chance, catalogue, setting) }
}

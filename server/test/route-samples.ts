import { encodeId } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { apiDescription } from '../src/entry/http.ts'
import { newId } from '../src/kit/ids.ts'
import type { Route } from '../src/kit/route.ts'

const operationSchema = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string(), example: z.unknown().optional() })).optional(),
  requestBody: z.object({ content: z.record(z.string(), z.object({ example: z.unknown() })) }).optional(),
})

let description: ReturnType<typeof apiDescription> | undefined

/** A well-formed request of a route, from its example in the reference, about things that nobody has. */
export function sampleOf(route: Route): { readonly url: string; readonly body: unknown } {
  description ??= apiDescription()
  const operation = operationSchema.parse(description.paths[route.path]?.[route.method.toLowerCase()])
  const url = route.path.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const example = operation.parameters?.find((parameter) => parameter.in === 'path' && parameter.name === name)?.example
    return String(example).replace(/_[0-9a-z]{26}$/, encodeId('req', newId()).slice('req'.length))
  })
  return { url, body: operation.requestBody?.content['application/json']?.example }
}

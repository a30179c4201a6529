import { z } from 'zod'
import type { Answer } from './client.ts'
import { CommandFailed, type ExitCode, exitCodes } from './exit.ts'

/** An answer that is not a success, as words for a person: title, what exactly, and which field. */
export function failureOf(answer: Answer): CommandFailed {
  const parsed = problemSchema.safeParse(answer.json)
  if (!parsed.success) return new CommandFailed(codeOf(answer.status), `The server answered ${answer.status}: ${answer.text.slice(0, 500)}`)
  const { title, detail, code, request_id: requestId, errors = [] } = parsed.data
  const lines = [
    `${title}.`,
    ...(detail === undefined || errors.length > 0 || detail === title || detail === `${title}.` ? [] : [detail]),
    ...errors.map((error) => `  ${optionOf(error.pointer)}: ${error.detail}`),
    `(${code}${requestId === undefined ? '' : `, ${requestId}`})`,
  ]
  return new CommandFailed(codeOf(answer.status), lines.join('\n'))
}

const problemSchema = z.object({
  title: z.string(),
  detail: z.string().optional(),
  code: z.string(),
  request_id: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
})

function codeOf(status: number): ExitCode {
  if (status === 404) return exitCodes.notFound
  if (status === 401 || status === 403) return exitCodes.forbidden
  if (status === 429 || (status > 500 && status < 600)) return exitCodes.unavailable
  return status === 500 ? exitCodes.bug : exitCodes.refused
}

/** `/address/postal_code` as the option that sets it; an element of a list keeps its place. */
function optionOf(pointer: string): string {
  const parts = pointer.split('/').filter(Boolean)
  return parts.length === 0 ? 'request' : `--${parts.map((part) => part.replaceAll('_', '-')).join('.')}`
}

import { type FieldError, Refusal, refusals, refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'

/** An error as it travels: RFC 9457, `application/problem+json`. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly request_id: string
  readonly doc_url: string
  readonly errors?: readonly FieldError[]
}

export const problemType = 'application/problem+json; charset=utf-8'

/** What a bug looks like from outside: nothing but the request id. */
export const internalError = { code: 'internal_error', status: 500, title: 'Something went wrong on our side' } as const

export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: 'The address of the page that explains the code.' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.string().meta({ description: 'Stable and meant for programs; title and detail are for people and may change.' }),
    detail: z.string(),
    request_id: z.string().meta({ description: 'Name it when you ask for help.' }),
    doc_url: z.string(),
    errors: z
      .array(
        z.strictObject({
          pointer: z
            .string()
            .meta({ description: 'A JSON pointer (RFC 6901) into the body, or a slash and the name of a query parameter.' }),
          code: z.string(),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'What every error looks like.' })

/** `publicUrl` without a slash at its end. */
export function problemOf(refusal: Refusal, requestId: string, publicUrl: string): Problem {
  const { code, status, title, detail, errors } = refusal
  const page = `${publicUrl}/docs/errors/${code}`
  return { type: page, title, status, code, detail, request_id: requestId, doc_url: page, ...(errors === undefined ? {} : { errors }) }
}

export function internalProblem(requestId: string, publicUrl: string): Problem {
  const { code, status, title } = internalError
  const page = `${publicUrl}/docs/errors/${code}`
  return { type: page, title, status, code, detail: 'It has been recorded and nothing was changed.', request_id: requestId, doc_url: page }
}

/** The refusal that an error of the web framework stands for; undefined for everything that is a bug of ours. */
export function refusalOfFramework(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  // Node's word for a body whose sender has gone; nobody hears the answer.
  if (error.code === 'ECONNRESET' && error.message === 'aborted') {
    return refuse('unparsable', { detail: 'The connection broke before the whole request had come.' })
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse('too_large', { detail: 'The body may have at most 1 MiB.' })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse('unsupported_media_type', { detail: 'Send the body as application/json.' })
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return refuse('unparsable', { detail: 'The body is not as long as Content-Length says.' })
    // An id that long is nobody's.
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return refuse('not_found')
    case 'FST_ERR_BAD_URL':
      return refuse('unparsable', { detail: 'The path is not valid percent-encoded UTF-8.' })
    default:
      return refusalOfStatus('statusCode' in error ? error.statusCode : undefined)
  }
}

/** What the framework itself takes for a fault of the client is never a bug of ours, whichever of its codes it has. */
function refusalOfStatus(status: unknown): Refusal | undefined {
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined
  return status === 415 ? refuse('unsupported_media_type') : refuse('unparsable')
}

/** Every public code with its status and title, the one of bugs included. */
export const problemCodes: readonly { readonly code: string; readonly status: number; readonly title: string }[] = [
  ...Object.entries(refusals).map(([code, { status, title }]) => ({ code, status, title })),
  internalError,
]

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal
}

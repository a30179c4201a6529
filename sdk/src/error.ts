import type { Approval, Problem } from './types.gen.ts'

export type FieldError = NonNullable<Problem['errors']>[number]

/** A "no" of the API: the problem document of the answer. `code` is stable and meant for programs, `detail` is a sentence for people. */
export class QuarterdayError extends Error {
  override readonly name: string = 'QuarterdayError'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  /** What is wrong with which field, where fields are at fault. */
  readonly errors: readonly FieldError[]
  /** Name it when you ask for help. Empty when no answer came. */
  readonly requestId: string
  /** The page that explains the code. */
  readonly docUrl: string
  /** When the server says that it is worth asking again; null: it does not say. */
  readonly retryAfterSeconds: number | null

  constructor(problem: Problem, options?: ErrorOptions & { readonly retryAfterSeconds?: number | null }) {
    super(`${problem.title}: ${problem.detail}`, options)
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail
    this.errors = problem.errors ?? []
    this.requestId = problem.request_id
    this.docUrl = problem.doc_url
    this.retryAfterSeconds = options?.retryAfterSeconds ?? null
  }
}

/**
 * What was asked for is taken down and not done: somebody else has to approve it first. Nothing is wrong with it, but whoever asked has none of what they asked for,
 * so it is not answered like something that was done. `code` is `approval_pending`, `status` 202.
 */
export class ApprovalPending extends QuarterdayError {
  override readonly name = 'ApprovalPending'
  readonly approval: Approval

  constructor(problem: Problem, approval: Approval) {
    super(problem)
    this.approval = approval
  }
}

/** Throws what an answer of 202 holds, where that is an approval: then nothing was done. */
export function refuseHeld(reply: unknown, response: Response): void {
  if (!isApproval(reply)) return
  const detail = `It is taken down as ${reply.id} and will be done once somebody else approves it.`
  throw new ApprovalPending(ownProblem('approval_pending', 'Somebody else has to approve this', detail, response), reply)
}

function isApproval(reply: unknown): reply is Approval {
  return typeof reply === 'object' && reply !== null && 'object' in reply && reply.object === 'approval'
}

/** The error for an answer other than 2xx; one that is no problem document (a proxy's page) becomes one with the code `unexpected_answer`. */
export async function errorOf(response: Response): Promise<QuarterdayError> {
  const text = await response.text()
  const problem = parseProblem(text)
  const retryAfterSeconds = Number(response.headers.get('retry-after')) || null
  if (problem !== undefined) return new QuarterdayError(problem, { retryAfterSeconds })
  const detail = `The server answered ${response.status} without saying why.`
  return new QuarterdayError(ownProblem('unexpected_answer', 'The answer is not one of the API', detail, response), { retryAfterSeconds })
}

/** The error for a request that got no answer at all. Whether it had an effect is not known. */
export function noAnswer(cause: unknown): QuarterdayError {
  return new QuarterdayError(ownProblem('no_answer', 'The server does not answer', 'Check the connection and try again.'), { cause })
}

function parseProblem(text: string): Problem | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return isProblem(parsed) ? parsed : undefined
  } catch {
    return undefined // Not JSON, so nothing that the API wrote.
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'detail' in value && 'status' in value
}

function ownProblem(code: string, title: string, detail: string, response?: Response): Problem {
  const requestId = response?.headers.get('request-id') ?? ''
  return { type: 'about:blank', title, status: response?.status ?? 0, code, detail, request_id: requestId, doc_url: '' }
}

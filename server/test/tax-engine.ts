import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { TaxAnswer, TaxAnswerTax, TaxQuestion, TaxQuestionLine } from '../src/tax-providers/tax-provider.ts'

/** What becomes of the next question. `lost`: it is answered and the answer does not arrive. `slow`: it arrives after `release`. */
export type EngineMood = 'answer' | 'down' | 'lost' | 'slow' | 'refuse' | 'wrong' | 'negative' | 'short' | 'garbage' | 'huge' | 'busy'

export interface TaxEngine {
  readonly url: string
  /** All that arrived with a right signature, also what had no answer. */
  readonly questions: TaxQuestion[]
  /** Keys under which two different questions came: there must be none. */
  readonly conflicts: string[]
  /** The moods of the next questions, in their order; after them the standing one. */
  readonly next: EngineMood[]
  mood: EngineMood
  /** Once this many questions have arrived. */
  asked(times: number): Promise<void>
  /** Lets what is slow go. */
  release(): void
  close(): Promise<void>
}

/**
 * A deterministic tax engine that speaks the protocol of docs/taxes.md: for tests, and to try Quarterday with one (`PORT=4343 TAX_PROVIDER_SECRET=… node
 * server/test/tax-engine.ts`). It knows a handful of rates, remembers its answers by key, and can be told to fail in every way that we know of.
 */
export async function startTaxEngine(secret: string, port = 0): Promise<TaxEngine> {
  const asked = new Map<string, string>()
  const held: (() => void)[] = []
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => void handle(request, response))

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    if (!isSigned(secret, String(request.headers['quarterday-signature']), body))
      return send(response, 401, { detail: 'The signature is wrong' })
    const question: TaxQuestion = JSON.parse(body)
    engine.questions.push(question)
    for (const look of waiting) look()
    const mood = engine.next.shift() ?? engine.mood
    if (mood === 'down') return void response.destroy()
    if (mood === 'busy') return send(response, 503, {})
    if (mood === 'refuse') return send(response, 422, { detail: 'The address cannot be found' })
    if (mood === 'garbage') return send(response, 200, { taxes: 'many' })
    if (mood === 'huge') return void response.end('x'.repeat(3 * 1024 * 1024))
    const earlier = asked.get(question.idempotency_key)
    if (earlier !== undefined && earlier !== body) engine.conflicts.push(question.idempotency_key)
    asked.set(question.idempotency_key, body)
    if (mood === 'slow') await new Promise<void>((resolve) => held.push(resolve))
    if (mood === 'lost') return void response.destroy()
    send(response, 200, spoilt(answerTo(question), mood))
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  const engine: TaxEngine = {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}/quote`,
    questions: [],
    conflicts: [],
    next: [],
    mood: 'answer',
    asked: (times) =>
      new Promise((resolve) => {
        const look = () => {
          if (engine.questions.length >= times) resolve()
        }
        waiting.add(look)
        look()
      }),
    release: () => {
      for (const resolve of held.splice(0)) resolve()
    },
    close: async () => {
      engine.release()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  return engine
}

type Rate = Omit<TaxAnswerTax, 'amount'>

const rate = (name: string, percent: string, country: string, region: string | null = null, jurisdiction: string | null = null): Rate => {
  return { name, percent, country, region, jurisdiction }
}

/** Who sends a business abroad its invoice leaves the tax to it; books cost less in Germany; Texas and its cities tax together. */
function ratesFor({ customer }: TaxQuestion, line: TaxQuestionLine): readonly Rate[] {
  const { country } = customer.address
  const region = customer.region ?? customer.address.state
  if (country === 'DE') return [line.category === 'books' ? rate('USt ermäßigt', '7', 'DE') : rate('USt', '19', 'DE')]
  if (country === 'CA' && region === 'QC') return [rate('GST', '5', 'CA'), rate('QST', '9.975', 'CA', 'QC')]
  if (country === 'US' && region === 'TX')
    return [rate('Sales tax', '6.25', 'US', 'TX', 'Texas'), rate('Sales tax', '2', 'US', 'TX', 'Austin')]
  return []
}

function answerTo(question: TaxQuestion): TaxAnswer {
  const { seller, customer, lines } = question
  const isAbroad = customer.address.country !== seller.address.country && customer.tax_ids.some(({ type }) => type === 'eu_vat')
  return {
    reference: `q-${question.idempotency_key}`,
    tax_treatment: isAbroad ? 'reverse_charge' : 'taxed',
    lines: lines.map((line) => ({ id: line.id, taxes: isAbroad ? [] : taxesOf(line, ratesFor(question, line)) })),
  }
}

/** Each rounded by itself, halves away from zero; of what includes its tax each is a part of the gross. */
function taxesOf({ amount, inclusive }: TaxQuestionLine, rates: readonly Rate[]): TaxAnswerTax[] {
  const sum = rates.reduce((total, { percent }) => total + Number(percent), 0)
  return rates.map((each) => {
    const exact = (Math.abs(amount) * Number(each.percent)) / (inclusive ? 100 + sum : 100)
    return { ...each, amount: Math.sign(amount) * Math.round(exact) }
  })
}

function spoilt(answer: TaxAnswer, mood: EngineMood): TaxAnswer {
  if (mood === 'short') return { ...answer, lines: answer.lines.slice(1) }
  const change = mood === 'wrong' ? (amount: number) => amount + 100 : mood === 'negative' ? (amount: number) => -amount : null
  if (change === null) return answer
  return {
    ...answer,
    lines: answer.lines.map(({ id, taxes }) => ({ id, taxes: taxes.map((tax) => ({ ...tax, amount: change(tax.amount) })) })),
  }
}

function isSigned(secret: string, header: string, body: string): boolean {
  const [, at = '', given = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? []
  const right = createHmac('sha256', secret).update(`${at}.${body}`).digest()
  return given !== '' && timingSafeEqual(Buffer.from(given, 'hex'), right)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

if (import.meta.main) {
  const engine = await startTaxEngine(process.env.TAX_PROVIDER_SECRET ?? '', Number(process.env.PORT ?? 4343))
  console.log(`TAX_PROVIDER_URL=${engine.url}`)
}

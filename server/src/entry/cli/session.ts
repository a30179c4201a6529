import { idSchema, type OrganizationId } from '@quarterday/core/id.ts'
import type { Command } from 'commander'
import { z } from 'zod'
import { findDemo } from '../start-demo.ts'
import { type Answer, type Call, type Client, connect } from './client.ts'
import { CommandFailed, exitCodes } from './exit.ts'
import { failureOf } from './problem.ts'

/** The options that every command takes. */
export interface GlobalOptions {
  readonly json?: boolean
  readonly yes?: boolean
  readonly organization?: string
  readonly url?: string
}

export interface Request extends Omit<Call, 'organizationId'> {
  /** Whether it is made in an organization. Default `required`. */
  readonly organization?: 'required' | 'optional' | 'none'
}

/** One command's talk with the API, in one organization. */
export interface Session {
  readonly options: GlobalOptions
  /** Throws `CommandFailed` for every answer that is not a success. */
  request(method: string, path: string, request?: Request): Promise<Answer>
  /** An organization was named, or a key was given that belongs to one. */
  readonly isChosen: boolean
  /** False: what is done here moves no real money. */
  isLive(): Promise<boolean>
  /** Every organization of the installation. Null: a key was given, which sees its own only. */
  organizations(): Promise<readonly OrganizationChoice[] | null>
  /** The same in another organization, over the same connection. */
  in(organization: OrganizationChoice): Session
}

export interface OrganizationChoice {
  readonly id: OrganizationId
  readonly name: string
  readonly kind: 'live' | 'sandbox'
}

/** Connects, runs the work, and closes whatever becomes of it. */
export async function withSession<T>(command: Command, work: (session: Session) => Promise<T>): Promise<T> {
  const options: GlobalOptions = command.optsWithGlobals()
  const client = await connect({ env: process.env, url: options.url })
  try {
    return await work(sessionOf(client, options, options.organization ?? process.env.QUARTERDAY_ORGANIZATION))
  } finally {
    await client.close()
  }
}

function sessionOf(client: Client, options: GlobalOptions, wanted: string | OrganizationChoice | undefined): Session {
  let chosen: Promise<OrganizationChoice> | undefined
  const choice = () => {
    chosen ??= typeof wanted === 'object' ? Promise.resolve(wanted) : chooseOrganization(client, wanted || undefined)
    return chosen
  }

  async function organizationFor(need: Request['organization']): Promise<OrganizationId | null> {
    if (client.hasKey || need === 'none') return null
    if (need === 'optional' && wanted === undefined) return (await choice().catch(() => null))?.id ?? null
    return (await choice()).id
  }

  return {
    options,
    isChosen: client.hasKey || Boolean(wanted),
    async request(method, path, { organization, ...rest } = {}) {
      const answer = await client.request(method, path, { ...rest, organizationId: await organizationFor(organization) })
      if (answer.status >= 400) throw failureOf(answer)
      return answer
    },
    isLive: async () => (client.hasKey ? client.keyIsLive : (await choice()).kind === 'live'),
    organizations: async () => (client.hasKey ? null : listOrganizations(client)),
    in: (organization) => sessionOf(client, options, organization),
  }
}

/** The one that was named; else the only live one; else the demo; else the only one. */
async function chooseOrganization(client: Client, wanted: string | undefined): Promise<OrganizationChoice> {
  const all = await listOrganizations(client)
  if (wanted !== undefined) return named(all, wanted)
  const live = all.filter((each) => each.kind === 'live')
  const demo = await findDemo(client.dataDirectory)
  const choice =
    live.length === 1
      ? live[0]
      : live.length === 0
        ? (all.find((each) => each.id === demo?.organizationId) ?? (all.length === 1 ? all[0] : undefined))
        : undefined
  if (choice !== undefined) return choice
  if (all.length > 0)
    throw new CommandFailed(exitCodes.usage, `Say which organization: --organization <id>, or QUARTERDAY_ORGANIZATION.\n${listed(all)}`)
  throw new CommandFailed(
    exitCodes.notFound,
    'There is no organization yet. Make one:\n  quarterday organizations create --name "Harbour Coffee" --timezone Europe/Berlin --currency EUR\n' +
      'or start with demo data:\n  quarterday demo',
  )
}

function named(all: readonly OrganizationChoice[], wanted: string): OrganizationChoice {
  const id = idSchema('org').safeParse(wanted)
  const found = all.filter((each) => (id.success ? each.id === id.data : each.name.toLowerCase() === wanted.toLowerCase()))
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  throw new CommandFailed(
    exitCodes.notFound,
    `There is ${found.length === 0 ? 'no' : 'more than one'} organization ${wanted}.\n${listed(all)}`,
  )
}

function listed(all: readonly OrganizationChoice[]): string {
  return all.map((each) => `  ${idSchema('org').encode(each.id)}  ${each.kind.padEnd(7)}  ${each.name}`).join('\n')
}

const pageSchema = z.object({
  data: z.array(z.object({ id: idSchema('org'), name: z.string(), kind: z.enum(['live', 'sandbox']) })),
  next_cursor: z.string().nullable(),
})

const mostPages = 100

async function listOrganizations(client: Client): Promise<OrganizationChoice[]> {
  const all: OrganizationChoice[] = []
  let cursor: string | null = null
  for (let page = 0; page < mostPages; page += 1) {
    const query: Record<string, string> = { limit: '100', ...(cursor === null ? {} : { cursor }) }
    const answer: Answer = await client.request('GET', '/v1/organizations', { organizationId: null, query })
    if (answer.status >= 400) throw failureOf(answer)
    const { data, next_cursor } = pageSchema.parse(answer.json)
    all.push(...data)
    cursor = next_cursor
    if (cursor === null) break
  }
  return all
}

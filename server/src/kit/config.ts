import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type AllowedHosts, allowedHostsOf, isHostName } from './allowed-hosts.ts'
import { isNetwork } from './networks.ts'
import { type Outside, outsideOf, outsideVariables } from './outside.ts'
import { defaultRateLimits, parseRateLimits, type RateLimits } from './rate-limits.ts'

/** What the operator says, all of it by environment variables, read once when a process starts. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Undefined: the embedded PostgreSQL in `dataDirectory`. */
  readonly databaseUrl: string | undefined
  /** Absolute. */
  readonly dataDirectory: string
  /** At least 32 characters; keys for signing and encrypting are derived from it. */
  readonly secret: string
  /** The secret before, while what it sealed, signed or hashed is still to be read. Undefined: there is none. */
  readonly previousSecret: string | undefined
  /** Where people and software find us, without a slash at its end. */
  readonly publicUrl: string
  /** Under which names requests may come. */
  readonly allowedHosts: AllowedHosts
  /** Addresses and networks (CIDR) of proxies whose forwarded headers are believed. */
  readonly trustedProxies: readonly string[]
  /** How often may be asked for what; null: as often as anybody likes. */
  readonly rateLimits: RateLimits | null
  /** Whether the API reference, its description and the pages of error codes are served. */
  readonly apiDocs: boolean
  readonly logLevel: LogLevel
  /** Workers in this process; 0 when they run elsewhere. */
  readonly workers: number
  /** Seed the demo organization where there is none. Default: with the embedded database. */
  readonly demo: boolean
  readonly signUp: SignUp
  readonly outside: Outside
  /** The engine outside that organizations may have their tax from; null: there is none. */
  readonly taxProvider: Endpoint | null
}

/** Who may make an account, and an organization with it, without being invited. */
export interface SignUp {
  /** `first`: only whoever sets the installation up, while it has no users. */
  readonly mode: (typeof signUpModes)[number]
  /** Whether the first one has to give the token that was printed when the server was started: always, unless only this machine can reach it. */
  readonly needsToken: boolean
}

/** A service outside and what we prove with who asks. */
export interface Endpoint {
  readonly url: string
  readonly secret: string
}

export type LogLevel = (typeof logLevels)[number]

/** A variable is missing or wrong. The message names each and says what it takes; it never repeats a value, which may be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Reads the environment; an empty variable is one that is not set. With the embedded database the secret may be left to us: it is
 * generated once into `DATA_DIR/secret`. Throws `ConfigError`.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const {
    PORT,
    HOST,
    DATABASE_URL,
    DATA_DIR,
    QUARTERDAY_SECRET,
    QUARTERDAY_SECRET_PREVIOUS,
    PUBLIC_URL,
    ALLOWED_HOSTS,
    TRUSTED_PROXIES,
    API_DOCS,
    LOG_LEVEL,
    WORKERS,
    DEMO,
    SIGN_UP,
    TAX_PROVIDER_URL,
    TAX_PROVIDER_SECRET,
    RATE_LIMITS,
  } = parsed.data
  const dataDirectory = resolve(DATA_DIR)
  if (DATABASE_URL !== undefined && QUARTERDAY_SECRET === undefined) {
    throw new ConfigError('QUARTERDAY_SECRET: is required with DATABASE_URL: 32 random characters or more, the same for each process')
  }
  if ((TAX_PROVIDER_URL === undefined) !== (TAX_PROVIDER_SECRET === undefined)) {
    throw new ConfigError('TAX_PROVIDER_URL and TAX_PROVIDER_SECRET: are given together, or neither')
  }
  const publicUrl = PUBLIC_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    dataDirectory,
    secret: QUARTERDAY_SECRET ?? storedSecret(dataDirectory),
    previousSecret: QUARTERDAY_SECRET_PREVIOUS,
    publicUrl,
    allowedHosts: allowedHostsOf({
      ...{ publicUrl, hasPublicUrl: PUBLIC_URL !== undefined, host: HOST },
      ...{ more: ALLOWED_HOSTS, isEmbedded: DATABASE_URL === undefined },
    }),
    trustedProxies: TRUSTED_PROXIES,
    apiDocs: API_DOCS,
    rateLimits: RATE_LIMITS,
    logLevel: LOG_LEVEL,
    workers: WORKERS,
    demo: DEMO ?? DATABASE_URL === undefined,
    signUp: { mode: SIGN_UP, needsToken: DATABASE_URL !== undefined || PUBLIC_URL !== undefined || !isLoopback(HOST) },
    taxProvider:
      TAX_PROVIDER_URL === undefined || TAX_PROVIDER_SECRET === undefined ? null : { url: TAX_PROVIDER_URL, secret: TAX_PROVIDER_SECRET },
    outside: {
      ...outsideOf(parsed.data, publicUrl, (message) => new ConfigError(message)),
      outboxDirectory: join(dataDirectory, 'outbox'),
    },
  }
}

const signUpModes = ['first', 'open', 'closed'] as const
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const schema = z.object({
  PORT: wholeNumber(0, 65_535).default(4242),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
      'is a URL such as postgresql://user:password@host:5432/database',
    )
    .optional(),
  DATA_DIR: z.string().default('./data'),
  QUARTERDAY_SECRET: z.string().min(32, 'has 32 characters or more').optional(),
  QUARTERDAY_SECRET_PREVIOUS: z.string().min(32, 'has 32 characters or more').optional(),
  PUBLIC_URL: z
    .string()
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'is a URL such as https://billing.example.com')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  ALLOWED_HOSTS: listOf(isHostName, 'is a list of host names such as billing.example.com, without scheme and port'),
  TRUSTED_PROXIES: listOf(isNetwork, 'is a list of addresses and networks such as 10.0.0.0/8'),
  RATE_LIMITS: z
    .string()
    .transform((text, { addIssue }) => {
      const limits = parseRateLimits(text)
      if (typeof limits === 'string') addIssue(limits)
      return typeof limits === 'string' ? z.NEVER : limits
    })
    .default(defaultRateLimits),
  API_DOCS: z
    .enum(['0', '1'], 'is 0 or 1')
    .transform((text) => text === '1')
    .default(true),
  LOG_LEVEL: z.enum(logLevels, `is one of ${logLevels.join(', ')}`).default('info'),
  WORKERS: wholeNumber(0, 64).default(1),
  DEMO: z
    .enum(['0', '1'], 'is 0 or 1')
    .transform((text) => text === '1')
    .optional(),
  SIGN_UP: z.enum(signUpModes, `is one of ${signUpModes.join(', ')}`).default('first'),
  TAX_PROVIDER_URL: z
    .string()
    .refine(isEndpoint, 'is an https URL without user, password and fragment; http only on this machine')
    .optional(),
  TAX_PROVIDER_SECRET: z.string().min(32, 'has 32 characters or more').max(256, 'has 256 characters at most').optional(),
  ...outsideVariables,
})

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
}

/** What we send there names customers: it does not travel in the clear. */
function isEndpoint(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
}

function listOf(isOne: (text: string) => boolean, message: string) {
  return z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((each) => each !== ''))
    .refine((each) => each.every(isOne), message)
    .default([])
}

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, `is a whole number from ${least} to ${most}`)
    .transform(Number)
}

/** Of two processes that start at once both get the one that was linked first. */
function storedSecret(dataDirectory: string): string {
  const path = join(dataDirectory, 'secret')
  const found = readIfThere(path)
  if (found !== undefined) return checked(found, path)
  mkdirSync(dataDirectory, { recursive: true })
  const own = `${path}.${process.pid}`
  writeFileSync(own, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(own, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(own)
  }
  return checked(readFileSync(path, 'utf8'), path)
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function checked(text: string, path: string): string {
  const secret = text.trim()
  if (secret.length < 32) throw new ConfigError(`QUARTERDAY_SECRET: ${path} holds fewer than 32 characters; restore it from a backup`)
  return secret
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

import { type Command, Option } from 'commander'
import type { Schemas } from '../../kit/openapi-example.ts'
import { confirmed, needsConfirmation } from './confirm.ts'
import { exampleLines } from './examples.ts'
import { CommandFailed, exitCodes } from './exit.ts'
import { type Field, type FieldKind, fieldsOf, isObject, merged, readBody, readValue } from './fields.ts'
import type { Api, Operation } from './operations.ts'
import { print } from './output.ts'
import { type Session, withSession } from './session.ts'

/** Operations with commands of their own kind, which are friendlier than what the description alone can give. */
const byHand = new Set([
  'runJob',
  'billCustomer',
  'explainInvoice',
  'explainCreditNote',
  'verifyAmounts',
  'runDoctor',
  'advanceSandbox',
  'exportAuditLog',
  'verifyAuditLog',
])

/** What else a group is called at the keyboard. */
const aliases: Readonly<Record<string, string>> = { 'api-keys': 'keys', sandboxes: 'sandbox', 'payment-methods': 'methods' }

/** `quarterday <resource> <action>` for every operation of the API that has no command of its own. */
export function addResourceCommands(program: Command, { operations, schemas }: Api): void {
  for (const operation of operations.filter(({ name, tag }) => !byHand.has(name) && tag !== 'Reports')) {
    addOperation(groupOf(program, operation.resource), operation, schemas)
  }
}

/** The command that holds those of one resource; made when it is first asked for. */
export function groupOf(program: Command, resource: string): Command {
  const found = program.commands.find((command) => command.name() === resource)
  if (found !== undefined) return found
  const group = program.command(resource).description(`Work with ${resource.replaceAll('-', ' ')}.`)
  const alias = aliases[resource]
  return alias === undefined ? group : group.alias(alias)
}

function addOperation(group: Command, operation: Operation, schemas: Schemas): void {
  const command = group
    .command(operation.action)
    .summary(operation.summary.toLowerCase())
    .description(`${operation.summary}. ${operation.description}`.trim())
  for (const id of operation.ids) command.argument(`<${id.name}>`, `such as ${id.example}`)
  const inputs = [...queryInputs(operation, schemas), ...(operation.body === null ? [] : bodyInputs(fieldsOf(operation.body, schemas)))]
  for (const { option } of inputs) command.addOption(option)
  if (operation.body !== null) command.option('--data <json>', 'the whole body: JSON, @file, or - for standard input; options add to it')
  if (isList(operation)) command.option('--all', 'all pages, one after the other')
  command.addHelpText(
    'after',
    `\nExamples:\n${exampleLines(operation, schemas)
      .map((line) => `  ${line}`)
      .join('\n')}`,
  )
  command.action((...args: unknown[]) => {
    const ids = args.slice(0, operation.ids.length).map(String)
    return withSession(command, (session) => runOperation(session, operation, ids, command.opts(), inputs))
  })
}

/** One option, and where in the request its value goes. */
interface Input {
  readonly option: Option
  readonly field: Field
  readonly path: readonly string[]
  readonly place: 'query' | 'body'
}

function queryInputs({ query }: Operation, schemas: Schemas): Input[] {
  const properties = Object.fromEntries(
    query.map((parameter) => [parameter.name, { ...parameter.schema, description: parameter.description }]),
  )
  const required = query.filter((parameter) => parameter.required).map((parameter) => parameter.name)
  const fields = fieldsOf({ type: 'object', properties, required }, schemas)
  return fields.map((field) => ({
    option: optionOf(field, field.name === 'q' ? '-q, --search' : flagOf([field.name])),
    field,
    path: [field.name],
    place: 'query',
  }))
}

const deepest = 2
/** Objects with more fields than this are shown in help as one option; each field is understood all the same. */
const mostShown = 8

function bodyInputs(all: readonly Field[], above: readonly string[] = [], isHidden = false): Input[] {
  // What an optional object requires is required only when the object is given.
  const fields = above.length === 0 ? all : all.map((field) => ({ ...field, isRequired: false }))
  return fields.flatMap((field) => {
    const path = [...above, field.name]
    const option = optionOf(field, flagOf(path)).hideHelp(isHidden)
    const input: Input = { option, field, path, place: 'body' }
    if (field.type.kind !== 'object' || path.length > deepest) return [input]
    const inner = field.type.fields
    return [input, ...bodyInputs(inner, path, isHidden || inner.length > mostShown || path.length >= deepest)]
  })
}

function flagOf(path: readonly string[]): string {
  return `--${path.map((name) => name.replaceAll('_', '-')).join('.')}`
}

function optionOf(field: Field, flag: string): Option {
  const option = new Option(`${flag} ${placeholderOf(field.type)}`, helpOf(field))
  // What was typed is kept as it is, and read when the whole command line is known.
  option.argParser((text: string, before: unknown) => [...(Array.isArray(before) ? before : []), text])
  if (field.type.kind === 'boolean') option.preset('true')
  return option
}

function placeholderOf(type: FieldKind): string {
  switch (type.kind) {
    case 'text':
      return '<text>'
    case 'choice':
      return '<choice>'
    case 'number':
      return '<number>'
    case 'boolean':
      return '[true|false]'
    case 'record':
      return '<name=value>'
    case 'object':
      return `<${type.fields[0]?.name ?? 'name'}=…,…>`
    case 'list':
      return `${placeholderOf(type.element).replace(/[>\]]$/, '')}>…`.replace('[', '<')
  }
}

function helpOf(field: Field): string {
  const inner = field.type.kind === 'list' ? field.type.element : field.type
  const parts = [
    field.isRequired ? '(required)' : '',
    field.description.replace(/\.$/, ''),
    inner.kind === 'choice' ? `(${inner.choices.join(', ')})` : '',
    inner.kind === 'object' ? `fields: ${inner.fields.map((each) => each.name).join(', ')}; or JSON` : '',
    field.type.kind === 'list' ? '(can be repeated)' : '',
    field.fallback === undefined ? '' : `(default: ${field.fallback})`,
    field.isNullable ? '(or null)' : '',
  ]
  return parts.filter(Boolean).join(' ')
}

function isList(operation: Operation): boolean {
  return operation.method === 'GET' && operation.query.some((parameter) => parameter.name === 'cursor')
}

async function runOperation(
  session: Session,
  operation: Operation,
  ids: readonly string[],
  typed: Record<string, unknown>,
  inputs: readonly Input[],
): Promise<void> {
  const names = operation.ids.map((id) => id.name)
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[names.indexOf(name)] ?? ''))
  const query = queryFrom(typed, inputs)
  const { organization } = operation
  const whole = typed.data
  const body = operation.body === null ? undefined : bodyFrom(typed, inputs, typeof whole === 'string' ? readBody(whole) : {})
  if (needsConfirmation(operation)) {
    const about = organization === 'none' ? 'the installation' : 'an organization'
    await confirmed(session, `${operation.summary}: ${ids.join(' ')}?`, about)
  }
  if (typed.all === true) return print(session, await allPages(session, path, query, organization))
  // Whoever changes this has to have read it: what somebody else changes at this moment is not lost.
  const ifMatch = operation.needsMatch ? (await session.request('GET', path, { organization })).etag : undefined
  const answer = await session.request(operation.method, path, { query, organization, ifMatch, ...(body === undefined ? {} : { body }) })
  print(session, answer.json)
}

function queryFrom(typed: Record<string, unknown>, inputs: readonly Input[]): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  for (const { option, field, path, place } of inputs) {
    const texts = textsOf(typed, option)
    if (place !== 'query' || texts === undefined) continue
    for (const text of texts) readValue(text, field, option.long ?? '')
    query[path[0] ?? ''] = field.type.kind === 'list' ? [...texts] : (texts.at(-1) ?? '')
  }
  return query
}

function bodyFrom(typed: Record<string, unknown>, inputs: readonly Input[], whole: Record<string, unknown>): Record<string, unknown> {
  const body = { ...whole }
  const given = inputs.filter(({ place }) => place === 'body')
  for (const { option, field, path } of given) {
    const texts = textsOf(typed, option)
    if (texts !== undefined) place(body, path, fieldValue(texts, field, option.long ?? ''))
  }
  const missing = given
    .filter(({ field, path }) => path.length === 1 && field.isRequired && !(field.name in body))
    .map(({ option }) => option.long)
  if (missing.length > 0)
    throw new CommandFailed(exitCodes.usage, `Missing: ${missing.join(', ')}. Add --help for what this command takes.`)
  return body
}

function textsOf(typed: Record<string, unknown>, option: Option): readonly string[] | undefined {
  const texts = typed[option.attributeName()]
  return Array.isArray(texts) ? texts.map(String) : undefined
}

function fieldValue(texts: readonly string[], field: Field, option: string): unknown {
  const values = texts.map((text) => readValue(text, field, option))
  if (field.type.kind === 'list') return values.length === 1 && values[0] === null ? null : values
  return values.reduce(merged)
}

function place(body: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    body[name] = merged(body[name], value)
    return
  }
  const inner = isObject(body[name]) ? { ...body[name] } : {}
  place(inner, rest, value)
  body[name] = inner
}

const mostPages = 10_000

async function allPages(
  session: Session,
  path: string,
  query: Record<string, string | string[]>,
  organization: Operation['organization'],
): Promise<unknown> {
  const data: unknown[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await session.request('GET', path, {
      query: { limit: '100', ...query, ...(cursor === undefined ? {} : { cursor }) },
      organization,
    })
    if (!isObject(answer.json) || !Array.isArray(answer.json.data)) return answer.json
    data.push(...answer.json.data)
    const next = answer.json.next_cursor
    if (typeof next !== 'string') break
    cursor = next
  }
  return { data, has_more: false, next_cursor: null }
}

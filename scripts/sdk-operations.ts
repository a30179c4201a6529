interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: { readonly required: boolean }
}

/**
 * The TypeScript of one function an operation, in the order of the API description: identifiers from the path first, then the query or the
 * body. The types that it names are those that @hey-api/openapi-ts derives from the same description.
 */
export function operationsSource(paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => describe(path, method.toUpperCase(), operation as Operation)),
  )
  const types = operations.flatMap(({ types }) => types).sort()
  return `// Written by \`npm run generate\` from the routes of the server: change those, not this file.
import type { BodyOf, CallOptions, MatchOptions, QueryOf, ReplyOf, Send } from './call.ts'
import type {
${types.map((name) => `  ${name},`).join('\n')}
} from './types.gen.ts'

/** Every operation of the API, each as one function. */
export function operations(send: Send) {
  return {
${operations.map(({ source }) => source).join('\n')}
  }
}
`
}

function describe(path: string, method: string, operation: Operation): { source: string; types: string[] } {
  const { operationId, summary, description, parameters, requestBody } = operation
  const name = operationId.charAt(0).toUpperCase() + operationId.slice(1)
  const identifiers = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)
  const hasQuery = parameters.some((parameter) => parameter.in === 'query')
  const mustMatch = parameters.some(({ name: header, required }) => header === 'If-Match' && required === true)
  const data = hasQuery || requestBody ? [`${name}Data`] : []
  const given = [
    ...identifiers.map((identifier) => `${identifier}: string`),
    ...(hasQuery ? [`query: QueryOf<${name}Data> = {}`] : []),
    ...(requestBody ? [`body: BodyOf<${name}Data>${requestBody.required ? '' : ' = {}'}`] : []),
    mustMatch ? 'options: MatchOptions' : 'options?: CallOptions',
  ]
  const sent = [...(hasQuery ? ['query'] : []), ...(requestBody ? ['body'] : []), 'options']
  const address = identifiers.reduce((text, identifier) => text.replace(`{${identifier}}`, `\${encodeURIComponent(${identifier})}`), path)
  const url = identifiers.length === 0 ? `'${path}'` : `\`${address}\``
  const comment = [summary, ...description.split('\n\n').filter((part) => !part.startsWith('Scope:'))].map(sentence).join(' ')
  return {
    source: `    /** ${comment.replaceAll('*/', '* /')} */
    ${operationId}: (${given.join(', ')}) =>
      send<ReplyOf<${name}Responses>>('${method}', ${url}, { ${sent.join(', ')} }),`,
    types: [...data, `${name}Responses`],
  }
}

function sentence(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return /[.!?:]$/.test(line) ? line : `${line}.`
}

import { expect, test } from 'vitest'
import { type Field, fieldsOf, readBody, readValue } from './fields.ts'

const schemas = {
  Interval: {
    type: 'object',
    properties: { unit: { type: 'string', enum: ['month', 'year'] }, count: { type: 'integer' } },
    required: ['unit', 'count'],
  },
}

const fields = fieldsOf(
  {
    type: 'object',
    properties: {
      name: { type: 'string' },
      trial_days: { type: 'integer' },
      email: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      active: { type: 'boolean' },
      interval: { $ref: '#/components/schemas/Interval' },
      metadata: { type: 'object' },
      items: {
        type: 'array',
        items: { type: 'object', properties: { price: { type: 'string' }, interval: { $ref: '#/components/schemas/Interval' } } },
      },
      terms: {
        oneOf: [
          {
            type: 'object',
            properties: { model: { type: 'string', const: 'flat' }, amount: { type: 'string' } },
            required: ['model', 'amount'],
          },
          {
            type: 'object',
            properties: { model: { type: 'string', const: 'unit' }, each: { type: 'string' } },
            required: ['model', 'each'],
          },
        ],
      },
    },
    required: ['name'],
  },
  schemas,
)

function field(name: string): Field {
  const found = fields.find((each) => each.name === name)
  if (found === undefined) throw new Error(name)
  return found
}

function read(name: string, text: string): unknown {
  return readValue(text, field(name), `--${name}`)
}

test.each([
  ['name', 'null', 'null'],
  ['email', 'null', null],
  ['email', 'a@b.example', 'a@b.example'],
  ['trial_days', '14', 14],
  ['active', 'false', false],
  ['interval', 'unit=month,count=1', { unit: 'month', count: 1 }],
  ['interval', '{"unit":"year","count":2}', { unit: 'year', count: 2 }],
  ['metadata', 'crm_id=A=1', { crm_id: 'A=1' }],
  ['items', 'price=price_1,interval.unit=month,interval.count=3', { price: 'price_1', interval: { unit: 'month', count: 3 } }],
  ['terms', 'model=flat,amount=2900', { model: 'flat', amount: '2900' }],
])('%s is read from %s', (name, text, value) => {
  expect(read(name, text)).toEqual(value)
})

test.each([
  ['trial_days', 'many', '--trial_days is a number'],
  ['active', 'perhaps', '--active is true or false'],
  ['interval', 'unit=decade,count=1', '--interval unit is one of: month, year'],
  ['interval', 'units=month', '--interval has no field units; it has unit, count'],
  ['interval', '{unit:', '--interval is a JSON object'],
  ['metadata', 'crm_id', '--metadata is given as name=value'],
])('%s cannot be %s', (name, text, message) => {
  expect(() => read(name, text)).toThrow(message)
})

test('an object of several variants takes the fields of all, and requires what all require', () => {
  const { type } = field('terms')
  const inner = type.kind === 'object' ? type.fields : []
  expect(inner.map((each) => [each.name, each.isRequired])).toEqual([
    ['model', true],
    ['amount', false],
    ['each', false],
  ])
  expect(inner[0]?.type).toEqual({ kind: 'choice', choices: ['flat', 'unit'] })
})

test('a body is JSON', () => {
  expect(readBody('{"name":"Acme"}')).toEqual({ name: 'Acme' })
  expect(() => readBody('[1]')).toThrow('--data is a JSON object')
  expect(() => readBody('@/nowhere.json')).toThrow('--data cannot be read')
})

import { exampleOf, type Schemas } from '../../kit/openapi-example.ts'
import { type Field, fieldsOf } from './fields.ts'
import type { Operation } from './operations.ts'

/** Command lines that a reader can copy: written by hand where a story helps, else made from the examples of the API description. */
export function exampleLines(operation: Operation, schemas: Schemas): readonly string[] {
  return told[operation.name] ?? made(operation, schemas)
}

const told: Readonly<Record<string, readonly string[]>> = {
  createOrganization: ['quarterday organizations create --name "Harbour Coffee" --timezone Europe/Berlin --currency EUR'],
  createSandbox: ['quarterday sandbox create --name "Try a year" --timezone Europe/Berlin --currency EUR --now 2027-01-01T00:00:00Z'],
  createApiKey: [
    `quarterday keys create --name "Web shop" --scopes customers:write --scopes subscriptions:write`,
    `quarterday keys create --name "Everything" --scopes '*'`,
  ],
  createCustomer: [
    'quarterday customers create --name "Acme GmbH" --email billing@acme.example',
    'quarterday customers create --name "Acme GmbH" --address.country DE --address.city Hamburg --timezone Europe/Berlin --metadata crm_id=A-1042',
    'quarterday customers create --data @customer.json --json',
  ],
  createPlan: [
    'quarterday plans create --code pro --name Pro --trial-days 14 \\',
    `    --prices '{"currency":"EUR","interval":{"unit":"month","count":1},"terms":{"model":"flat","amount":"2900"}}'`,
  ],
  createPrice: [
    'quarterday prices create --plan plan_01h455vb4pex5vsknk084sn02q --currency EUR --interval unit=month,count=1 --terms model=per_unit,unit_amount=1000',
    'quarterday prices create --plan plan_01h455vb4pex5vsknk084sn02q --currency EUR --interval unit=year,count=1 --terms.model graduated \\',
    `    --terms.tiers up_to=10,unit_amount=900 --terms.tiers up_to=null,unit_amount=700`,
  ],
  createSubscription: [
    'quarterday subscriptions create --customer cus_01h455vb4pex5vsknk084sn02q --plan plan_01h455vb4pex5vsknk084sn02q --interval unit=month,count=1',
    'quarterday subscriptions create --customer cus_01h455vb4pex5vsknk084sn02q --items price=price_01h455vb4pex5vsknk084sn02q,quantity=5 --trial-days 14',
  ],
  listCustomers: ['quarterday customers list --search acme', 'quarterday customers list --status active --all --json'],
  listSubscriptions: ['quarterday subscriptions list --status active', 'quarterday subscriptions list --all --json'],
}

const mostOptions = 3

function made(operation: Operation, schemas: Schemas): readonly string[] {
  const start = ['quarterday', operation.resource, operation.action, ...operation.ids.map((id) => id.example)].join(' ')
  if (operation.body === null) return operation.method === 'GET' ? [start, `${start} --json`] : [start]
  const fields = fieldsOf(operation.body, schemas)
  const chosen = [
    ...fields.filter((field) => field.isRequired),
    ...fields.filter((field) => !field.isRequired && exampleText(field) !== undefined),
  ]
  const options = chosen.slice(0, mostOptions).flatMap((field) => {
    const text = exampleText(field) ?? undefined
    return text === undefined ? [] : [`--${field.name.replaceAll('_', '-')} ${text}`]
  })
  const example = operation.example ?? exampleOf(operation.body, schemas)
  const whole = `${start} --data '${JSON.stringify(example)}'`
  return options.length === 0 ? [whole] : [`${start} ${options.join(' ')}`, ...(whole.length <= 160 ? [whole] : [])]
}

/** How the field's example is typed; undefined when it takes more than a word. */
function exampleText({ type, example }: Field): string | undefined {
  if (type.kind === 'choice') return type.choices[0]
  if (typeof example === 'number' || typeof example === 'boolean') return String(example)
  if (typeof example !== 'string') return undefined
  return /^[\w@.:+-]+$/.test(example) ? example : `'${example.replaceAll("'", '’')}'`
}

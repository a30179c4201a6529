import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { confirmed, needsConfirmation } from './confirm.ts'
import { actionOf, describedApi } from './operations.ts'
import { newProgram } from './program.ts'

const api = describedApi()

test.each([
  ['listCustomers', 'customers', 'list'],
  ['getCustomer', 'customers', 'show'],
  ['createCustomer', 'customers', 'create'],
  ['archiveCustomer', 'customers', 'archive'],
  ['createApiKey', 'api-keys', 'create'],
  ['advanceSandbox', 'sandboxes', 'advance'],
  ['listSubscriptionChanges', 'subscriptions', 'changes'],
  ['withdrawSubscriptionChange', 'subscriptions', 'withdraw-change'],
  ['getUpcomingInvoice', 'subscriptions', 'upcoming-invoice'],
  ['previewSubscriptionCancel', 'subscriptions', 'preview-cancel'],
  ['getOrganization', 'organization', 'show'],
  ['applyCouponToCustomer', 'customers', 'apply-coupon'],
  ['recordUsageEvent', 'usage-events', 'record'],
  ['retryWebhookDelivery', 'webhook-deliveries', 'retry'],
  ['recordUsageEventBatch', 'usage-events', 'record-batch'],
])('%s of %s is called %s', (operation, resource, action) => {
  expect(actionOf(operation, resource)).toBe(action)
})

test('every operation of the API is a command, and no two have one name', () => {
  const byHand: Record<string, string> = {
    billCustomer: 'bill',
    explainInvoice: 'explain',
    explainCreditNote: 'explain',
    verifyAmounts: 'verify',
    runDoctor: 'doctor',
    runJob: 'jobs run',
    advanceSandbox: 'sandboxes advance',
    reportActiveSubscriptions: 'report active-subscriptions',
    reportRevenue: 'report revenue',
    reportGrowth: 'report growth',
    reportCustomers: 'report customers',
    getOverview: 'report overview',
    exportAuditLog: 'audit-log export',
    verifyAuditLog: 'audit-log verify',
  }
  const names = leaves(newProgram(api)).map((leaf) => leaf.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(api.operations.map(({ name, resource, action }) => byHand[name] ?? `${resource} ${action}`)))
})

test.each(leaves(newProgram(api)).filter(({ name }) => !['start', 'worker', 'migrate', 'demo'].includes(name)))(
  '$name --help says what it does, and shows how',
  ({ name, command }) => {
    let help = ''
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
    expect(command.description()).toMatch(/\w+ \w+/)
    expect(help).toContain(`Examples:\n  quarterday `)
    expect(name).toMatch(/^[a-z][a-z -]*$/)
  },
)

test('what moves money or takes away asks first; looking does not', () => {
  const asking = api.operations.filter(needsConfirmation).map((operation) => operation.name)
  expect(asking).toEqual(expect.arrayContaining(['deleteCustomer', 'payInvoice', 'cancelSubscription', 'voidInvoice', 'revokeApiKey']))
  expect(api.operations.filter((operation) => operation.method === 'GET' && needsConfirmation(operation))).toEqual([])
  expect(asking).not.toContain('previewSubscriptionCancel')
})

test('what keeps people out asks first, and what is about the whole installation does not go ahead by itself', async () => {
  const asking = api.operations.filter(needsConfirmation)
  const names = ['suspendOrganization', 'resumeOrganization', 'disableUser', 'endUserSessions', 'resetUserSecondFactor']
  expect(asking.filter(({ name }) => names.includes(name)).map(({ resource, action }) => `${resource} ${action}`)).toEqual([
    'users disable',
    'users reset-second-factor',
    'users end-sessions',
    'organizations suspend',
    'organizations resume',
  ])
  const session = { options: {}, isLive: async () => false }
  await expect(confirmed(session, 'Keep a user out: usr_1?', 'the installation')).rejects.toThrow('add --yes')
  await expect(confirmed({ ...session, options: { yes: true } }, 'Keep a user out: usr_1?', 'the installation')).resolves.toBeUndefined()
})

interface Leaf {
  readonly name: string
  readonly command: Command
}

function leaves(command: Command, above: readonly string[] = []): Leaf[] {
  return command.commands
    .filter((each) => each.name() !== 'help')
    .flatMap((each) => {
      const path = [...above, each.name()]
      return each.commands.length > 0 ? leaves(each, path) : [{ name: path.join(' '), command: each }]
    })
}

import { type Command, InvalidArgumentError, Option } from 'commander'
import { startSandboxServer } from '../../gateways/sandbox-server/server.ts'
import { CommandFailed, exitCodes } from './exit.ts'
import { groupOf } from './resource-commands.ts'
import { bold, dim } from './terminal.ts'

/** `sandbox-gateway`: a gateway to try the real adapters against, without an account anywhere. */
export function addGatewayCommand(program: Command): void {
  // Its subcommands play the customer at the form of the built-in one.
  groupOf(program, 'sandbox-gateway')
    .summary('run a gateway in which no money moves and that speaks the protocols of real ones')
    .description(
      'Listens on this machine until it is stopped, and forgets everything then. Any key opens an account of its own. Below /_sandbox it shows its ledger\n' +
        'and takes faults: delays, lost answers, 429, resets, notices twice or in another order.',
    )
    .addOption(new Option('--port <number>', 'where it listens').default(4243).argParser(portOf))
    .addOption(
      new Option('--host <address>', 'on which address; anything but this machine is for networks that you trust').default('127.0.0.1'),
    )
    .addHelpText(
      'after',
      '\nExample:\n  quarterday sandbox-gateway --port 4243\n  STRIPE_API_BASE=http://127.0.0.1:4243 STRIPE_SECRET_KEY=sk_test_1 STRIPE_PUBLISHABLE_KEY=pk_test_1 quarterday start',
    )
    .action(serve)
}

async function serve({ port, host }: { readonly port: number; readonly host: string }): Promise<void> {
  const server = await startSandboxServer({ port, host }).catch((error: unknown) => {
    throw new CommandFailed(
      exitCodes.unavailable,
      `The sandbox gateway cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : error}`,
    )
  })
  process.stdout.write(
    `${bold('Sandbox gateway')} at ${server.url}\n${dim(`STRIPE_API_BASE=${server.url}  PAYPAL_API_BASE=${server.url}  ledger: ${server.url}/_sandbox/ledger`)}\n`,
  )
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await server.close()
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}

import type { Context } from '../kit/context.ts'
import { httpTaxProvider } from './http.ts'
import type { TaxProvider, TaxProviderAdapter } from './tax-provider.ts'

/** Every protocol in which engines are asked for tax. The contract tests run on each. */
export const taxProviders: readonly TaxProviderAdapter[] = [httpTaxProvider]

/** The engine that this installation is configured with; null: there is none. */
export function taxProviderFor(ctx: Pick<Context, 'database' | 'taxProvider'>): TaxProvider | null {
  const [adapter] = taxProviders
  return adapter && ctx.taxProvider ? adapter.connect(ctx, ctx.taxProvider) : null
}

import { counted, range } from './explain-english-time.ts'
import type { AdjustmentPhrases, NotePhrases } from './explain-money-phrases.ts'

export const adjustments: AdjustmentPhrases = {
  percentOff: ({ name, percent, computation, lines, share }) =>
    share === null
      ? `“${name}” takes ${percent} % off: ${computation}.`
      : `“${name}” takes ${percent} % off ${counted(lines, 'line')}: ${computation}; ${share} of it falls on this one.`,
  amountOff: ({ name, value, amount, isAll, lines, share }) => {
    const what = isAll ? `“${name}” takes ${amount} off` : `“${name}” is worth ${value}, of which ${amount} is taken off`
    return share === null ? `${what}.` : `${what} ${counted(lines, 'line')}; ${share} of it falls on this one.`
  },
  taxOn: ({ name, computation }) => `${name} is added: ${computation}.`,
  taxOfDocument: ({ percent, name, base, exact, amount }) =>
    `${name} is added, ${percent} % of ${base}: ${exact === null ? '' : `${exact}, `}rounded once for the whole invoice, ${amount} of which falls on this line.`,
  taxQuoted: ({ rates, amounts, provider, reference, net }) =>
    `${rates}: ${amounts}${net === null ? '' : ` of the price, which leaves ${net}`}. This is the tax as quoted by ${provider} (reference ${reference}).`,
  taxIncluded: ({ rates, computation, parts }) => `The price includes ${rates}: ${computation}${parts === null ? '' : ` (${parts})`}.`,
  taxIncludedAfterDiscount: ({ rates, listed, discount, computation, parts }) =>
    `The price includes ${rates}, and so does its discount: of ${listed} − ${discount}, ${computation} is tax${parts === null ? '' : ` (${parts})`}.`,
  rate: (percent, name) => `${percent} % ${name}`,
  and: (parts) => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`),
  withoutTax: ({ amount, discount }) =>
    discount === null ? `Without tax that is ${amount}.` : `Without tax the line is ${amount} and its discount ${discount}.`,
  ofDocument: (exact, amount) =>
    `${exact === null ? '' : `${exact}, `}rounded once for the whole invoice, ${amount} of which falls on this line`,
  reversed: ({ discount, tax }) => {
    if (discount !== null && tax !== null) return `In proportion, ${discount} is taken back and ${tax} is returned.`
    return discount === null ? `In proportion, ${tax} is returned.` : `In the same part ${discount} is taken back.`
  },
  reversedDiscount: ({ part, of, before }) => `${part} of its discount of ${of}${before === null ? '' : ` (${before} was before)`}`,
  reversedTax: ({ part, of, before }) => `${part} of its tax of ${of}${before === null ? '' : ` (${before} was before)`}`,
  reversedIncluded: ({ listed, tax, amount }) => `What was billed included its tax: of ${listed}, ${tax} was tax and ${amount} was not.`,
  exempt: () => 'No tax is charged: the customer is exempt.',
  reverseCharge: () => 'No tax is charged: the customer owes it to their own tax office (reverse charge).',
  taxByRate: (taxes) =>
    `Tax by rate: ${taxes.map(({ percent, name, base, amount }) => `${name}, ${percent} % of ${base}, is ${amount}`).join('; ')}.`,
}

export const note: NotePhrases = {
  head: (number, invoice, total) => `Credit note ${number}${invoice === null ? '' : ` for invoice ${invoice}`}, ${total}`,
  wasBilled: ({ money, stretch, invoice }) =>
    `You were billed ${money}${stretch === null ? '' : ` for ${range(stretch)}`}${invoice === null ? '' : ` on invoice ${invoice}`}.`,
  whole: (money) => `All of it is given back: ${money}.`,
  allThatIsLeft: (money) => `All that is left of it is given back: ${money}.`,
  part: (money) => `${money} of it is given back.`,
  partOfTotal: (money) => `${money} is given back in the end, with what belongs to it of discount and tax.`,
  ofQuantity: ({ quantity, of, computation }) => `${quantity} of ${of} are given back: ${computation}.`,
  ofShare: (computation) => `A share of it is given back: ${computation}.`,
  reducedDue: (money, invoice) => `${money} is taken off what is due on ${invoice === null ? 'the invoice' : `invoice ${invoice}`}.`,
  credited: (money) => `${money} is added to your credit balance.`,
  refunded: (money) => `${money} is sent back the way it was paid.`,
  nothing: () => 'Nothing is left to give.',
  voided: () => 'This credit note was taken back: nothing of it counts any more.',
}

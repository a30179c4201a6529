import type { Page } from './pages.ts'

/** All rows of a list, or as many as a file should have. */
export interface Whole<Row> {
  readonly rows: readonly Row[]
  /** False: there are more. */
  readonly isWhole: boolean
}

const mostPages = 100

/** Reads a list to its end, a page after the other; a hundred pages at most. */
export async function everyPage<Row>(read: (cursor: string | undefined) => Promise<Page<Row>>): Promise<Whole<Row>> {
  const rows: Row[] = []
  let cursor: string | undefined
  for (let turn = 0; turn < mostPages; turn += 1) {
    const page = await read(cursor)
    rows.push(...page.rows)
    if (page.nextCursor === null) return { rows, isWhole: true }
    cursor = page.nextCursor
  }
  return { rows, isWhole: false }
}

import ts from 'typescript'
import { at, isTest, nodesOf, type Source, type Violation } from './source.ts'

/** No `catch` without a decision in it; one that decides to go on says why, in a comment. */
export function checkCatches(sources: readonly Source[]): readonly Violation[] {
  return sources
    .filter(({ path }) => !isTest(path))
    .flatMap((source) =>
      [...nodesOf(source.tree)]
        .filter((node) => ts.isCatchClause(node) && node.block.getText().replaceAll(/[{}\s]/g, '') === '')
        .map((node) => ({ rule: 'a-catch-decides', ...at(source, node), says: 'swallows an error without a word' })),
    )
}

import { assert } from '@quarterday/core/assert.ts'

/** An answer that is a file rather than JSON, such as a report as CSV. Only where nothing is kept for a replay: the answer of a GET. */
export class FileReply {
  /** With its charset, where it is text. */
  readonly contentType: string
  /** ASCII letters, digits, `.`, `_` and `-`: what a browser saves it as. */
  readonly fileName: string
  readonly content: string | Buffer

  constructor(file: { readonly contentType: string; readonly fileName: string; readonly content: string | Buffer }) {
    assert(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(file.fileName), 'The name of a file is ours, and plain')
    this.contentType = file.contentType
    this.fileName = file.fileName
    this.content = file.content
  }
}

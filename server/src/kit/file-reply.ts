/** An answer that is a file rather than JSON, such as a report as CSV. Only where nothing is kept for a replay: the answer of a GET. */
export class FileReply {
  /** With its charset. */
  readonly contentType: string
  /** ASCII letters, digits, `.`, `_` and `-`: what a browser saves it as. */
  readonly fileName: string
  readonly text: string

  constructor(file: { readonly contentType: string; readonly fileName: string; readonly text: string }) {
    this.contentType = file.contentType
    this.fileName = file.fileName
    this.text = file.text
  }
}

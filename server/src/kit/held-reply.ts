/** The answer to a request that was taken down and is not carried out yet, because somebody else has a word in it: 202, with what it waits as. */
export class HeldReply {
  readonly body: unknown

  constructor(body: unknown) {
    this.body = body
  }
}

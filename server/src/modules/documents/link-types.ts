/** Where one document is fetched without a credential, and until when. */
export interface DownloadLink {
  readonly url: string
  readonly expiresAt: Temporal.Instant
}

import { stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { EmbeddedUnavailable, otherWay } from './embedded-errors.ts'

/** Who the postmaster runs as. PostgreSQL refuses to run as root, so root runs it as somebody else. */
export interface Account {
  readonly uid: number
  readonly gid: number
  /** True when we are root and the postmaster is not. */
  readonly isOther: boolean
  /** What `spawn` needs to become it. */
  readonly spawn: { readonly uid?: number; readonly gid?: number }
  /** The names that the system knows us by when we connect: they, and nobody else, get in. */
  readonly peers: readonly string[]
}

/** `nobody`: has no home and no password, and is in every passwd file; an id without an entry there is refused by PostgreSQL. */
const nobody = 65534

/** An ordinary user runs it as itself. Root runs it as the owner of the cluster that is there, or as nobody. */
export async function accountFor(cluster: string): Promise<Account> {
  const uid = process.getuid?.() ?? -1
  const gid = process.getgid?.() ?? -1
  const owner = await stat(cluster).catch(() => undefined)
  if (uid !== 0) {
    if (owner !== undefined && owner.uid !== uid) {
      throw new EmbeddedUnavailable(`${cluster} belongs to user ${owner.uid}: start as that user or as root, or choose another DATA_DIR.`)
    }
    return { uid, gid, isOther: false, spawn: {}, peers: [ownName(uid), 'root'] }
  }
  const other = owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: nobody, gid: nobody }
  return { ...other, isOther: true, spawn: other, peers: ['root'] }
}

/** PostgreSQL looks the name up too, and ends when there is none. */
function ownName(uid: number): string {
  try {
    return userInfo().username
  } catch (cause) {
    throw new EmbeddedUnavailable(`User ${uid} has no entry in the passwd file, and PostgreSQL refuses to run without one. ${otherWay}`, {
      cause,
    })
  }
}

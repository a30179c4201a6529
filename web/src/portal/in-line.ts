const last = new Map<string, Promise<unknown>>()

/** Does one thing after another of the same name, in all tabs of a browser. Pages that came in the clear have no locks: then it is one after another in this tab. */
export async function inLine<Done>(name: string, work: () => Promise<Done>): Promise<Done> {
  if ('locks' in navigator) return navigator.locks.request(name, work)
  const before = last.get(name)
  const done = Promise.resolve(before)
    .catch(() => undefined)
    .then(work)
  last.set(name, done)
  return done
}

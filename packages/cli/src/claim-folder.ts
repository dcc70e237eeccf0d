import { checkFolder, lockFolder, recover, sweep } from '@penfield/study/node'

/** Takes an output folder for this run and puts it in order; @returns gives it back. */
export function claimFolder(out: string): () => void {
  checkFolder(out)
  const release = lockFolder(out)
  try {
    recover(out)
    sweep(out)
  } catch (thrown) {
    release()
    throw thrown
  }
  return release
}

import { checkFolder, lockFolder, recover, sweep } from '@penfield/study/node'

type Claim = NonNullable<Parameters<typeof checkFolder>[1]>

/**
 * Takes an output folder for this run and puts it in order.
 *
 * @param claim the command, such as `penfield map`, and every file and folder that it reads: none of them may lie in the folder.
 * @returns gives it back.
 */
export function claimFolder(out: string, claim: Claim): () => void {
  checkFolder(out, claim)
  const release = lockFolder(out)
  try {
    recover(out)
    sweep(out)
    // What came back after a crash may be another command's.
    checkFolder(out, claim)
  } catch (thrown) {
    release()
    throw thrown
  }
  return release
}

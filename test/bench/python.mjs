/** The interpreter for the baseline scripts. */
import { spawnSync } from 'node:child_process'

const debian = 'python3-numpy python3-scipy python3-sklearn python3-nibabel'
const canRun = (python) => spawnSync(python, ['-c', 'import numpy, scipy, sklearn'], { stdio: 'ignore' }).status === 0

/** PYTHON, else the first of python3 and Debian's own that has numpy, scipy and scikit-learn. */
export function pythonPath() {
  const wanted = process.env.PYTHON
  const found = (wanted === undefined ? ['python3', '/usr/bin/python3'] : [wanted]).find(canRun)
  if (found !== undefined) return found
  throw new Error(
    `${wanted ?? 'python3'} can't import numpy, scipy and sklearn. Install the Debian packages ${debian}, or set PYTHON to an interpreter that has them.`,
  )
}

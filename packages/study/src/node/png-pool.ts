import { pngFromSvg } from '@penfield/report/png'
import { inThreads } from './threads.js'

/** One drawing is not worth starting a worker for. */
const worthWorkers = 2

/** PNG of each drawing, in their order, spread over workers. */
export async function drawPngs(
  svgs: readonly string[],
  { jobs, workerFile }: { readonly jobs: number; readonly workerFile: string },
  onProgress?: (share: number) => void,
): Promise<readonly Uint8Array[]> {
  const pngs: Uint8Array[] = Array.from(svgs, () => new Uint8Array(0))
  let done = 0
  const put = (k: number, png: Uint8Array) => {
    pngs[k] = png
    done += 1
    onProgress?.(done / svgs.length)
  }
  if (jobs > 1 && svgs.length >= worthWorkers) await inThreads({ jobs, workerFile, name: 'answerPng' }, svgs, put)
  else svgs.forEach((svg, k) => put(k, answerPng(svg)))
  return pngs
}

/** What a worker does. */
export const answerPng = (svg: string): Uint8Array => pngFromSvg(svg)

import { availableParallelism, freemem } from 'node:os'
import { commonOptions } from '../common-options.js'
import { exitCodes } from '../exit-codes.js'
import { version } from '../version.js'
import type { Command, Context } from './command.js'

/** One thing a machine needs: there, there with a remark, or missing. */
interface Check {
  readonly state: 'ok' | 'look' | 'missing'
  readonly what: string
  readonly fix?: string
  /** Without it the main job can't run. */
  readonly needed: boolean
}

/** `penfield doctor`: is this machine ready, and what is missing. Exit 69 when `map` can't run. */
export const doctor: Command = {
  name: 'doctor',
  declare: (program, run) => {
    commonOptions(program.command('doctor').description('is this machine ready, and what is missing')).action(() =>
      run(async (context) => sayChecks(await checks(), context)),
    )
  },
}

function sayChecks(all: readonly Check[], { terminal, json }: Context): number {
  const ready = all.every(({ state, needed }) => !needed || state !== 'missing')
  if (json) terminal.out(`${JSON.stringify({ version: 1, penfield: version, ready, checks: all }, null, 2)}\n`)
  else {
    for (const { state, what, fix } of all) {
      terminal.out(`${state.padEnd(8)} ${what}${fix === undefined ? '' : `    fix: ${fix}`}\n`)
    }
    terminal.out(ready ? 'The main job can run.\n' : 'The main job can not run: see what is missing.\n')
  }
  return ready ? 0 : exitCodes.engine
}

const bytesPerGb = 1024 * 1024 * 1024

async function checks(): Promise<readonly Check[]> {
  return [nodeVersion(), machine(), await writing(), await philoxVector(), await pngEngine(), await workerPool()]
}

function nodeVersion(): Check {
  const [major, minor] = process.versions.node.split('.').map((part) => Number(part))
  const enough = major > 20 || (major === 20 && minor >= 19)
  const what = `Node ${process.versions.node} (needs 20.19)`
  return enough
    ? { state: 'ok', what, needed: true }
    : { state: 'missing', what, fix: 'install Node 20.19 or newer', needed: true }
}

const machine = (): Check => ({
  state: 'ok',
  what: `${availableParallelism()} cores granted, ${Math.round(freemem() / bytesPerGb)} GB free memory`,
  needed: false,
})

async function writing(): Promise<Check> {
  const { checkFolder } = await import('@penfield/study/node')
  try {
    checkFolder('.penfield-doctor')
    return { state: 'ok', what: 'writes here', needed: false }
  } catch (cause) {
    return {
      state: 'look',
      what: `this folder can't be written (${(cause as Error).message})`,
      fix: 'give --out a folder elsewhere',
      needed: false,
    }
  }
}

async function philoxVector(): Promise<Check> {
  const { philox } = await import('@penfield/kernels')
  const words = new Uint32Array(4)
  philox(words, 0, 0, 0, 0, 0, 0)
  const right = words.join() === '1713891541,3781805453,3159862348,2600524760'
  return right
    ? { state: 'ok', what: 'random numbers give the published answer', needed: true }
    : {
        state: 'missing',
        what: 'random numbers do not give the published answer',
        fix: 'report this machine',
        needed: true,
      }
}

async function pngEngine(): Promise<Check> {
  try {
    const { pngFromSvg } = await import('@penfield/report/png')
    pngFromSvg('<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="10mm" viewBox="0 0 10 10"/>', { dpi: 96 })
    return { state: 'ok', what: 'figures as PNG', needed: true }
  } catch {
    return {
      state: 'missing',
      what: 'figures as PNG: resvg does not load',
      fix: 'npm install @resvg/resvg-js',
      needed: true,
    }
  }
}

async function workerPool(): Promise<Check> {
  try {
    await import('piscina')
    return { state: 'ok', what: 'workers', needed: true }
  } catch {
    return { state: 'missing', what: 'workers: piscina does not load', fix: 'npm install piscina', needed: true }
  }
}

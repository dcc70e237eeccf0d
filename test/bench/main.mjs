// npm run bench                                     start-up (G8), both sides in turn. Prints; judges nothing.
// npm run bench -- --against DIR [--kernel K] [--case C] [--reps R] [--json FILE] [--jobs J]
//                                                   our kernels against the baseline scripts in DIR, in turn: ratios of CPU time;
//                                                   J workers against one, where a kernel has workers: ratio of wall time
// npm run -s bench -- --serve DIR                   answers the bench's lines on stdin; DIR holds the workloads
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    kernel: { type: 'string' },
    case: { type: 'string' },
    reps: { type: 'string', default: '5' },
    json: { type: 'string' },
    jobs: { type: 'string' },
    serve: { type: 'string' },
  },
})

try {
  if (values.serve !== undefined) await (await import('./serve.mjs')).serve(values.serve)
  else if (values.against !== undefined) await (await import('./against.mjs')).against(values.against, values)
  else (await import('./start-up.mjs')).startUp()
} catch (problem) {
  process.stderr.write(`bench: ${problem.message}\n`)
  process.exitCode = 1
}

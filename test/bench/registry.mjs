// What the bench compares: one file and one line each. An entry is
//   { script, kernel, unit,      the baseline script it stands against, the kernel's name there, what n counts
//     counts: { case: n },       its cases, and how many units a timed run does
//     goals: { rival: ratio },   a baseline's implementation → how many times faster we want to be (all sizes, or by case)
//     goalUs: { case: µs },      and how long a unit may take at most (optional)
//     alone: true,               no baseline has these cases: only our times are printed (optional)
//     without: { case: why },    cases of the script that we leave out, and the reason (optional)
//     jobs: { case, goal,        for `--jobs`, see jobs.mjs (optional): how many times faster two workers should be,
//             worker, there },   the module that a worker runs, and how many items the state has
//     load(workload),            reads the arrays: not timed
//     run(state, case, n, check) prepares and computes, timed; the checksum, or null when `check` is false and it costs }
// Implementations follow from how the process was started: `f64` as it comes, `ts` with PENFIELD_KERNELS=plain.
import { k1Emg } from './kernels/k1-emg.mjs'
import { k2GpFit, k2GpStd } from './kernels/k2-gp.mjs'
import { k2Gridfit, k2Linear, k2Natural, k2Tps } from './kernels/k2-interp.mjs'
import { k3Bootstrap } from './kernels/k3-bootstrap.mjs'
import { k4MaxT, k4Tfce } from './kernels/k4-groups.mjs'

export const entries = [k1Emg, k2Linear, k2Natural, k2Tps, k2Gridfit, k2GpFit, k2GpStd, k3Bootstrap, k4MaxT, k4Tfce]

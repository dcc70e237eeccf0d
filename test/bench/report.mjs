/** What a case's rounds say, printed and as records: the times of each side, and each of ours against each of theirs. */
import { median } from './median.mjs'

export function report({ kernel, unit, goals, goalUs }, name, sides) {
  for (const { impl, isOurs, timesUs } of sides) {
    const goal = impl === 'f64' && isOurs ? goalUs?.[name] : undefined
    const times = [median(timesUs), Math.min(...timesUs)].map((us) => significant(us).padStart(10)).join('')
    line(name, impl, times, goal === undefined ? '' : `at most ${goal} µs`)
  }
  const records = sides
    .filter(({ isOurs }) => isOurs)
    .flatMap((our) =>
      sides
        .filter(({ isOurs }) => !isOurs)
        .map((rival) => ({
          kernel,
          case: name,
          unit,
          ...compared(our, rival, goals[rival.impl]?.[name] ?? goals[rival.impl]),
        })),
    )
  for (const { impl, rival, ratio, best, goal } of records)
    line(
      name,
      `${impl} against ${rival}`,
      [ratio, best].map((x) => `${x.toFixed(2)}x`.padStart(10)).join(''),
      goal ? `at least ${goal}x` : '',
    )
  return records
}

/** Only our default implementation has goals. */
function compared(our, rival, aim) {
  const ratios = rival.timesUs.map((us, round) => us / our.timesUs[round])
  const goal = our.impl === 'f64' ? aim : undefined
  return {
    impl: our.impl,
    rival: rival.impl,
    rounds: ratios.length,
    ratio: median(ratios),
    best: Math.max(...ratios),
    oursUs: median(our.timesUs),
    rivalUs: median(rival.timesUs),
    ...(typeof goal === 'number' ? { goal } : {}),
  }
}

const line = (name, what, numbers, goal) =>
  console.log(`  ${name.padEnd(12)}${what.padEnd(34)}${numbers}${goal === '' ? '' : `   goal: ${goal}`}`)

/** Three digits, never with an exponent. */
const significant = (us) => us.toFixed(us < 10 ? 2 : us < 100 ? 1 : 0)

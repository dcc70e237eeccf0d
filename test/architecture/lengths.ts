/** How long sources are as a whole; the end of one file, 400 lines, is a lint rule. */
const medianLimit = 80
const nineInTenLimit = 200

/** What is too long, as sentences. Lines are counted as `wc -l` does. */
export function tooLong(files: ReadonlyMap<string, string>): readonly string[] {
  const lengths = [...files].map(([path, text]) => ({ path, n: text.split('\n').length - 1 }))
  const sorted = lengths.map(({ n }) => n).sort((a, b) => a - b)
  const median = sorted[Math.ceil(sorted.length / 2) - 1]
  const long = lengths.filter(({ n }) => n > nineInTenLimit).map(({ path }) => path)
  return [
    ...(median > medianLimit
      ? [`Half of the sources have more than ${medianLimit} lines; the median is ${median}.`]
      : []),
    ...(long.length > lengths.length / 10
      ? [`More than one in ten of the sources have over ${nineInTenLimit} lines: ${long.join(', ')}.`]
      : []),
  ]
}

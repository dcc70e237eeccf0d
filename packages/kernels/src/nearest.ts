/** The choice that a mistyped word most likely meant: the first within edit distance 2; undefined when none is near. */
export function nearest(word: string, choices: readonly string[]): string | undefined {
  const near = choices
    .map((choice) => ({ choice, distance: editDistance(word, choice) }))
    .filter(({ distance }) => distance <= 2)
  near.sort((a, b) => a.distance - b.distance)
  return near[0]?.choice
}

/** Levenshtein distance, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, k) => k)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let k = 1; k <= b.length; k++) {
      const change = row[k - 1] + (a[i - 1] === b[k - 1] ? 0 : 1)
      next.push(Math.min(change, row[k] + 1, next[k - 1] + 1))
    }
    row = next
  }
  return row[b.length]
}

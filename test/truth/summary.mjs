// From judged people to one row a number: bias, error and how often its interval held what it is meant to hold.

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
const isNumber = (value) => value !== null && value !== undefined
const present = (values) => values.filter(isNumber)
/** An end this near counts as holding. */
const slack = 1e-9

/** Directions in degrees without sense: mean axis, from the doubled angle. */
function axialMean(degrees) {
  const doubled = degrees.map((value) => (2 * value * Math.PI) / 180)
  const angle = Math.atan2(mean(doubled.map(Math.sin)), mean(doubled.map(Math.cos)))
  return (angle * 180) / Math.PI / 2
}

const centreOf = ({ id }, values) => (id === 'orientation' ? axialMean(values) : mean(values))
/** Difference of two values; of two axes the shorter way round. */
export const off = ({ id }, value, from) =>
  id === 'orientation' ? value - from - 180 * Math.round((value - from) / 180) : value - from

function holds(column, [low, high], value, target) {
  const [below, above] = [low - value, high - value]
  const at = off(column, target, value)
  const near = slack * Math.max(1, Math.abs(target))
  return at >= below - near && at <= above + near
}

/** Share of intervals that held the target, with how many there were. */
function tally(column, pairs) {
  const held = pairs.filter(({ interval, value, target }) => holds(column, interval, value, target)).length
  return { n: pairs.length, coverage: pairs.length === 0 ? null : held / pairs.length, held }
}

/** Interval, value and target of every session that has them. */
const pairsOf = (people, intervalOf, valueOf, targetOf) =>
  people.flatMap((person) =>
    person.sessions.flatMap((session) => {
      const [interval, value, target] = [intervalOf(session), valueOf(session), targetOf(person)]
      return present([...interval, value, target]).length === 4 ? [{ interval, value, target }] : []
    }),
  )

/** Mean error and root mean square error of pairs of value and truth. */
function errors(column, pairs) {
  const found = pairs.map(({ value, target }) => off(column, value, target))
  if (found.length === 0) return { bias: null, rmse: null, truth: null }
  return {
    bias: mean(found),
    rmse: Math.sqrt(mean(found.map((error) => error * error))),
    truth: mean(pairs.map(({ target }) => target)),
  }
}

/** From person to person, since sessions of one person have much in common. */
function standardError(column, people, intervalOf, valueOf, targetOf) {
  const shares = people
    .map((person) => tally(column, pairsOf([person], intervalOf, valueOf, targetOf)))
    .filter(({ n }) => n > 0)
    .map(({ coverage }) => coverage)
  if (shares.length < 2) return null
  const centre = mean(shares)
  const squares = shares.reduce((sum, share) => sum + (share - centre) * (share - centre), 0)
  return Math.sqrt(squares / (shares.length - 1) / shares.length)
}

function judged(column, people, intervalOf, valueOf, targetOf, truthOf) {
  const { n, coverage } = tally(column, pairsOf(people, intervalOf, valueOf, targetOf))
  const sessions = people.reduce((sum, person) => sum + person.sessions.length, 0)
  const values = pairsOf(people, () => [0, 0], valueOf, truthOf)
  return {
    sessions,
    intervals: n,
    coverage,
    se: standardError(column, people, intervalOf, valueOf, targetOf),
    ...errors(column, values),
  }
}

/**
 * @param people what `judgedPerson` gave.
 * @returns for each number: `kind` value (interval of the mean of `value`) or corrected (interval of the noise-free value), how many
 *   sessions and intervals there were, coverage and its standard error, and bias and error against the noise-free value.
 */
export function summarised(people) {
  const { columns } = people[0]
  const metrics = columns.filter(({ level }) => level === 'metric').length
  const rows = columns.map((column, k) => {
    const targetOf = (person) => {
      const values = present(person.cheap.map((numbers) => numbers[k]))
      return values.length < person.cheap.length / 2 ? null : centreOf(column, values)
    }
    return {
      ...column,
      kind: 'value',
      ...judged(
        column,
        people.map((person) => ({ ...person, target: targetOf(person) })),
        (session) => session.interval[k],
        (session) => session.value[k],
        (person) => person.target,
        (person) => person.truth[k],
      ),
    }
  })
  const corrected = columns.slice(metrics).map((column, i) => ({
    ...column,
    kind: 'corrected',
    ...judged(
      column,
      people,
      (session) => session.correctedInterval[i],
      (session) => session.corrected[i],
      (person) => person.truth[metrics + i],
      (person) => person.truth[metrics + i],
    ),
    ceiling: average(people, (session) => session.ceiling[i]),
    chance: average(people, (session) => session.chance[i]),
  }))
  return [...pooled(rows), ...corrected]
}

function average(people, of) {
  const values = present(people.flatMap(({ sessions }) => sessions.map(of)))
  return values.length === 0 ? null : mean(values)
}

/** Both muscles as one row: they differ in nothing that matters here. */
function pooled(rows) {
  const byId = new Map()
  for (const row of rows) byId.set(`${row.level} ${row.id}`, [...(byId.get(`${row.level} ${row.id}`) ?? []), row])
  return [...byId.values()].map((same) => {
    if (same.length === 1) return same[0]
    const total = (key) => same.reduce((sum, row) => sum + row[key], 0)
    const weighted = (key) => {
      const known = same.filter((row) => isNumber(row[key]))
      const weight = known.reduce((sum, row) => sum + row.intervals, 0)
      return weight === 0
        ? (known[0]?.[key] ?? null)
        : known.reduce((sum, row) => sum + row[key] * row.intervals, 0) / weight
    }
    return {
      ...same[0],
      muscle: undefined,
      sessions: total('sessions'),
      intervals: total('intervals'),
      coverage: weighted('coverage'),
      se: weighted('se'),
      bias: weighted('bias'),
      rmse: weighted('rmse'),
      truth: weighted('truth'),
    }
  })
}

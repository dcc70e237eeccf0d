/**
 * The rings of a directed graph, one per ring found by a walk in the graph's order.
 *
 * @param edges node → the nodes it points to.
 * @returns each ring from its first node back to it: `a → b → a`.
 */
export function cycles(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: string[][] = []
  const done = new Set<string>()
  const trail: string[] = []

  const walk = (node: string): void => {
    const start = trail.indexOf(node)
    if (start >= 0) found.push([...trail.slice(start), node])
    if (start >= 0 || done.has(node)) return
    trail.push(node)
    for (const next of edges.get(node) ?? []) walk(next)
    trail.pop()
    done.add(node)
  }

  for (const node of edges.keys()) walk(node)
  return found
}

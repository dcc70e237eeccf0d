/** A process that answers JSON lines, one question at a time. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export function lineProcess(command, words, { env = process.env, cwd } = {}) {
  const child = spawn(command, words, { env, cwd, stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting = []
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)))
  const ended = (why) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`${[command, ...words].join(' ')} ${why}`))
  }
  child.on('error', (cause) => ended(`did not start: ${cause.message}`))
  child.on('close', (code) => ended(`ended with ${code}`))
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        child.stdin.write(`${JSON.stringify(question)}\n`)
      }),
    close: () => child.stdin.end(),
  }
}

// Compiles assembly/index.ts into src/generated/kernels-wasm.ts: the module's bytes as base64, so that every bundler can carry it.
// No relaxed SIMD and no fused multiply-add: their bits depend on the processor.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { main } from 'assemblyscript/asc'

const switches =
  '-O3 --runtime stub --noAssert --use abort= --importMemory --noExportMemory --enable simd --outFile kernels.wasm'

let wasm
const { error, stderr } = await main(['assembly/index.ts', ...switches.split(' '), '--baseDir', import.meta.dirname], {
  writeFile: (name, contents) => {
    if (name === 'kernels.wasm') wasm = contents
  },
})
if (error || wasm === undefined) {
  process.stderr.write(stderr.toString())
  throw new Error(`assembly/index.ts did not compile: ${error?.message ?? 'no module was written'}`)
}

const folder = join(import.meta.dirname, 'src', 'generated')
mkdirSync(folder, { recursive: true })
writeFileSync(
  join(folder, 'kernels-wasm.ts'),
  `// Made by build-wasm.mjs from assembly/: ${wasm.length} bytes.\nexport const base64 =\n  '${Buffer.from(wasm).toString('base64')}'\n`,
)

/** The few globals that every runtime has, or that are asked for by `globalThis`; nothing of Node, nothing of the DOM. */

declare function atob(base64: string): string

declare var process: { readonly env?: Readonly<Record<string, string | undefined>> } | undefined

declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array)
  }
  class Memory {
    constructor(pages: { readonly initial: number })
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
  class Instance {
    constructor(module: Module, imports: { readonly env: { readonly memory: Memory } })
    readonly exports: object
  }
}

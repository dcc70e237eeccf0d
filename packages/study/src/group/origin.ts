/** What a result of `group` says of how it came about. */
export interface GroupOrigin {
  readonly title: string
  readonly command: string
  readonly version: string
  readonly inputs: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
}

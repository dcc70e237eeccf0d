/** What the report says of the run, beside the results. */
export interface ReportSetting {
  readonly name: string
  readonly value: string
  readonly isDefault: boolean
  readonly meaning: string
}

export interface ReportInput {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

export interface ReportContext {
  readonly version: string
  /** The one line that makes this report again. */
  readonly command: string
  readonly seed: number
  readonly settings: readonly ReportSetting[]
  readonly inputs: readonly ReportInput[]
  readonly citation?: string
}

/** `--site-value`, `site-value` and `siteValue` name one setting. */
const plainName = (name: string): string => name.replaceAll('-', '').toLowerCase()

/** The value of a setting; undefined when it was not recorded. */
export const settingOf = ({ settings }: ReportContext, name: string): string | undefined =>
  settings.find((setting) => plainName(setting.name) === plainName(name))?.value

/** A study as its figures and its page see it: people, not yet groups. */

/** One number of one session, with its 95 % interval where there is one. */
export interface SeenNumber {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

export interface StudySession {
  readonly session: string
  readonly hemisphere: string
  /** One an index of the picture; null: the session has no such number. */
  readonly numbers: readonly (SeenNumber | null)[]
  /** The same without trial noise. */
  readonly corrected: readonly (SeenNumber | null)[]
}

export interface StudyPerson {
  readonly label: string
  /** Index into `groups`. */
  readonly group: number
  /** Address of the person's report, relative to the page. */
  readonly report: string
  /** By visit, then by hemisphere. */
  readonly sessions: readonly StudySession[]
  /** How many remarks the reports of this person have. */
  readonly remarks: number
}

export interface StudyIndex {
  readonly id: string
  readonly name: string
  readonly unit: 'mm' | '1'
}

export interface StudyPicture {
  readonly title: string
  readonly groups: readonly string[]
  readonly muscles: readonly [string, string]
  readonly indices: readonly StudyIndex[]
  readonly people: readonly StudyPerson[]
}

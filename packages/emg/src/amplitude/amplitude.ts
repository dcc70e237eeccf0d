/** What an amplitude is: one number of the samples of one sweep in the window. */
export interface Amplitude {
  readonly id: string
  readonly title: string
  readonly unit: 'uV' | 'uV*ms' | '1'
  readonly source: string
  /** Whether the value depends on the background: its noise must then be measured against another background than its own. */
  readonly comparesWithBackground: boolean
  /**
   * @param windowUv        n ≥ 1 samples of the window, µV, less the mean of the background.
   * @param backgroundRmsUv RMS of the background, µV; NaN when none was recorded.
   * @param stepMs          sampling interval.
   * @returns the amplitude in `unit`; NaN when it has no answer.
   */
  of(windowUv: Float64Array, backgroundRmsUv: number, stepMs: number): number
}

export const amplitude = <const A extends Amplitude>(entry: A): A => entry

export { codes } from './codes.js'
export type { Colour } from './colour.js'
export { cividis, contrastRatio, differenceColour } from './colour.js'
export type { ReportContext, ReportInput, ReportSetting } from './context.js'
export { escapeText } from './escape.js'
export type { Drawing, Figure, FigureInput } from './figures/figure.js'
export { blandAltmanFigure } from './figures/group/bland-altman.js'
export { changeStrip } from './figures/group/change-strip.js'
export { forest } from './figures/group/forest.js'
export { groupMaps } from './figures/group/group-maps.js'
export { nullHistogram } from './figures/group/null-histogram.js'
export { raincloud } from './figures/group/raincloud.js'
export { figures } from './figures/index.js'
export { powerDesign } from './figures/power-design.js'
export { powerPeople } from './figures/power-people.js'
export type { PowerCurve, PowerLevel, PowerPicture } from './figures/power-picture.js'
export { studyChange } from './figures/study-change.js'
export { studyPeople } from './figures/study-people.js'
export type { SeenNumber, StudyIndex, StudyPerson, StudyPicture, StudySession } from './figures/study-picture.js'
export type { FormatOptions, Place, Quantity } from './format.js'
export {
  formatBounds,
  formatBytes,
  formatNumber,
  formatP,
  formatTick,
  formatValue,
  formatWithInterval,
  quantityOfUnit,
  unitName,
} from './format.js'
export { shareOfCeiling } from './overlap-kind.js'
export type { OverlapLineOptions } from './overlap-line.js'
export { overlapLine } from './overlap-line.js'
export { sessionReport } from './page.js'
export type { ComparePageParts } from './sections/compare.js'
export { comparePage } from './sections/compare.js'
export type { GroupPageParts, ReviewerAnswer } from './sections/group.js'
export { groupPage } from './sections/group.js'
export type { Light, LightState } from './sections/lights.js'
export { qualityLights } from './sections/lights.js'
export { methodSentences } from './sections/method-sentences.js'
export type { PowerPageParts } from './sections/power.js'
export { powerPage } from './sections/power.js'
export type { ReliabilityPageParts } from './sections/reliability.js'
export { reliabilityPage } from './sections/reliability.js'
export type { StudyPageParts } from './sections/study.js'
export { studyPage } from './sections/study.js'
export type { Theme } from './theme.js'
export { dark, light } from './theme.js'

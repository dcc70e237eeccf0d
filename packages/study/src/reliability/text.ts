/** What terminal and page show of a reliability study. */
import type { Place } from '@penfield/report'
import { componentCells, errorCells, iccCells, pairCells } from './cells.js'
import { lookSentences } from './looks.js'
import type { ReliabilityResult } from './reliability.js'
import { answerSentences, methodSentences, subjectOf, whoSentence } from './words.js'

/** Words and tables as texts, the tables without those that are empty. */
export const reliabilityText = (result: ReliabilityResult, place: Place) => ({
  title: `${result.request.file} · ${subjectOf(result)} · ${whoSentence(result)}`,
  answer: answerSentences(result, place),
  method: methodSentences(result, place),
  looks: lookSentences(result),
  tables: [
    { caption: 'Intraclass correlations', rows: iccCells(result, place) },
    { caption: 'Errors of measurement', rows: errorCells(result, place) },
    {
      caption: 'Bland and Altman, later less earlier session, with 95 % CI; slope of the difference on the mean',
      rows: pairCells(result, place),
    },
    { caption: 'Variance components', rows: componentCells(result, place) },
  ].filter(({ rows }) => rows.length > 0),
})

/** The file that worker threads run. */
export { answerPng, answerShard } from '@penfield/study/node'

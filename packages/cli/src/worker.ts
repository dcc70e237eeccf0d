/** The file that worker threads run. */
export { answerPeople, answerPng, answerShard } from '@penfield/study/node'
